package id.bilik.queueserver.server.web.routes;

import java.time.OffsetDateTime;
import java.util.List;

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

    /** @param verified share in time on days that the search has not seen, with its 95 % interval */
    record StaffingView(OffsetDateTime from, double arrivals, int officers, double level, LevelView verified) {}

    record LevelView(double low, double mean, double high) {}
}
