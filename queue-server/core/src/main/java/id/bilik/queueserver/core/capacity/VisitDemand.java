package id.bilik.queueserver.core.capacity;

/**
 * What one visit takes. A long visit takes it from several quarter hours in equal pieces: were all of it counted where the
 * visit begins, a visit of an hour would leave the next three quarters free, and an officer who leaves in between would be
 * missed by nobody.
 *
 * @param work  all of it, with at least one second of attention for each slot
 * @param slots quarter hours over which the visit lasts, at least 1
 */
public record VisitDemand(Work work, int slots) {
    public VisitDemand {
        if (slots < 1 || work.attention() < slots || work.booth() < 0) {
            throw new IllegalArgumentException("not the work of a visit: " + work + " in " + slots);
        }
    }

    /**
     * What a visit that begins in one slot takes from each. What would run on behind the last slot is taken from the last.
     *
     * @return by slot from {@code first} on
     */
    Work[] pieces(int first, int count) {
        Work[] pieces = new Work[Math.min(slots, count - first)];
        for (int i = 0; i < slots; i++) {
            int at = Math.min(i, pieces.length - 1);
            Work piece = work.piece(i, slots);
            pieces[at] = i <= at ? piece : pieces[at].plus(piece);
        }
        return pieces;
    }
}
