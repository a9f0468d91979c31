package id.bilik.queueserver.server.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.server.access.HeadOffice;
import id.bilik.queueserver.server.configuration.OidcConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OpenID Connect provider of a head office. What it says of itself and its keys are fetched when somebody wants to sign
 * in, and again when they are old or do not fit.
 */
public final class Provider {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    /** For a connection, and for each part of an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** So long a description counts as a sign that the provider answers, or a failure as one that it does not. */
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
    private static final int LARGEST_KEYS = 256 * 1024;
    /** So many wait for a provider at once; a slow one holds no more of this server than that. */
    private static final int MOST_AT_ONCE = 16;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ID = 255;
    /** By a private key of the provider alone; neither unsigned nor by a secret that both sides know. */
    private static final Set<JWSAlgorithm> SIGNED_BY = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
            JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
            JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private final OidcConfig config;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private volatile @Nullable Known known;
    private volatile @Nullable Failure failure;

    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, long at) {}

    private record Failure(String why, long at) {}

    private interface Asking<T> {
        T ask() throws Away, NotVouchedFor, IOException;
    }

    public Provider(OidcConfig config) { this.config = config; }

    /**
     * Where a browser goes to sign in.
     *
     * @throws Away where the provider would not answer there either
     */
    public URI page(Attempts.Attempt attempt) throws Away {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(ResponseType.CODE,
                new Scope(config.scopes().toArray(String[]::new)), new ClientID(config.client()),
                attempt.asked().back()).endpointURI(current().metadata.getAuthorizationEndpointURI())
                .state(new State(attempt.state())).nonce(new Nonce(attempt.nonce()))
                .codeChallenge(new CodeVerifier(attempt.verifier()), CodeChallengeMethod.S256);
        if (attempt.asked().proving() != null) {
            request.prompt(Prompt.Type.LOGIN).maxAge(0);
        }
        return request.build().toURI();
    }

    /**
     * Who has come back with that code.
     *
     * @param code   null where the provider has sent none, as for somebody who gave up there
     * @param issuer that the provider says it is with the code; null where it does not say
     */
    public HeadOffice.Person redeem(Attempts.Attempt attempt, @Nullable String code, @Nullable String issuer)
            throws Away, NotVouchedFor {
        if (code == null || code.isBlank()) {
            throw new NotVouchedFor("the head office sends no code");
        }
        if (issuer != null && !issuer.equals(config.issuer().toString())) {
            throw new NotVouchedFor("the code comes from another provider");
        }
        if (!places.tryAcquire()) {
            throw new Away("many people sign in at this moment");
        }
        try {
            Known provider = known == null ? current() : known;
            return asking(() -> person(provider, attempt, code));
        } catch (Away away) {
            LOG.warn("the head office at {} cannot be used: {}", config.issuer(), away.getMessage());
            throw away;
        } finally {
            places.release();
        }
    }

    private HeadOffice.Person person(Known provider, Attempts.Attempt attempt, String code)
            throws Away, NotVouchedFor, IOException {
        OIDCTokenResponse tokens = exchange(provider, attempt, code);
        IDTokenClaimsSet claims = validate(provider, tokens, attempt.nonce());
        List<ClaimsSet> said = new ArrayList<>(List.of(claims));
        URI more = provider.metadata.getUserInfoEndpointURI();
        if (more != null && (claims.getClaim(config.groupsClaim()) == null || claims.getClaim("name") == null)) {
            said.add(userInfo(more, tokens, claims));
        }
        String subject = claims.getSubject().getValue();
        if (subject.length() > LONGEST_ID) {
            throw new NotVouchedFor("the subject is too long");
        }
        Date proven = claims.getAuthenticationTime();
        List<String> groups = said.stream().map(each -> each.getClaim(config.groupsClaim()))
                .flatMap(Provider::words).toList();
        return new HeadOffice.Person(config.issuer().toString(), subject, name(said), config.roles(groups),
                proven == null ? Instant.EPOCH : proven.toInstant());
    }

    private OIDCTokenResponse exchange(Known provider, Attempts.Attempt attempt, String code)
            throws Away, NotVouchedFor, IOException {
        AuthorizationCodeGrant grant = new AuthorizationCodeGrant(new AuthorizationCode(code),
                attempt.asked().back(), new CodeVerifier(attempt.verifier()));
        URI endpoint = provider.metadata.getTokenEndpointURI();
        ClientID client = new ClientID(config.client());
        TokenRequest request = config.secret()
                .map(secret -> new TokenRequest.Builder(endpoint,
                        authentication(provider.metadata, client, new Secret(secret)), grant))
                .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant)).build();
        try {
            var answer = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
            if (!answer.indicatesSuccess()) {
                throw new NotVouchedFor(
                        "the provider refuses the code, " + answer.toErrorResponse().getErrorObject().getCode());
            }
            return (OIDCTokenResponse) answer.toSuccessResponse();
        } catch (ParseException strange) {
            throw new NotVouchedFor("the provider's answer to the code cannot be read");
        }
    }

    private static ClientAuthentication authentication(OIDCProviderMetadata metadata, ClientID client, Secret secret) {
        List<ClientAuthenticationMethod> ways = metadata.getTokenEndpointAuthMethods();
        boolean inBody = ways != null && !ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return inBody ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }

    /** Signature, issuer, audience, times and nonce. */
    private IDTokenClaimsSet validate(Known provider, OIDCTokenResponse tokens, String nonce)
            throws Away, NotVouchedFor {
        try {
            return new IDTokenValidator(new Issuer(config.issuer()), new ClientID(config.client()),
                    new JWSVerificationKeySelector<>(SIGNED_BY, provider.keys), null)
                    .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(nonce));
        } catch (BadJOSEException wrong) {
            throw new NotVouchedFor("the ID token does not hold: " + line(wrong.getMessage()));
        } catch (KeySourceException unreachable) {
            throw new Away("its keys cannot be fetched: " + line(unreachable.getMessage()));
        } catch (JOSEException wrong) {
            throw new NotVouchedFor("the ID token cannot be checked: " + line(wrong.getMessage()));
        }
    }

    /** What the provider says of a person beside the ID token. */
    private UserInfo userInfo(URI endpoint, OIDCTokenResponse tokens, IDTokenClaimsSet claims)
            throws Away, NotVouchedFor, IOException {
        try {
            UserInfoResponse answer = UserInfoResponse
                    .parse(send(new UserInfoRequest(endpoint, tokens.getOIDCTokens().getAccessToken())
                            .toHTTPRequest()));
            UserInfo info = answer.indicatesSuccess() ? answer.toSuccessResponse().getUserInfo() : null;
            if (info == null || !claims.getSubject().equals(info.getSubject())) {
                throw new NotVouchedFor("the provider says nothing of this person");
            }
            return info;
        } catch (ParseException strange) {
            throw new NotVouchedFor("what the provider says of this person cannot be read");
        }
    }

    private static HTTPResponse send(HTTPRequest request) throws Away, IOException {
        request.setConnectTimeout((int) PATIENCE.toMillis());
        request.setReadTimeout((int) PATIENCE.toMillis());
        request.setFollowRedirects(false);
        HTTPResponse response = request.send();
        if (response.getStatusCode() >= 500) {
            throw new Away("it answers " + response.getStatusCode());
        }
        return response;
    }

    // ---- what is known of the provider

    /** What it says of itself now. */
    private Known current() throws Away {
        Known before = known;
        if (before != null && isFresh(before.at)) {
            return before;
        }
        Failure last = failure;
        if (last != null && isFresh(last.at)) {
            throw new Away(last.why);
        }
        if (!places.tryAcquire()) {
            throw new Away("many people sign in at this moment");
        }
        try {
            OIDCProviderMetadata metadata = describe();
            JWKSource<SecurityContext> keys = before != null
                    && before.metadata.getJWKSetURI().equals(metadata.getJWKSetURI()) ? before.keys : keys(metadata);
            Known now = new Known(metadata, keys, System.nanoTime());
            known = now;
            return now;
        } catch (Away away) {
            failure = new Failure(String.valueOf(away.getMessage()), System.nanoTime());
            LOG.warn("the head office at {} cannot be used: {}", config.issuer(), away.getMessage());
            throw away;
        } finally {
            places.release();
        }
    }

    private OIDCProviderMetadata describe() throws Away {
        int millis = (int) PATIENCE.toMillis();
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(config.issuer()), millis, millis);
            for (URI address : new URI[]{metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(),
                    metadata.getJWKSetURI()}) {
                if (address == null || !OidcConfig.isSafe(address)) {
                    throw new Away("it names no address that is safe for sign-in, but " + address);
                }
            }
            URI more = metadata.getUserInfoEndpointURI();
            if (more != null && !OidcConfig.isSafe(more)) {
                throw new Away("it names an address that is not safe, " + more);
            }
            return metadata;
        } catch (GeneralException | IOException failed) {
            throw new Away(line(failed.getMessage()));
        }
    }

    private static JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws Away {
        int millis = (int) PATIENCE.toMillis();
        try {
            // a key that is not known is asked for once more, twice in half a minute at most
            return JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(),
                    new DefaultResourceRetriever(millis, millis, LARGEST_KEYS))
                    .cache(KEYS_KEPT.toMillis(), 2L * millis).refreshAheadCache(false).build();
        } catch (IOException strange) {
            throw new Away("the address of its keys cannot be read");
        }
    }

    private <T> T asking(Asking<T> work) throws Away, NotVouchedFor {
        try {
            return work.ask();
        } catch (IOException broken) {
            throw new Away(line(broken.getMessage()));
        }
    }

    private static boolean isFresh(long at) { return System.nanoTime() - at < FRESH.toNanos(); }

    // ---- what it says of a person

    private static Stream<String> words(@Nullable Object claim) {
        return switch (claim) {
            case String one -> Stream.of(one);
            case List<?> many -> many.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.of();
        };
    }

    private static String name(List<ClaimsSet> said) {
        return Stream.of("name", "preferred_username", "email")
                .flatMap(claim -> said.stream().map(each -> each.getClaim(claim))).flatMap(Provider::words)
                .map(String::strip).filter(name -> !name.isEmpty() && Texts.isPlain(name, LONGEST_NAME)).findFirst()
                .orElse("Head office");
    }

    private static String line(@Nullable String message) {
        return message == null ? "no reason given" : message.replaceAll("\\p{Cntrl}", " ");
    }
}
