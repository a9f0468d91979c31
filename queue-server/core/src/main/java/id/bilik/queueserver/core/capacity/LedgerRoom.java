package id.bilik.queueserver.core.capacity;

import id.bilik.queueserver.core.branch.Bookings;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Visits;
import id.bilik.queueserver.core.branch.deciding.BookingRoom;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The room of bookings by the {@link Ledger}: what the booked share has left.
 *
 * <p>
 * The ledgers that were made last are kept while nothing changes of what they are made from, so a thousand wishes for a slot
 * that is full make one. They are made for whole minutes, and answer as they would for the seconds between: slots begin and
 * releases come on whole minutes.
 */
public final class LedgerRoom implements BookingRoom {
    private final Function<BranchPlan, BranchModel> models;
    /** Whoever looks at the same time makes the same once more. */
    private volatile @Nullable Made made;

    /** Made from the same states; what is one and the same object has not changed. */
    private record Made(Bookings promised, Visits visits, List<Group> groups, BranchPlan plan, BranchModel model,
            Instant minute, Map<LocalDate, CapacityDay> days) {
        @SuppressWarnings("ReferenceEquality") // another object may be equal, and comparing it costs more than the ledger
        boolean isOf(Bookings bookings, Branch branch, BranchModel believed, Instant now) {
            return promised == bookings && visits == branch.visits() && groups == branch.groups()
                    && plan == branch.plan() && model == believed && minute.equals(now);
        }
    }

    /** @param models what is believed of a branch with that plan now */
    public LedgerRoom(Function<BranchPlan, BranchModel> models) {
        this.models = models;
    }

    @Override
    public List<BookingRoom.Slot> list(Branch branch, Bookings promised, Wish wish, LocalDate date, Instant now) {
        BranchPlan plan = branch.plan();
        BranchModel model = models.apply(plan);
        Ledger ledger = ledger(branch, promised, model, date, now.truncatedTo(ChronoUnit.MINUTES));
        VisitDemand demand = new UsualVisits(branch, model).of(wish.service(), wish.where());
        int booked = ledger.quotas().indexOf(Share.BOOKED, new Owner(branch.id()));
        Optional<Instant> opens = plan.hours().isOpenOn(date)
                ? Optional.of(plan.hours().opensAt(date, plan.zone()))
                : Optional.empty();
        List<BookingRoom.Slot> slots = new ArrayList<>();
        for (int slot = 0; slot < ledger.size(); slot++) {
            Instant from = ledger.slot(slot).from();
            if (from.isAfter(now) && opens.isPresent() && !from.isBefore(opens.get())) {
                slots.add(new BookingRoom.Slot(from, ledger.room(slot, booked, demand)));
            }
        }
        return slots;
    }

    private Ledger ledger(Branch branch, Bookings promised, BranchModel model, LocalDate date, Instant minute) {
        Made last = made;
        Map<LocalDate, CapacityDay> days = last != null && last.isOf(promised, branch, model, minute)
                ? last.days
                : Map.of();
        CapacityDay known = days.get(date);
        if (known != null) {
            return known.ledger();
        }
        CapacityDay day = CapacityDay.of(branch, promised, model, date, minute);
        Map<LocalDate, CapacityDay> more = new HashMap<>(days);
        more.put(date, day);
        made = new Made(promised, branch.visits(), branch.groups(), branch.plan(), model, minute, Map.copyOf(more));
        return day.ledger();
    }
}
