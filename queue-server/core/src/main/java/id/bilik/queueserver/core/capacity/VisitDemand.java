package id.bilik.queueserver.core.capacity;

/**
 * The work of one visit. Every quarter hour over which a visit lasts gives as much of the work as the visit gets done in it.
 * If all of the work were counted where the visit begins, a visit of an hour would leave the next three quarters free, and
 * nobody would notice that an officer leaves in between.
 *
 * @param work all of it, with at least one second of attention
 * @param pace seconds of work by which the visit gets on in a slot, at least 1
 */
public record VisitDemand(Work work, long pace) {
    public VisitDemand {
        if (pace < 1 || work.attention() < 1 || work.booth() < 0 || work.booth() > work.attention()) {
            throw new IllegalArgumentException("not the work of a visit: " + work + " by " + pace);
        }
    }

    /** Whether it takes no booth of the branch. */
    boolean isFromHome() { return work.booth() == 0; }

    /** Over how many the visit lasts, at least 1. */
    public int slots() {
        return Math.toIntExact(Math.ceilDiv(work.attention(), pace));
    }

    /**
     * The work that the visit takes from each slot. The last slot also gives the work that would run past closing.
     *
     * @param first slot in which the visit begins, counted from 0
     * @param count slots of the day
     * @return by slot from {@code first} on
     */
    Work[] pieces(int first, int count) {
        Work[] pieces = new Work[Math.min(slots(), count - first)];
        Work rest = work;
        for (int i = 0; i < pieces.length; i++) {
            pieces[i] = i == pieces.length - 1 ? rest : rest.least(new Work(pace, pace));
            rest = rest.minus(pieces[i]);
        }
        return pieces;
    }
}
