package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.ReservedPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How numbering went on each time that the branch was restored from an older copy, the oldest first. What was issued
 * after that copy is unknown, so an epoch has counts for itself on every date that the unknown numbers may be of:
 * 10,001 and on in epoch 1, 20,001 and on in epoch 2. A kiosk gives none above {@link ReservedPlan#LAST}, and the
 * branch itself reaches that far on no day.
 */
public record Epochs(List<Epoch> list) {
    static final Epochs NONE = new Epochs(List.of());
    /** The longest that a kiosk's numbers reach ahead, and one more day, since neighbouring days share no number. */
    public static final int DAYS_COVERED = 9;
    private static final int SLOT = ReservedPlan.LAST + 1;
    /** The largest count has six digits; the epoch after the 98th begins at 10,001 again, years after the first. */
    private static final int SLOTS = 98;

    /**
     * Numbering after one restore.
     *
     * @param number       from 1
     * @param incarnation  of the journal in which it began: two restores of one copy differ in it in any case
     * @param date         on it and before, the branch itself may have issued numbers that nobody knows of
     * @param through      up to that date, kiosks may hold numbers that nobody knows of
     * @param reservedFrom the smallest count that a kiosk may hold
     */
    public record Epoch(int number, UUID incarnation, LocalDate date, LocalDate through, int reservedFrom) {
        private int base() { return ((number - 1) % SLOTS + 1) * SLOT; }

        private boolean holds(TicketNumber ticket) {
            return ticket.count() > base() && ticket.count() <= base() + SLOT;
        }

        private boolean isOrdinary(int count, LocalDate day) { return day.isAfter(date) && count < reservedFrom; }
    }

    /** The one that lasts; empty while the branch was never restored. */
    public Optional<Epoch> findLast() {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
    }

    /** The number of the one that lasts, 0 before the first. */
    public int number() {
        return findLast().map(Epoch::number).orElse(0);
    }

    /** The epoch in which a number of that date was issued or set aside; empty before the first. */
    public Optional<Epoch> find(LocalDate date, TicketNumber ticket) {
        for (Epoch epoch : list.reversed()) {
            boolean own = !date.isBefore(epoch.date) && epoch.holds(ticket);
            if (date.isAfter(epoch.through) || own || epoch.isOrdinary(ticket.count(), date)) {
                return Optional.of(epoch);
            }
        }
        return Optional.empty();
    }

    /** The given count, or the next one that nobody can have been given on that date before the last restore. */
    int atLeast(int count, LocalDate date) {
        return findLast().filter(epoch -> !date.isAfter(epoch.through) && !epoch.isOrdinary(count, date))
                .map(epoch -> Math.max(count, epoch.base() + 1)).orElse(count);
    }

    /** What is added to the plan's reserved counts on that date. */
    public int reservedBase(LocalDate date) {
        return findLast().filter(epoch -> !date.isAfter(epoch.through)).map(Epoch::base).orElse(0);
    }

    /** Whether a lease was given after the last restore, so that its kiosk may go on with it. */
    boolean isOfLast(Lease lease) {
        return findLast().filter(epoch -> !lease.date().isAfter(epoch.through) && !epoch.holds(lease.first()))
                .isEmpty();
    }

    /** Whether a kiosk may have been given that number in any epoch, where kiosks get counts from that one on. */
    public boolean mayBeReserved(TicketNumber ticket, int from) {
        int slot = (ticket.count() - 1) / SLOT;
        int count = ticket.count() - slot * SLOT;
        return count >= from && count <= ReservedPlan.LAST
                && list.stream().mapToInt(epoch -> epoch.base() / SLOT).max().orElse(0) >= slot;
    }

    Epochs plus(Epoch epoch) {
        List<Epoch> more = new ArrayList<>(list);
        more.add(epoch);
        return new Epochs(List.copyOf(more));
    }
}
