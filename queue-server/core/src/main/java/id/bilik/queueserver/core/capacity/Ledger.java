package id.bilik.queueserver.core.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The room of a day's slots: what they can do, what is promised of it, and what is left, by quota. It is made from all that is
 * taken, so whoever takes room is one more in the list, and whoever gives it back is one less. It never takes anything
 * back by itself; what no longer fits stands in {@link #conflicts}.
 */
public final class Ledger {
    private final Quotas quotas;
    private final List<SlotRoom> rooms = new ArrayList<>();
    private final List<Taken> taken;
    private final int[] starts;
    /** Promises from home, by slot over which they last. */
    private final int[] fromHome;
    private int placed;
    private int unplaced;

    /**
     * @param slots   in order, without gaps
     * @param taken   in any order
     * @param waiting those who wait without a booking, in the order of the queue: each takes the first slot in which walk-ins
     *     have room for it
     */
    Ledger(List<Slot> slots, Quotas quotas, List<Taken> taken, List<VisitDemand> waiting, Instant now) {
        this.quotas = quotas;
        this.taken = taken.stream().sorted(Comparator.comparingLong(Taken::order).reversed()).toList();
        this.starts = this.taken.stream().mapToInt(each -> indexOf(each.at(), slots)).toArray();
        Work[][] sums = new Work[slots.size()][quotas.list().size()];
        this.fromHome = new int[slots.size()];
        for (Work[] sum : sums) {
            Arrays.fill(sum, Work.NONE);
        }
        for (int i = 0; i < starts.length && !slots.isEmpty(); i++) {
            Taken each = this.taken.get(i);
            int quota = quotas.indexOf(each.share(), each.owner());
            Work[] pieces = each.demand().pieces(starts[i], slots.size());
            for (int piece = 0; piece < pieces.length; piece++) {
                Work[] sum = sums[starts[i] + piece];
                sum[quota] = sum[quota].plus(pieces[piece]);
                fromHome[starts[i] + piece] += each.demand().isFromHome() ? 1 : 0;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            rooms.add(new SlotRoom(slots.get(i), quotas, sums[i], now));
        }
        place(waiting);
    }

    private static int indexOf(Instant at, List<Slot> slots) {
        if (slots.isEmpty()) {
            return 0;
        }
        long after = Math.floorDiv(Duration.between(slots.getFirst().from(), at).toSeconds(),
                Slot.LENGTH.toSeconds());
        return Math.clamp(after, 0, slots.size() - 1);
    }

    private void place(List<VisitDemand> waiting) {
        int first = 0;
        for (VisitDemand demand : waiting) {
            while (first < rooms.size() && rooms.get(first).left(0).attention() == 0) {
                first++;
            }
            int slot = first;
            while (slot < rooms.size() && room(slot, 0, demand) == 0) {
                slot++;
            }
            if (slot == rooms.size()) {
                unplaced++;
                continue;
            }
            placed++;
            Work[] pieces = demand.pieces(slot, rooms.size());
            for (int piece = 0; piece < pieces.length; piece++) {
                rooms.get(slot + piece).walkIn(pieces[piece]);
            }
        }
    }

    public Quotas quotas() { return quotas; }

    public int size() { return rooms.size(); }

    public Slot slot(int slot) { return rooms.get(slot).slot(); }

    /** What is promised of a slot in that quota; of walk-ins, what those take who wait already. */
    public Work taken(int slot, int quota) {
        return rooms.get(slot).taken(quota);
    }

    /** What is left of a slot in that quota. */
    public Work left(int slot, int quota) {
        return rooms.get(slot).left(quota);
    }

    /**
     * How many visits more, each with that demand, may begin in a slot, by that quota. From home there are never more at once than
     * booths for them.
     */
    public long room(int slot, int quota, VisitDemand demand) {
        Work[] pieces = demand.pieces(slot, rooms.size());
        long room = Long.MAX_VALUE;
        for (int piece = 0; piece < pieces.length; piece++) {
            room = Math.min(room, left(slot + piece, quota).visits(pieces[piece]));
            if (demand.isFromHome()) {
                room = Math.min(room, Math.max(0, slot(slot + piece).homes() - fromHome[slot + piece]));
            }
        }
        return room;
    }

    /** Promises that begin in a slot, by that quota. */
    public int count(int slot, int quota) {
        int count = 0;
        for (int i = 0; i < starts.length; i++) {
            Taken each = taken.get(i);
            count += starts[i] == slot && quotas.indexOf(each.share(), each.owner()) == quota ? 1 : 0;
        }
        return count;
    }

    /** Those who wait without a booking and have room today. */
    public int placed() { return placed; }

    /** Those who wait without a booking and for whom there is none. */
    public int unplaced() { return unplaced; }

    /** Every slot in which more is promised than can be held, in order; where there are no slots, one for all of the day. */
    public List<Conflict> conflicts() {
        List<Conflict> conflicts = new ArrayList<>();
        if (rooms.isEmpty() && !taken.isEmpty()) {
            conflicts.add(closed());
        }
        for (int slot = 0; slot < rooms.size(); slot++) {
            Work shortage = rooms.get(slot).shortage();
            if (!shortage.isNone()) {
                conflicts.add(new Conflict(slot(slot), shortage, concerns(slot, shortage)));
            }
        }
        return conflicts;
    }

    /** All that was promised of a day on which the branch is closed by now, as of the first time that was. */
    private Conflict closed() {
        Instant first = taken.stream().map(Taken::at).min(Comparator.naturalOrder()).orElseThrow();
        Work all = taken.stream().map(each -> each.demand().work()).reduce(Work.NONE, Work::plus);
        return new Conflict(new Slot(first, Work.NONE, 0, 0), all, taken);
    }

    private List<Taken> concerns(int slot, Work shortage) {
        List<Taken> concerns = new ArrayList<>();
        Work missing = shortage;
        for (int i = 0; i < starts.length && !missing.isNone(); i++) {
            VisitDemand demand = taken.get(i).demand();
            int piece = slot - starts[i];
            Work[] pieces = demand.pieces(starts[i], rooms.size());
            if (piece >= 0 && piece < pieces.length && !pieces[piece].least(missing).isNone()) {
                concerns.add(taken.get(i));
                missing = missing.minus(pieces[piece]).positive();
            }
        }
        return concerns;
    }
}
