package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Bookings;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which slots can be booked now: of the days that are open for booking and not about to be drawn, and early enough before
 * they begin.
 */
public record BookableSlots(Branch branch, Bookings promised, BookingRoom room, BookingRoom.Wish wish, Instant now) {
    private static final int MOST_ALTERNATIVES = 5;
    /** Days before and after a slot on which alternatives are looked for. */
    private static final int DAYS_AROUND = 3;

    /** With all bookings of the branch. */
    public static BookableSlots of(Branch branch, BookingRoom room, BookingRoom.Wish wish, Instant now) {
        return new BookableSlots(branch, branch.bookings(), room, wish, now);
    }

    /** Those of a date, with those that have no room left. */
    public List<BookingRoom.Slot> on(LocalDate date) {
        BookingPlan plan = branch.plan().shares().bookings();
        if (now.isBefore(plan.releaseOf(date, branch.plan().zone()))
                || branch.bookings().draws().findPending(date).isPresent()) {
            return List.of();
        }
        Instant earliest = now.plus(plan.lead());
        return room.list(branch, promised, wish, date, now).stream().filter(slot -> !slot.at().isBefore(earliest))
                .toList();
    }

    /** With room, the nearest to that time first. */
    List<Instant> alternatives(Instant at) {
        LocalDate date = at.atZone(branch.plan().zone()).toLocalDate();
        List<Instant> free = new ArrayList<>();
        for (int day = -DAYS_AROUND; day <= DAYS_AROUND; day++) {
            on(date.plusDays(day)).stream().filter(slot -> slot.free() > 0).map(BookingRoom.Slot::at)
                    .forEach(free::add);
        }
        return free.stream().sorted(Comparator.comparing(slot -> Duration.between(at, slot).abs()))
                .limit(MOST_ALTERNATIVES).toList();
    }
}
