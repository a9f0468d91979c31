package id.bilik.queueserver.core.calling;

/**
 * Which of two waiting visits goes first at one moment: the rungs of {@link VisitLadder} in numbers alone. It says no
 * reason and allocates nothing, so that a forecast can play thousands of calls by the rules of the branch.
 * <p>
 * A time waited counts from the moment from which the visit counts; it is negative before the time of an appointment. All
 * times of one comparison are in the same unit.
 */
public final class VisitOrder {
    private VisitOrder() {}

    /** Whether it has waited longer than the deadline; an infinite one is never passed. */
    public static boolean isOverdue(double waited, double overdueAfter) {
        return waited > overdueAfter;
    }

    /** Whether its time has come. */
    public static boolean isDue(double waited) { return waited >= 0; }

    /**
     * Of two who have accumulated the same the heavier is first: it would be a moment later.
     *
     * @param weight how fast the one accumulates priority, positive
     * @return negative if the one goes first, positive if the other does, 0 if only the order of issue decides
     */
    public static int compare(double waited, double weight, double otherWaited, double otherWeight,
            double overdueAfter) {
        boolean overdue = isOverdue(waited, overdueAfter);
        if (overdue != isOverdue(otherWaited, overdueAfter)) {
            return overdue ? -1 : 1;
        }
        boolean due = isDue(waited);
        if (due != isDue(otherWaited)) {
            return due ? -1 : 1;
        }
        if (due && !overdue) {
            double accumulated = weight * waited;
            double otherAccumulated = otherWeight * otherWaited;
            if (accumulated != otherAccumulated) {
                return accumulated > otherAccumulated ? -1 : 1;
            }
            if (weight != otherWeight) {
                return weight > otherWeight ? -1 : 1;
            }
        }
        if (waited != otherWaited) {
            return waited > otherWaited ? -1 : 1;
        }
        return 0;
    }
}
