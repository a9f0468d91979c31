package id.bilik.queueserver.core.branch;

/**
 * The business day in numbers, counted as events come.
 *
 * @param called          first calls of each step of a visit
 * @param calledInTarget  first calls within the target wait of the service
 * @param waitSeconds     sum over first calls, from the issue or the end of the step before to the call
 * @param served          visits that ended in a booth after arriving
 * @param serviceSeconds  sum over these and over steps that were done, from arrival to end
 */
public record Tally(int issued, int called, int calledInTarget, long waitSeconds, int served, long serviceSeconds,
        int completed, int noShow, int abandoned, SlipCounts slips) {
    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, SlipCounts.NONE);

    Tally plusIssued() {
        return new Tally(issued + 1, called, calledInTarget, waitSeconds, served, serviceSeconds, completed, noShow,
                abandoned, slips);
    }

    Tally plusCalled(long waited, boolean inTarget) {
        return new Tally(issued, called + 1, calledInTarget + (inTarget ? 1 : 0), waitSeconds + waited, served,
                serviceSeconds, completed, noShow, abandoned, slips);
    }

    Tally plusCompleted(long seconds) {
        return new Tally(issued, called, calledInTarget, waitSeconds, served + 1, serviceSeconds + seconds,
                completed + 1, noShow, abandoned, slips);
    }

    /** A step is done, or taken back with seconds below zero. */
    Tally plusStep(long seconds) {
        return new Tally(issued, called, calledInTarget, waitSeconds, served, serviceSeconds + seconds, completed,
                noShow, abandoned, slips);
    }

    Tally minusCompleted(long seconds) {
        return new Tally(issued, called, calledInTarget, waitSeconds, served - 1, serviceSeconds - seconds,
                completed - 1, noShow, abandoned, slips);
    }

    Tally plusNoShow(int change) {
        return new Tally(issued, called, calledInTarget, waitSeconds, served, serviceSeconds, completed,
                noShow + change, abandoned, slips);
    }

    Tally plusAbandoned() {
        return new Tally(issued, called, calledInTarget, waitSeconds, served, serviceSeconds, completed, noShow,
                abandoned + 1, slips);
    }

    Tally withSlip(Visit.Slip before, Visit.Slip now) {
        return new Tally(issued, called, calledInTarget, waitSeconds, served, serviceSeconds, completed, noShow,
                abandoned, slips.moved(before, now));
    }
}
