package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a branch, with which others may begin: counts and moments of what it has seen, and nothing about anybody
 * in particular. What the branch believed is not among them, so what it took from others does not come back to them. A part
 * with an impossible value throws an {@link IllegalArgumentException} that names the field. Immutable.
 *
 * @param branch   id of the branch
 * @param services by id: how much work their visits were on a usual day; absent where there were none
 * @param leaving  by class: how long people waited, and how many left
 * @param noShows  calls, and who did not come
 * @param days     how far days differ in pace
 * @param officers how far officers differ in speed
 * @param selfWork how much participants work by themselves
 */
public record BranchFigures(String branch, Map<String, Works> services, Map<Priority, Waits> leaving, Calls noShows,
        Spread days, Spread officers, SelfWorked selfWork) {
    /** Where the bands of waiting begin, seconds; the last has no end. */
    public static final List<Double> BANDS = Arrays.stream(LeavingRate.BANDS).boxed().toList();
    /** With fewer officers their spread would tell how two of them compare. */
    static final int FEWEST_OFFICERS = 3;

    public BranchFigures {
        services = Collections.unmodifiableMap(new TreeMap<>(services));
        Map<Priority, Waits> classes = new EnumMap<>(Priority.class);
        classes.putAll(leaving);
        leaving = Collections.unmodifiableMap(classes);
    }

    /** The same without the services that a plan does not have. */
    public BranchFigures within(BranchPlan plan) {
        Map<String, Works> known = new TreeMap<>(services);
        known.keySet().removeIf(service -> plan.services().stream().noneMatch(each -> each.id().equals(service)));
        return new BranchFigures(branch, known, leaving, noShows, days, officers, selfWork);
    }

    /**
     * The works of a service.
     *
     * @param count       visits, 1 or more
     * @param meanSeconds of their works, positive
     * @param logVariance variance of the logarithms of their works, 0 or more
     */
    public record Works(int count, double meanSeconds, double logVariance) {
        public Works {
            expect(count >= 1, "count", "1 or more", count);
            expect(meanSeconds > 0 && isFinite(meanSeconds), "meanSeconds", "more than 0", meanSeconds);
            expect(isCount(logVariance), "logVariance", "0 or more", logVariance);
        }
    }

    /**
     * Waits of one class, by the {@link BranchFigures#BANDS} of waiting.
     *
     * @param hours that people waited within a band, 0 or more
     * @param left  people who left within it, 0 or more
     */
    public record Waits(List<Double> hours, List<Integer> left) {
        public Waits {
            hours = List.copyOf(hours);
            left = List.copyOf(left);
            expect(hours.size() == BANDS.size() && hours.stream().allMatch(BranchFigures::isCount), "hours",
                    BANDS.size() + " numbers, 0 or more", hours);
            expect(left.size() == BANDS.size() && left.stream().allMatch(each -> each >= 0), "left",
                    BANDS.size() + " whole numbers, 0 or more", left);
        }
    }

    /**
     * Calls in vain.
     *
     * @param calls   0 or more
     * @param absent  of them, those to which nobody came
     * @param seconds of work that the booths would have done meanwhile, 0 or more
     */
    public record Calls(int calls, int absent, double seconds) {
        public Calls {
            expect(calls >= 0, "calls", "0 or more", calls);
            expect(absent >= 0 && absent <= calls, "absent", "0 to calls", absent);
            expect(isCount(seconds), "seconds", "0 or more", seconds);
        }
    }

    /**
     * How far some of a kind differ, by the method of moments.
     *
     * @param count   how many there were, each as far as chance left something to see, 0 or more
     * @param squares sum of the squared logarithms by which they differ, what chance explains taken off: it may be below 0
     */
    public record Spread(double count, double squares) {
        static final Spread UNKNOWN = new Spread(0, 0);

        public Spread {
            expect(isCount(count), "count", "0 or more", count);
            expect(isFinite(squares) && (count > 0 || squares == 0), "squares", "a number, 0 where count is 0",
                    squares);
        }
    }

    /**
     * Attention and self-work.
     *
     * @param attentionSeconds 0 or more
     * @param aloneSeconds     0 or more
     */
    public record SelfWorked(double attentionSeconds, double aloneSeconds) {
        public SelfWorked {
            expect(isCount(attentionSeconds), "attentionSeconds", "0 or more", attentionSeconds);
            expect(isCount(aloneSeconds), "aloneSeconds", "0 or more", aloneSeconds);
        }
    }

    private static boolean isFinite(double value) { return Double.isFinite(value); }

    private static boolean isCount(double value) { return value >= 0 && isFinite(value); }

    private static void expect(boolean holds, String field, String what, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + what + ", not " + found);
        }
    }
}
