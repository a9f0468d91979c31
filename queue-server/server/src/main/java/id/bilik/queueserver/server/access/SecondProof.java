package id.bilik.queueserver.server.access;

import org.jspecify.annotations.Nullable;

/**
 * What comes with a password as second factor.
 *
 * @param code    of an authenticator app; null for none
 * @param passkey wins over a code; null for none
 */
public record SecondProof(@Nullable String code, @Nullable PasskeyProof passkey) {}
