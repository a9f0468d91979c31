package id.bilik.queueserver.core.branch.plan;

/**
 * Which numbers kiosks may give while they can't reach the branch.
 *
 * @param from  first count that may be set aside, 2-9000; high, so that the numbers of the day rarely come there
 * @param block the least that is set aside at once for a kiosk, a service and a day, 1-200; more where more come
 */
public record ReservedPlan(int from, int block) {
    public static final ReservedPlan DEFAULT = new ReservedPlan(601, 20);
    /** No count above is set aside: a device gone mad must not use the numbers up. */
    public static final int LAST = 9_999;

    boolean isPossible() { return from >= 2 && from <= 9_000 && block >= 1 && block <= 200; }
}
