package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import java.time.Instant;
import java.util.List;

/** The draws after what happened to them. */
final class DrawEvolution {
    private DrawEvolution() {}

    static Branch evolve(Branch branch, OfDraw event, Instant at) {
        Bookings bookings = branch.bookings();
        Draws draws = bookings.draws();
        return branch.with(switch (event) {
            case DrawAnnounced announced -> bookings.with(announced(draws, announced));
            case DrawCalledOff off -> calledOff(bookings.with(draws.minus(pending(draws, off).date())), off);
            case PlacesDrawn drawn -> bookings.with(draws.plus(pending(draws, drawn)
                    .held(new Draw.Result(drawn.secret(), drawn.seed(), at, List.of()))));
        });
    }

    private static Draws announced(Draws draws, DrawAnnounced event) {
        if (draws.find(event.date()).isPresent()) {
            throw new IllegalStateException(event + " cannot follow " + draws.find(event.date()));
        }
        return draws.plus(new Draw(event.date(), event.until(), event.commitment(), null));
    }

    /** Applicants wait in the order of their applications. */
    private static Bookings calledOff(Bookings bookings, DrawCalledOff event) {
        WaitingList list = bookings.waiting();
        for (WaitingWish wish : bookings.waiting().listApplied(event.date())) {
            list = list.plus(wish.with(WaitingWish.State.WAITING));
        }
        return bookings.with(list);
    }

    private static Draw pending(Draws draws, OfDraw event) {
        return draws.findPending(event.date())
                .orElseThrow(() -> new IllegalStateException(event + " cannot follow " + draws.find(event.date())));
    }
}
