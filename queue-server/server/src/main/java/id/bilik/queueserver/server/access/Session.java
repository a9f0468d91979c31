package id.bilik.queueserver.server.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in.
 *
 * @param id        hash of its secret
 * @param account   whose it is
 * @param name      of the account
 * @param device    the paired PC at which it began; null elsewhere
 * @param expiresAt the latest end, if it is used until then
 * @param proven    whether a password and a code were given within the last ten minutes
 */
public record Session(String id, String account, String name, Set<Role> roles, @Nullable String device,
        Instant expiresAt, boolean proven) {}
