package id.bilik.queueserver.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What passkeys are asked to sign: drawn for one browser, good for five minutes and once. They are in memory, and few: so
 * many in all, and so many for an address, which is a limit to its pace, too.
 */
final class PasskeyChallenges {
    static final Duration HOLD = Duration.ofMinutes(5);
    static final int MOST_OF_ADDRESS = 60;
    private static final int MOST = 2_000;

    private final InstantSource clock;
    private final Secrets secrets;
    /** By the hash of the secret that the browser's cookie has, the oldest first. */
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private record Waiting(String challenge, String address, Instant until) {}

    PasskeyChallenges(InstantSource clock, Secrets secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Draws one, in place of the one that the same browser had before.
     *
     * @param before the secret of that one; null for none
     * @return empty where too many wait
     */
    synchronized Optional<Passkeys.Challenge> begin(String address, @Nullable String before) {
        Instant now = clock.instant();
        waiting.values().removeIf(each -> !now.isBefore(each.until));
        if (before != null) {
            waiting.remove(Secrets.hash(before));
        }
        if (waiting.size() >= MOST
                || waiting.values().stream().filter(each -> each.address.equals(address)).count() >= MOST_OF_ADDRESS) {
            return Optional.empty();
        }
        String secret = secrets.draw();
        String challenge = secrets.draw();
        waiting.put(Secrets.hash(secret), new Waiting(challenge, address, now.plus(HOLD)));
        return Optional.of(new Passkeys.Challenge(secret, challenge));
    }

    /** The challenge of a secret, which is used up by this; null where there is none, or none any more. */
    synchronized @Nullable String take(String secret) {
        Waiting found = waiting.remove(Secrets.hash(secret));
        return found != null && clock.instant().isBefore(found.until) ? found.challenge : null;
    }
}
