package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.InstantSource;
import java.util.Optional;

/** The time of a branch. It never steps back, but where it was wrong and is put right, and ticks in microseconds, which is what the journal keeps. */
public interface BranchClock extends InstantSource {

    /** How many seconds of the branch pass in a second: 1, but in a {@link TimeLapse}. */
    default double speed() {
        return 1;
    }

    /** The machine's clock and what is doubted of it; empty where the branch's time does not follow it. */
    default Optional<TrustedClock> machine() {
        return Optional.empty();
    }

    /** Takes note of the state in which a branch is opened. */
    default void resume(Branch branch) {}

    /** What a branch must be told of its time now. */
    default Optional<Command> findDue(Branch branch) {
        return Optional.empty();
    }

    /** Takes note of what that led to. */
    default void note(Branch before, Branch after) {}
}
