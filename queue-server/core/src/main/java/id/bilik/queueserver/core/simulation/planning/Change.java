package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a supervisor thinks of doing, now. */
public sealed interface Change {
    /**
     * Another capacity of a group.
     *
     * @param openBooths  null to leave them as they are
     * @param concurrency 1 to 6, null to leave it as it is
     */
    record Capacity(String group, @Nullable List<String> openBooths, @Nullable Integer concurrency)
            implements
                Change {}

    /**
     * One more officer.
     *
     * @param group a group without one; null for the first such, or for a new group of six booths that serves everything
     *              where there is none
     */
    record AddOfficer(@Nullable String group) implements Change {}

    /** The officer of a group takes no new visit any more. */
    record RemoveOfficer(String group) implements Change {}

    /**
     * So many open booths in a group, in the order of the plan; what the plan lacks is put up.
     *
     * @param count 1 to 6
     */
    record Booths(String group, int count) implements Change {}

    /** Other services of a group. */
    record Services(String group, List<String> services) implements Change {}

    /**
     * Tickets are issued until another time today.
     *
     * @param at {@link LocalTime#MIDNIGHT} for the end of the day
     */
    record Closing(LocalTime at) implements Change {}

    /** Another plan, at once. */
    record OtherPlan(BranchPlan plan) implements Change {}

    /** The branch would refuse it; the message says why. */
    final class Impossible extends RuntimeException {
        Impossible(String message) { super(message, null, false, false); }
    }
}
