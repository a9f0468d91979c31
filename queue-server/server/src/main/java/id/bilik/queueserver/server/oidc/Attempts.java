package id.bilik.queueserver.server.oidc;

import id.bilik.queueserver.server.access.HeadOffice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The people who went to the head office and are not back yet. Each attempt is good once, for ten minutes, and in the
 * browser that began it. They are few: of one address the oldest makes room, so that nobody pushes out the attempts of
 * others.
 */
public final class Attempts {
    public static final Duration KEPT = Duration.ofMinutes(10);
    static final int MOST = 1000;
    static final int MOST_OF_ADDRESS = 20;

    private final Supplier<String> secrets;
    private final InstantSource clock;
    private final Map<String, Attempt> waiting = new LinkedHashMap<>();

    /**
     * An attempt that was begun.
     *
     * @param state    comes back with the answer
     * @param cookie   the browser alone knows it
     * @param nonce    stands in what the provider signs
     * @param verifier proves to the provider that who began it also ends it (PKCE)
     * @param asked    what the browser asked for
     */
    public record Attempt(String state, String cookie, String nonce, String verifier, Asked asked, Instant begunAt) {}

    /**
     * What a browser asked for.
     *
     * @param address from which it came
     * @param back    where the provider sends it
     * @param to      page that it came for; empty for the one of its role
     * @param device  the paired PC that it is; null elsewhere
     * @param proving who is to prove again who it is; null for a plain sign-in
     */
    public record Asked(String address, URI back, String to, @Nullable String device,
            HeadOffice.@Nullable Proving proving) {}

    /** @param secrets draws 256 bits, as text that is fit for an address */
    public Attempts(Supplier<String> secrets, InstantSource clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    public synchronized Attempt begin(Asked asked) {
        Instant now = clock.instant();
        waiting.values().removeIf(each -> isOver(each, now));
        List<String> ofAddress = waiting.values().stream().filter(each -> each.asked.address.equals(asked.address))
                .map(Attempt::state).toList();
        if (ofAddress.size() >= MOST_OF_ADDRESS) {
            waiting.remove(ofAddress.getFirst());
        } else if (waiting.size() >= MOST) {
            waiting.remove(waiting.keySet().iterator().next());
        }
        Attempt attempt = new Attempt(secrets.get(), secrets.get(), secrets.get(), secrets.get(), asked, now);
        waiting.put(attempt.state, attempt);
        return attempt;
    }

    /** The attempt of that state, where this browser began it; it is used up in any case. */
    public synchronized Optional<Attempt> take(@Nullable String state, @Nullable String cookie) {
        Attempt attempt = state == null ? null : waiting.remove(state);
        if (attempt == null || cookie == null || isOver(attempt, clock.instant()) || !isSame(cookie, attempt.cookie)) {
            return Optional.empty();
        }
        return Optional.of(attempt);
    }

    private static boolean isOver(Attempt attempt, Instant now) { return !now.isBefore(attempt.begunAt.plus(KEPT)); }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
