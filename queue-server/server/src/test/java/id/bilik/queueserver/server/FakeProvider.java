package id.bilik.queueserver.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.bilik.queueserver.server.access.Role;
import id.bilik.queueserver.server.configuration.OidcConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A head office that lies as a test wants it to: no certified provider does. */
final class FakeProvider implements AutoCloseable {
    private static final String CLIENT = "bilik-pekalongan";
    static final String SECRET = "a secret of this branch and its head office";
    /** One for all tests of the JVM: to find a key takes longer than most of what is tested with it. */
    private static final RSAKey FIRST = key("first");

    private final HttpServer server;
    private final String issuer;
    private RSAKey key = FIRST;
    private UnaryOperator<JWTClaimsSet.Builder> lie = UnaryOperator.identity();
    private Signing signing = this::sign;
    private String challenge = "";
    private String nonce = "";
    private String userInfo = "{\"sub\":\"e-1001\",\"name\":\"Rina\"}";
    private String description;

    /** Makes a token of claims. */
    interface Signing {
        String sign(JWTClaimsSet claims) throws JOSEException;
    }

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        description = """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",
                "jwks_uri":"%1$s/jwks","userinfo_endpoint":"%1$s/me","response_types_supported":["code"],
                "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}"""
                .formatted(issuer);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description));
        server.createContext("/jwks",
                exchange -> answer(exchange, 200, new JWKSet(key).toPublicJWKSet().toString()));
        server.createContext("/me", exchange -> answer(exchange, 200, userInfo));
        server.createContext("/token", this::token);
        server.start();
    }

    OidcConfig config() {
        return new OidcConfig(URI.create(issuer), CLIENT, Optional.of(SECRET), Optional.empty(),
                List.of("openid", "profile"), "groups", Map.of(Role.AUDITOR, "revision", Role.SUPERVISOR, "heads"));
    }

    /** Takes up what a browser brings along, as its page of sign-in would. */
    FakeProvider visitedBy(URI start) {
        challenge = HeadOfficeTest.parameter(start, "code_challenge");
        nonce = HeadOfficeTest.parameter(start, "nonce");
        return this;
    }

    /** Says something else than the truth in its ID tokens. */
    void lie(UnaryOperator<JWTClaimsSet.Builder> other) {
        lie = other;
    }

    void signBy(Signing other) { signing = other; }

    void say(String ofPerson) { userInfo = ofPerson; }

    void describeItself(UnaryOperator<String> other) { description = other.apply(description); }

    /** Signs by a new key from now on, and forgets the old one. */
    void rotate() { key = key("second"); }

    String sign(JWTClaimsSet claims) throws JOSEException { return signedBy(key, claims); }

    static String signedBy(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    static String signedBySecret(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    static String unsigned(JWTClaimsSet claims) { return new PlainJWT(claims).serialize(); }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
        String verifier = form.replaceAll(".*code_verifier=([^&]+).*", "$1");
        if (!CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier)).getValue().equals(challenge)) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet.Builder truth = new JWTClaimsSet.Builder().issuer(issuer).subject("e-1001").audience(CLIENT)
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("nonce", nonce).claim("name", "Rina").claim("groups", List.of("revision"));
        try {
            answer(exchange, 200, "{\"access_token\":\"any\",\"token_type\":\"Bearer\",\"id_token\":\""
                    + signing.sign(lie.apply(truth).build()) + "\"}");
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() { server.stop(0); }
}
