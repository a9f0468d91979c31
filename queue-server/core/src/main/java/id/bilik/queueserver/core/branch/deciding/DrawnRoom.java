package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.WaitingWish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places of a drawn day as a branch stands. What was looked up is kept, as hundreds ask for the same day. */
final class DrawnRoom {
    private final Branch branch;
    private final BookingRoom room;
    private final Instant now;
    private final LocalDate date;
    private final Map<BookingRoom.Wish, List<Instant>> known = new HashMap<>();

    DrawnRoom(Draft draft, BookingRoom room, LocalDate date) {
        this.branch = draft.branch();
        this.room = room;
        this.now = draft.now();
        this.date = date;
    }

    /** The earliest in the hours of the application, or else the earliest; none for who has kept another place. */
    Optional<Instant> findFor(WaitingWish wish) {
        if (branch.plan().findService(wish.service()).isEmpty()
                || branch.bookings().findOpen(wish.person(), wish.service()).isPresent()) {
            return Optional.empty();
        }
        List<Instant> free = known.computeIfAbsent(new BookingRoom.Wish(wish.service(), wish.where()), this::list);
        return free.stream().filter(at -> wish.lot() == null
                || wish.lot().suits(at.atZone(branch.plan().zone()).toLocalTime())).findFirst()
                .or(() -> free.stream().findFirst());
    }

    private List<Instant> list(BookingRoom.Wish wish) {
        Instant earliest = now.plus(branch.plan().shares().bookings().lead());
        return room.list(branch, branch.bookings(), wish, date, now).stream()
                .filter(slot -> slot.free() > 0 && !slot.at().isBefore(earliest)).map(BookingRoom.Slot::at).toList();
    }
}
