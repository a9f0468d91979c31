package id.bilik.queueserver.server.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passkey that a browser has just made, and nobody has checked yet.
 *
 * @param site        for whom it must have been made
 * @param challenge   that was given to this browser and is used up by now, in Base64url; null where there is none
 * @param clientData  what the browser says of the page, in Base64url
 * @param attestation the public key and what belongs to it, in Base64url
 * @param transports  how a browser reaches it
 * @param name        for its owner; null for a usual one
 */
public record NewPasskey(RelyingParty site, @Nullable String challenge, String clientData, String attestation,
        List<String> transports, @Nullable String name) {}
