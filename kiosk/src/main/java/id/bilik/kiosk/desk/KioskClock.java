package id.bilik.kiosk.desk;

import id.bilik.kiosk.store.Change;
import id.bilik.kiosk.store.Store;
import id.bilik.kiosk.store.StoreFailed;
import id.bilik.process.clock.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of day on a machine that may have no clock: what the server said last, and how long the machine has run since.
 * Before the server has said anything in this run of the machine, the time is only known not to be earlier than whatever
 * was known before.
 */
public final class KioskClock {

    private static final Logger LOG = LoggerFactory.getLogger(KioskClock.class);
    private static final String KIND = "anchor";
    private static final Duration SAVED_EVERY = Duration.ofHours(1);
    private static final Duration LARGE_STEP = Duration.ofSeconds(5);
    private static final int RUNS_KEPT = 5;

    private final InstantSource wall;
    private final Uptime uptime;
    private final Store store;
    private final List<Anchor> earlier;
    private @Nullable Anchor anchor;
    private @Nullable Anchor saved;
    private Instant floor;
    private final long floorMillis;

    /** What the server's clock showed at a moment of a run of this machine. */
    record Anchor(String boot, long uptimeMillis, Instant server) {

        Instant at(long millis) { return server.plusMillis(millis - uptimeMillis); }
    }

    /**
     * A clock.
     *
     * @param known
     *            a time that has surely passed
     */
    public KioskClock(InstantSource wall, Uptime uptime, Store store, Instant known) {
        this.wall = wall;
        this.uptime = uptime;
        this.store = store;
        this.earlier = new ArrayList<>(store.list(KIND, Anchor.class));
        this.floorMillis = millis();
        this.floor = known;
        for (Anchor each : earlier) {
            if (each.boot().equals(uptime.boot())) {
                anchor = each;
                saved = each;
            }
            floor = later(floor, each.server());
        }
    }

    /** The server's clock shows this now. */
    public synchronized void heard(Instant server) {
        Anchor now = new Anchor(uptime.boot(), millis(), server);
        anchor = now;
        Anchor last = saved;
        if (last != null && !isOld(last, now)
                && Duration.between(last.at(now.uptimeMillis()), server).abs().compareTo(LARGE_STEP) < 0) {
            return;
        }
        Duration wrong = Duration.between(wall.instant(), server);
        if (wrong.abs().compareTo(LARGE_STEP) > 0 && (last == null || isOld(last, now))) {
            LOG.warn("this machine's clock is {} s behind the server's", wrong.toSeconds());
        }
        earlier.removeIf(each -> each.boot().equals(now.boot()));
        earlier.add(now);
        Change change = new Change().remove(KIND, now.boot()).put(KIND, now.boot(), now);
        while (earlier.size() > RUNS_KEPT) {
            change.remove(KIND, earlier.removeFirst().boot());
        }
        try {
            store.write(change);
            saved = now;
        } catch (StoreFailed notNow) {
            // noted by the store; the next answer of the server tries again
        }
    }

    private static boolean isOld(Anchor saved, Anchor now) {
        return now.uptimeMillis() - saved.uptimeMillis() >= SAVED_EVERY.toMillis();
    }

    /** The time of day, as well as it is known. */
    public synchronized Stamp stamp() {
        long now = millis();
        Anchor known = anchor;
        if (known != null) {
            return new Stamp(uptime.boot(), now, known.at(now), true);
        }
        Instant least = later(wall.instant(), floor.plusMillis(now - floorMillis));
        return new Stamp(uptime.boot(), now, least, false);
    }

    /** How long ago that was; empty where the machine was switched off in between. */
    public Optional<Duration> age(Stamp stamp) {
        return stamp.boot().equals(uptime.boot())
                ? Optional.of(Duration.ofMillis(Math.max(0, millis() - stamp.uptimeMillis())))
                : Optional.empty();
    }

    /** The same moment, with what was learned of that run of the machine after it. */
    public synchronized Stamp better(Stamp stamp) {
        if (stamp.exact()) {
            return stamp;
        }
        Anchor now = anchor;
        if (now != null && now.boot().equals(stamp.boot())) {
            return new Stamp(stamp.boot(), stamp.uptimeMillis(), now.at(stamp.uptimeMillis()), true);
        }
        for (Anchor each : earlier) {
            if (each.boot().equals(stamp.boot())) {
                return new Stamp(stamp.boot(), stamp.uptimeMillis(), each.at(stamp.uptimeMillis()), true);
            }
        }
        return stamp;
    }

    /** Since the machine was started. */
    Duration sinceBoot() { return uptime.sinceBoot(); }

    private long millis() { return uptime.sinceBoot().toMillis(); }

    private static Instant later(Instant one, Instant other) { return one.isAfter(other) ? one : other; }
}
