package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.WaitingWish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places that can be offered as a branch stands. What was looked up is kept, as many wait for the same days. */
final class OfferedRoom {
    private final Branch branch;
    private final BookingRoom room;
    private final Instant now;
    private final Map<Days, List<Instant>> known = new HashMap<>();

    private record Days(BookingRoom.Wish wish, LocalDate date) {}

    OfferedRoom(Draft draft, BookingRoom room) {
        this.branch = draft.branch();
        this.room = room;
        this.now = draft.now();
    }

    /** The earliest place on a day that suits, of those that this person was not offered before. */
    Optional<Instant> findFor(WaitingWish wish) {
        LocalDate today = now.atZone(branch.plan().zone()).toLocalDate();
        BookingRoom.Wish place = new BookingRoom.Wish(wish.service(), wish.where());
        if (branch.plan().findService(wish.service()).isEmpty()) {
            return Optional.empty();
        }
        for (LocalDate date = wish.from().isAfter(today) ? wish.from() : today; !date.isAfter(wish.until()); date = date
                .plusDays(1)) {
            Optional<Instant> found = known.computeIfAbsent(new Days(place, date), this::list).stream()
                    .filter(at -> !wish.wasOffered(at)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** With room, and late enough that there is time to say yes. */
    private List<Instant> list(Days days) {
        Instant earliest = now.plus(branch.plan().shares().bookings().fairness().offerShortest());
        return BookableSlots.of(branch, room, days.wish, now).on(days.date).stream()
                .filter(slot -> slot.free() > 0 && !slot.at().isBefore(earliest)).map(BookingRoom.Slot::at).toList();
    }
}
