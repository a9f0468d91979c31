package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.forecast.OfficerRate;
import java.util.List;

/**
 * The officers of a half hour, and how many visits they have at once.
 *
 * @param rate of each of them
 * @param most visits that each has at once
 */
record Crew(OfficerRate rate, List<Integer> most) {
    private static final int HALVINGS = 40;

    /** An officer at each group; beyond the number at which an officer is fastest, more visits are no help. */
    static Crew at(List<GroupPlan> groups, OfficerRate rate) {
        return new Crew(rate, groups.stream().map(group -> Math.min(rate.peakConcurrency(),
                Math.min(group.concurrency(), group.booths().size()))).toList());
    }

    /** Visits at once with which all of them are fastest. */
    int places() {
        return most.stream().mapToInt(Integer::intValue).sum();
    }

    /** Seconds of work a second that they do at most. */
    double fastest() {
        return most.stream().mapToDouble(this::rateOf).sum();
    }

    /**
     * Visits that they must have at once, evenly, to do so many seconds of work a second: the fewest, since with fewer they
     * would be too slow, and with more each visit would take longer. {@link #places()} where even that is too few.
     */
    double visits(double work) {
        if (work >= fastest()) {
            return places();
        }
        double low = 0;
        double high = OfficerRate.MOST_BOOTHS;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double each = (low + high) / 2;
            if (most.stream().mapToDouble(limit -> rateOf(Math.min(each, limit))).sum() < work) {
                low = each;
            } else {
                high = each;
            }
        }
        double each = high;
        return most.stream().mapToDouble(limit -> Math.min(each, limit)).sum();
    }

    /** Between two whole numbers of visits an officer has now the one, now the other. */
    private double rateOf(double visits) {
        int whole = (int) visits;
        double part = visits - whole;
        return part == 0 ? rate.rate(whole) : rate.rate(whole) * (1 - part) + rate.rate(whole + 1) * part;
    }
}
