package id.bilik.kiosk.desk;

import id.bilik.kiosk.store.Change;
import id.bilik.kiosk.store.Store;
import id.bilik.kiosk.store.StoreFailed;
import id.bilik.process.clock.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of day on a machine that may have no clock: what the server said last, and how long the machine has run since.
 * Before the server has said anything in this run of the machine, it is only known that so much time has passed since the
 * last moment that is known of an earlier run. What the machine's own clock shows is noted, and believed later if it fits
 * into what the server says by then.
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
    /** The machine was not started before. */
    private final Instant earliestStart;

    /**
     * A clock.
     *
     * @param known
     *            moments of this run and of earlier ones
     */
    public KioskClock(InstantSource wall, Uptime uptime, Store store, List<Stamp> known) {
        this.wall = wall;
        this.uptime = uptime;
        this.store = store;
        this.earlier = new ArrayList<>(store.list(KIND, Anchor.class));
        Instant start = Instant.EPOCH;
        for (Anchor each : earlier) {
            if (each.boot().equals(uptime.boot())) {
                anchor = each;
                saved = each;
            } else {
                start = later(start, each.server());
            }
        }
        for (Stamp each : known) {
            Stamp better = exactly(each).orElse(each);
            if (better.hasSurelyPassed()) {
                start = later(start, each.boot().equals(uptime.boot())
                        ? better.at().minusMillis(each.uptimeMillis())
                        : better.at());
            }
        }
        this.earliestStart = start;
    }

    /** The server's clock shows this now. */
    public synchronized void heard(Instant server) {
        Anchor now = new Anchor(uptime.boot(), millis(), server, wall.instant());
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
        if (last != null && Duration.between(last.at(now.uptimeMillis()), server).abs().compareTo(LARGE_STEP) < 0) {
            store.note(change); // nothing new but the hour: it can wait for a ticket, or for the leases of the next day
            saved = now;
            return;
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
            return new Stamp(uptime.boot(), now, known.at(now), true, null);
        }
        return new Stamp(uptime.boot(), now, earliestStart.plusMillis(now), false, wall.instant());
    }

    /** How long ago that was; empty where the machine was switched off in between. */
    public Optional<Duration> age(Stamp stamp) {
        return stamp.boot().equals(uptime.boot())
                ? Optional.of(Duration.ofMillis(Math.max(0, millis() - stamp.uptimeMillis())))
                : Optional.empty();
    }

    /**
     * The same moment, with what was learned of that run of the machine after it. Where the server was not heard in that
     * run, the machine's clock is believed if it was as wrong as in the run before or after, and if that lies between
     * both; of two such times the earlier, so that nobody loses a place.
     */
    public synchronized Stamp better(Stamp stamp) { return exactly(stamp).or(() -> byWall(stamp)).orElse(stamp); }

    /** When the next run began in which the server was heard: that moment was before; empty where there was none. */
    public synchronized Optional<Instant> latest(Stamp stamp) {
        return findNext(stamp).map(Anchor::started);
    }

    private Optional<Stamp> exactly(Stamp stamp) {
        Anchor now = anchor;
        if (stamp.exact()) {
            return Optional.of(stamp);
        }
        return now != null && now.boot().equals(stamp.boot())
                ? Optional.of(at(stamp, now.at(stamp.uptimeMillis()), true))
                : earlier.stream().filter(each -> each.boot().equals(stamp.boot())).findFirst()
                        .map(each -> at(stamp, each.at(stamp.uptimeMillis()), true));
    }

    private Optional<Stamp> byWall(Stamp stamp) {
        Instant shown = stamp.wall();
        Optional<Anchor> next = findNext(stamp);
        if (shown == null || next.isEmpty()) {
            return Optional.empty();
        }
        Optional<Anchor> before = earlier.stream().filter(each -> each.started().isBefore(stamp.at()))
                .max(Comparator.comparing(Anchor::server));
        return Stream.of(before, next).flatMap(Optional::stream).map(each -> each.correct(shown))
                .flatMap(Optional::stream)
                .filter(time -> !time.isBefore(stamp.at()) && !time.isAfter(next.get().started()))
                .min(Comparator.naturalOrder()).map(time -> at(stamp, time, false));
    }

    private Optional<Anchor> findNext(Stamp stamp) {
        return earlier.stream().filter(each -> !each.started().isBefore(stamp.at()))
                .min(Comparator.comparing(Anchor::started));
    }

    private static Stamp at(Stamp stamp, Instant time, boolean exact) {
        return new Stamp(stamp.boot(), stamp.uptimeMillis(), time, exact, exact ? null : stamp.wall());
    }

    /** Since the machine was started. */
    Duration sinceBoot() { return uptime.sinceBoot(); }

    private long millis() { return uptime.sinceBoot().toMillis(); }

    private static Instant later(Instant one, Instant other) { return one.isAfter(other) ? one : other; }
}
