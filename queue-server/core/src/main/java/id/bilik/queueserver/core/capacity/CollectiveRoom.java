package id.bilik.queueserver.core.capacity;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CompanyDay;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * How many people of companies a day at the branch can take, quarter hour by quarter hour, from the share that is theirs. What a
 * long visit takes of the quarter hours after it counts, so nothing is given away twice.
 *
 * @param slots those in which somebody can begin, in order
 */
public record CollectiveRoom(List<Begin> slots) {
    public CollectiveRoom {
        slots = List.copyOf(slots);
    }

    /** Whether so many people can begin at these times. */
    public boolean fits(List<CompanyDay.Begin> begins) {
        return begins.stream().allMatch(begin -> slots.stream().anyMatch(
                slot -> slot.from().equals(begin.at()) && slot.count() >= begin.people()));
    }

    /** @param count people who can begin in it, 1 and more */
    public record Begin(Instant from, Instant until, int count) {}

    /**
     * Of a day, as if the company itself had none yet: it may change its own.
     *
     * @param seconds of work that one person takes, 1 and more
     */
    public static CollectiveRoom of(Branch branch, String company, BranchModel model, LocalDate date, Instant now,
            int seconds) {
        return of(CapacityDay.of(branch, branch.bookings().withoutClosed().withoutCompany(company), model, date, now),
                seconds);
    }

    private static CollectiveRoom of(CapacityDay day, int seconds) {
        Ledger ledger = day.ledger();
        int quota = ledger.quotas().indexOf(Share.COLLECTIVE);
        VisitDemand demand = new VisitDemand(Work.atBranch(seconds), day.atBranch().pace());
        List<Work> left = new ArrayList<>();
        for (int slot = 0; slot < ledger.size(); slot++) {
            left.add(ledger.left(slot, quota));
        }
        List<Begin> slots = new ArrayList<>();
        for (int slot = 0; slot < ledger.size(); slot++) {
            Work[] pieces = demand.pieces(slot, ledger.size());
            long count = Long.MAX_VALUE;
            for (int piece = 0; piece < pieces.length; piece++) {
                count = Math.min(count, left.get(slot + piece).visits(pieces[piece]));
            }
            if (count > 0) {
                for (int piece = 0; piece < pieces.length; piece++) {
                    Work taken = new Work(pieces[piece].attention() * count, pieces[piece].booth() * count);
                    left.set(slot + piece, left.get(slot + piece).minus(taken));
                }
                slots.add(new Begin(ledger.slot(slot).from(), ledger.slot(slot).until(), Math.toIntExact(count)));
            }
        }
        return new CollectiveRoom(slots);
    }
}
