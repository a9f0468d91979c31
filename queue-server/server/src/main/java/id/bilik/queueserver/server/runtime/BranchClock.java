package id.bilik.queueserver.server.runtime;

import java.time.InstantSource;

/** The time of a branch. It never steps back, and ticks in microseconds, which is what the journal keeps. */
public interface BranchClock extends InstantSource {

    /** How many seconds of the branch pass in a second: 1, but in a {@link TimeLapse}. */
    default double speed() {
        return 1;
    }
}
