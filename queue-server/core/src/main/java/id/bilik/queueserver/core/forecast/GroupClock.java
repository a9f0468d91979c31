package id.bilik.queueserver.core.forecast;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The work clock of a group: seconds of work that each of its visits has done, were the officer's rate shared evenly.
 * Single writer.
 */
final class GroupClock {
    private OfficerRate usual;
    private final double[] doneByLoad = new double[OfficerRate.MOST_BOOTHS + 1];
    private double done;
    private Instant at = Instant.EPOCH;
    /** Visits in booths; how many of them wait for the officer or are with them, and how many are on their way. */
    int load;
    int needing;
    int walking;
    Instant attentionEnded = Instant.EPOCH;
    /** Since when the officer is with a visit that they named; null where they named none. */
    @Nullable
    Instant attendingSince;
    @Nullable
    String officer;
    @Nullable
    Instant pausedSince;
    @Nullable
    String pauseReason;

    GroupClock(OfficerRate usual) { this.usual = usual; }

    private int visits() { return Math.min(load, OfficerRate.MOST_BOOTHS); }

    double doneAt(Instant now) {
        int visits = visits();
        return visits <= 0 ? done : done + seconds(at, now) * usual.rate(visits) / visits;
    }

    /** By number of visits in booths. */
    double[] doneByLoad() { return doneByLoad.clone(); }

    /** Brings it up to date, before the number of visits changes; seconds since it was. */
    double pass(Instant now) {
        double then = doneAt(now);
        doneByLoad[Math.max(0, visits())] += then - done;
        done = then;
        double passed = seconds(at, now);
        at = now;
        return passed;
    }

    /** Visits that get on in their booths: all but those who wait while the officer is with another. */
    double gettingOn() {
        return load - walking - Math.max(0, needing - 1);
    }

    void signOff() {
        officer = null;
        pausedSince = null;
    }

    void pause(@Nullable String reason, Instant now) {
        // another return is announced within the same pause
        if (pausedSince == null) {
            pausedSince = now;
            pauseReason = reason;
        }
    }

    void reset(OfficerRate rate) {
        usual = rate;
        load = 0;
        needing = 0;
        walking = 0;
        officer = null;
        pausedSince = null;
        attendingSince = null;
    }

    /** From one to the other; zero where the other is earlier. */
    static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }
}
