package id.bilik.queueserver.server.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import id.bilik.queueserver.server.records.PasskeyRows;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks what passkeys have signed, as Web Authentication Level 3 asks for it. The only class that knows the library, so that
 * this is loaded when the first passkey comes, and not at each start.
 */
final class PasskeyLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyLibrary.class);
    /** As the page asks for: ES256, EdDSA and, for older Windows, RS256. */
    private static final List<PublicKeyCredentialParameters> KEYS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.EdDSA),
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));
    private static final boolean VERIFIED_NEED_NOT_BE = false;
    private static final boolean PRESENT_MUST_BE = true;

    private final ObjectConverter converter = new ObjectConverter();
    /** Not strict: who has made an authenticator is not asked, so nothing is there to be believed or not. */
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** The identity of a passkey. Both parts are in Base64url. */
    record Made(String credential, String publicKey, long signCount) {}

    /** What is to be kept of a new passkey; empty where it was not made for that site and challenge. */
    Optional<Made> findMade(NewPasskey made) {
        if (made.challenge() == null) {
            return Optional.empty();
        }
        try {
            var request = new RegistrationRequest(bytes(made.attestation()), bytes(made.clientData()));
            var known = manager.verify(request, new RegistrationParameters(server(made.site(), made.challenge()), KEYS,
                    VERIFIED_NEED_NOT_BE, PRESENT_MUST_BE));
            var data = Objects.requireNonNull(known.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = Objects.requireNonNull(data.getAttestedCredentialData());
            return Optional.of(new Made(text(credential.getCredentialId()),
                    text(converter.getCborMapper().writeValueAsBytes(credential.getCOSEKey())),
                    data.getSignCount()));
        } catch (RuntimeException wrong) {
            noteWrong(wrong);
            return Optional.empty();
        }
    }

    /**
     * The counter that a passkey has signed, which the caller compares with the one before; empty where the signature is
     * not that of this passkey, for that site and challenge, in the presence of somebody.
     */
    OptionalLong findCount(PasskeyRows.Row passkey, PasskeyProof proof) {
        if (proof.challenge() == null) {
            return OptionalLong.empty();
        }
        try {
            COSEKey key = Objects.requireNonNull(
                    converter.getCborMapper().readValue(bytes(passkey.publicKey()), COSEKey.class));
            var credential = new AttestedCredentialData(AAGUID.ZERO, bytes(passkey.credential()), key);
            var request = new AuthenticationRequest(bytes(proof.credential()), bytes(proof.authenticatorData()),
                    bytes(proof.clientData()), bytes(proof.signature()));
            var known = manager.verify(request, new AuthenticationParameters(server(proof.site(), proof.challenge()),
                    new CredentialRecordImpl(null, null, null, null, 0, credential, null, null, null, null), null,
                    VERIFIED_NEED_NOT_BE, PRESENT_MUST_BE));
            return OptionalLong.of(Objects.requireNonNull(known.getAuthenticatorData()).getSignCount());
        } catch (RuntimeException wrong) {
            noteWrong(wrong);
            return OptionalLong.empty();
        }
    }

    /** Strangers send what they like, and the library throws what it likes; to them it is wrong, whatever it was. */
    private static void noteWrong(RuntimeException wrong) {
        LOG.debug("a passkey was not taken: {}", wrong.toString());
    }

    private static ServerProperty server(RelyingParty site, String challenge) {
        return ServerProperty.builder().origin(new Origin(site.origin())).rpId(site.id())
                .challenge(new DefaultChallenge(bytes(challenge))).build();
    }

    private static byte[] bytes(String text) { return Base64.getUrlDecoder().decode(text); }

    private static String text(byte @Nullable [] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Objects.requireNonNull(bytes));
    }
}
