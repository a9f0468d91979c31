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

    /**
     * @param verified share in time on days that the search has not seen, with a 95 % interval over chance and over what the
     *                 branch does not know of itself
     * @param missed   whether the target is missed on such days if the branch is as it is believed to be
     */
    record StaffingView(OffsetDateTime from, double arrivals, int officers, double level, LevelView verified,
            boolean missed) {}

    record LevelView(double low, double mean, double high) {}
}
