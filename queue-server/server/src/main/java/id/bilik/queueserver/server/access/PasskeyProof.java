package id.bilik.queueserver.server.access;

import org.jspecify.annotations.Nullable;

/**
 * A passkey's signature, as a browser has brought it and nobody has checked it yet. All but the site is in Base64url.
 *
 * @param site              for whom it must have signed
 * @param challenge         that was given to this browser and is used up by now; null where there is none
 * @param credential        the passkey's id
 * @param clientData        what the browser says of the page
 * @param authenticatorData what the authenticator says of itself
 */
public record PasskeyProof(RelyingParty site, @Nullable String challenge, String credential, String clientData,
        String authenticatorData, String signature) {}
