package id.bilik.queueserver.server.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Devices that wait for a technician. A device shows a code and keeps a claim for itself; who approves the code sees the
 * device, and only who holds the claim gets the key. Nothing of it outlives the server.
 */
public final class Pairings {
    static final Duration HOLDS = Duration.ofMinutes(15);
    private static final int CODE_LENGTH = 6;
    /** More devices are not unpacked at once, and a stranger fills no memory. */
    private static final int MOST = 50;
    private static final int MOST_FROM_ADDRESS = 5;

    private final InstantSource clock;
    private final Secrets secrets;
    private final Map<String, Waiting> byCode = new LinkedHashMap<>();

    /** What a device learns: the code that it shows, and the claim that it keeps. */
    public record Begun(String code, String claim, Instant expiresAt) {}

    /**
     * A device that waits.
     *
     * @param wanted  as what, in its own words
     * @param address from which it asks
     */
    public record Asked(String code, String wanted, @Nullable String name, @Nullable String booth, String address,
            Instant expiresAt) {}

    /** The key of a device that was approved. */
    public record Granted(String device, String key) {}

    private record Waiting(Asked asked, String claimHash, @Nullable String ownKey, @Nullable Granted granted) {}

    Pairings(InstantSource clock, Secrets secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Empty where too many wait already. A device that asks again, because its page was loaded anew, gives up its code
     * before: it is known by its own key.
     *
     * @param ownKey that the device has drawn itself, so that it is known again after it forgot its cookies
     */
    public synchronized Optional<Begun> begin(DeviceKind wanted, @Nullable String name, @Nullable String booth,
            String address, @Nullable String ownKey) {
        forgetOld();
        if (ownKey != null) {
            byCode.values().removeIf(each -> ownKey.equals(each.ownKey));
        }
        long fromThere = byCode.values().stream().filter(each -> each.asked.address.equals(address)).count();
        if (byCode.size() >= MOST || fromThere >= MOST_FROM_ADDRESS) {
            return Optional.empty();
        }
        String code = secrets.drawCode(CODE_LENGTH);
        String claim = secrets.draw();
        Instant until = clock.instant().plus(HOLDS);
        byCode.put(code, new Waiting(new Asked(code, wanted.word(), name, booth, address, until), Secrets.hash(claim),
                ownKey, null));
        return Optional.of(new Begun(code, claim, until));
    }

    /** Those that nobody has approved yet. */
    public synchronized List<Asked> list() {
        forgetOld();
        List<Asked> asked = new ArrayList<>();
        byCode.values().stream().filter(each -> each.granted == null).forEach(each -> asked.add(each.asked));
        return asked;
    }

    synchronized Optional<Asked> find(String code) {
        forgetOld();
        return Optional.ofNullable(byCode.get(Secrets.typed(code))).filter(each -> each.granted == null)
                .map(Waiting::asked);
    }

    /** The key that a waiting device has drawn itself. */
    synchronized Optional<String> findOwnKey(String code) {
        return Optional.ofNullable(byCode.get(Secrets.typed(code))).map(Waiting::ownKey);
    }

    synchronized void grant(String code, Granted granted) {
        byCode.computeIfPresent(Secrets.typed(code),
                (same, waiting) -> new Waiting(waiting.asked, waiting.claimHash, waiting.ownKey, granted));
    }

    /** Whether a claim still waits or was granted. */
    public synchronized boolean isKnown(String claim) {
        forgetOld();
        return find(Secrets.hash(claim), byCode).isPresent();
    }

    /** The key of an approved device, once. */
    public synchronized Optional<Granted> take(String claim) {
        forgetOld();
        return find(Secrets.hash(claim), byCode).filter(waiting -> waiting.granted != null).map(waiting -> {
            byCode.remove(waiting.asked.code);
            return Objects.requireNonNull(waiting.granted);
        });
    }

    private static Optional<Waiting> find(String claimHash, Map<String, Waiting> among) {
        return among.values().stream().filter(each -> each.claimHash.equals(claimHash)).findFirst();
    }

    private void forgetOld() {
        Instant now = clock.instant();
        for (Iterator<Waiting> each = byCode.values().iterator(); each.hasNext();) {
            if (!now.isBefore(each.next().asked.expiresAt)) {
                each.remove();
            }
        }
    }
}
