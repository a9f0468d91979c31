package id.bilik.queueserver.core.capacity;

import java.time.Duration;
import java.time.Instant;

/**
 * The room of one slot, quota by quota.
 *
 * <p>
 * Each quota has its percent of what the slot can do, in whole seconds; the second or two that rounding leaves are nobody's,
 * as no quota may grow where an officer goes. Where promises are more than
 * their quota, since an officer went, what other quotas have left carries them: collective's, booked's, staff's, and
 * walk-ins' last, down to their minimum. What is still over is the slot's shortage.
 *
 * <p>
 * Near the time what is left flows on: what collective has left goes to booked two releases before the slot begins, what
 * booked has left to walk-ins one release before, and what staff has left to walk-ins as it begins.
 */
final class SlotRoom {
    private final Slot slot;
    private final Quotas quotas;
    private final Work[] taken;
    private final Work[] left;
    private Work shortage = Work.NONE;

    /** @param taken of promises, by quota; nothing of walk-ins */
    SlotRoom(Slot slot, Quotas quotas, Work[] taken, Instant now) {
        this.slot = slot;
        this.quotas = quotas;
        this.taken = taken;
        this.left = new Work[taken.length];
        carry(cut());
        flow(now);
    }

    /** Cuts the capacity up, and tells what is promised beyond. */
    private Work cut() {
        Work beyond = Work.NONE;
        for (int i = 0; i < taken.length; i++) {
            Work own = slot.capacity().percent(quotas.list().get(i).percent());
            left[i] = own.minus(taken[i]).positive();
            beyond = beyond.plus(taken[i].minus(own).positive());
        }
        return beyond;
    }

    private void carry(Work beyond) {
        Work over = beyond;
        for (Share share : new Share[]{Share.COLLECTIVE, Share.BOOKED, Share.STAFF, Share.WALK_IN}) {
            Work kept = share == Share.WALK_IN ? slot.capacity().percent(quotas.walkInMinimum()) : Work.NONE;
            for (int i = 0; i < left.length; i++) {
                if (quotas.list().get(i).share() == share) {
                    Work carried = left[i].minus(kept).positive().least(over);
                    left[i] = left[i].minus(carried);
                    over = over.minus(carried);
                }
            }
        }
        shortage = over;
    }

    private void flow(Instant now) {
        Duration ahead = Duration.between(now, slot.from());
        if (ahead.compareTo(quotas.release().multipliedBy(2)) <= 0) {
            move(Share.COLLECTIVE, quotas.indexOf(Share.BOOKED));
        }
        if (ahead.compareTo(quotas.release()) <= 0) {
            move(Share.BOOKED, 0);
        }
        if (!ahead.isPositive()) {
            move(Share.STAFF, 0);
        }
    }

    private void move(Share from, int to) {
        for (int i = 0; i < left.length; i++) {
            if (quotas.list().get(i).share() == from) {
                left[to] = left[to].plus(left[i]);
                left[i] = Work.NONE;
            }
        }
    }

    /** Somebody who waits without a booking takes that much of what walk-ins have left. */
    void walkIn(Work piece) {
        left[0] = left[0].minus(piece);
        taken[0] = taken[0].plus(piece);
    }

    Slot slot() { return slot; }

    Work taken(int quota) { return taken[quota]; }

    Work left(int quota) { return left[quota]; }

    /** What is promised and cannot be held without going below the walk-ins' minimum. */
    Work shortage() {
        return shortage;
    }
}
