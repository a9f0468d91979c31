package id.bilik.queueserver.core.capacity;

/**
 * What one visit takes. A long visit takes it from all the quarter hours over which it lasts, from each as much as it gets on in
 * it: were all of it counted where the visit begins, a visit of an hour would leave the next three quarters free, and an
 * officer who leaves in between would be missed by nobody.
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

    /** Over how many the visit lasts, at least 1. */
    public int slots() {
        return Math.toIntExact(Math.ceilDiv(work.attention(), pace));
    }

    /**
     * What a visit that begins in one slot takes from each. What would run on behind the last slot is taken from the last.
     *
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
