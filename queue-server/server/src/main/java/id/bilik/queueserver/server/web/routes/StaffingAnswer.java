package id.bilik.queueserver.server.web.routes;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fewest officers that hold a target.
 *
 * @param groups       that the branch has: more officers than these want more booths
 * @param learned      whether the arrivals come from the journal, not from what is expected of any branch
 * @param officerHours of all of them together
 */
record StaffingAnswer(OffsetDateTime now, double share, double withinMinutes, long millis,
        List<StaffingView> plan, int most, int shortestShift, int groups, boolean learned, double officerHours,
        int tried) {

    /**
     * @param verified expected share in time over branches that are as likely as the one believed in, and the range of 8 of 10
     *                 of them; single days vary more
     * @param missed   whether the target is missed on days that the search has not seen, if the branch is as it is believed to
     *                 be; {@code verified} may lie below the target all the same
     */
    record StaffingView(OffsetDateTime from, double arrivals, int officers, double level, LevelView verified,
            boolean missed) {}

    record LevelView(double low, double mean, double high) {}

    /**
     * How far the work is.
     *
     * @param state   none, searching, verifying, done, cancelled or failed
     * @param problem what failed
     */
    record WorkView(String state, int tried, double officerHours, long millis, @Nullable StaffingAnswer answer,
            @Nullable String problem) {
        static WorkView of(StaffingWork.Seen<StaffingAnswer> seen) {
            StaffingAnswer answer = seen.answer();
            return new WorkView(seen.state(), seen.tried(),
                    answer == null ? seen.officerHours() : answer.officerHours, seen.millis(), answer,
                    seen.problem());
        }
    }
}
