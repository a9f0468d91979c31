package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Draw;
import id.bilik.queueserver.core.branch.DrawnOrder;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.WaitingList;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A day whose places are drawn: it is announced, people apply, and the draw is held. */
final class DrawDecisions {
    private DrawDecisions() {}

    static @Nullable Refusal decide(Draft draft, Command.OfDraw command, BookingRoom room) {
        return switch (command) {
            case AnnounceDraw announce -> announce(draft, announce);
            case CallOffDraw off -> callOff(draft, off);
            case HoldDraw hold -> hold(draft, hold, room);
        };
    }

    private static @Nullable Refusal announce(Draft draft, AnnounceDraw command) {
        ZoneId zone = draft.branch().plan().zone();
        Optional<Draw> known = draft.branch().bookings().draws().find(command.date());
        if (known.isPresent()) {
            return known.get().until().equals(command.until())
                    ? null
                    : new Refusal.DrawAnnouncedBefore(command.date(),
                            known.get().until().atZone(zone).toOffsetDateTime());
        }
        LocalDate first = draft.date().plusDays(1);
        LocalDate last = draft.date().plusDays(BookingPlan.LONGEST_HORIZON);
        if (command.date().isBefore(first) || command.date().isAfter(last) || !command.until().isAfter(draft.now())
                || command.until().isAfter(command.date().atStartOfDay(zone).toInstant())) {
            return new Refusal.DrawOutOfRange(first, last);
        }
        draft.add(new DrawAnnounced(command.date(), command.until(), command.commitment()));
        return null;
    }

    private static @Nullable Refusal callOff(Draft draft, CallOffDraw command) {
        Optional<Draw> known = draft.branch().bookings().draws().find(command.date());
        if (known.isEmpty()) {
            return null;
        }
        // once it is due, who would not like its result could still prevent it
        if (!known.get().isPending() || !draft.now().isBefore(known.get().until())) {
            return new Refusal.DrawIsOver(command.date());
        }
        draft.add(new DrawCalledOff(command.date()));
        return null;
    }

    static @Nullable Refusal apply(Draft draft, ApplyForDraw command) {
        Branch branch = draft.branch();
        Optional<WaitingWish> before = branch.bookings().waiting().find(command.booking());
        if (before.isPresent()) {
            return isSame(before.get(), command) ? null : new Refusal.RequestReused();
        }
        Optional<Booking> won = branch.bookings().find(command.booking());
        if (won.isPresent()) {
            return won.get().requestId().equals(command.requestId()) ? null : new Refusal.RequestReused();
        }
        if (branch.plan().findService(command.service()).isEmpty()) {
            return new Refusal.Unknown("service", command.service());
        }
        Optional<Draw> draw = branch.bookings().draws().find(command.date());
        if (draw.isEmpty()) {
            return new Refusal.Unknown("draw", command.date().toString());
        }
        if (!draw.get().isPending() || !draft.now().isBefore(draw.get().until())) {
            return new Refusal.DrawIsOver(command.date());
        }
        Refusal excluded = WaitingDecisions.findExcluded(draft, command.person(), command.service());
        if (excluded != null) {
            return excluded;
        }
        draft.add(new DrawApplied(command.booking(), command.requestId(), command.service(), command.where(),
                command.date(), command.earliest(), command.latest(), command.person()));
        return null;
    }

    /** Whose it is may be forgotten. */
    private static boolean isSame(WaitingWish wish, ApplyForDraw command) {
        return wish.requestId().equals(command.requestId()) && wish.service().equals(command.service())
                && wish.where() == command.where() && wish.from().equals(command.date())
                && (wish.person() == null || wish.person().equals(command.person()));
    }

    /**
     * Each application in the order of the draw gets the earliest place in its hours, or else the earliest of the day, and
     * waits where there is none. The day need not be released: whoever draws it has opened it.
     */
    private static @Nullable Refusal hold(Draft draft, HoldDraw command, BookingRoom room) {
        Optional<Draw> draw = draft.branch().bookings().draws().findPending(command.date());
        if (draw.isEmpty() || draft.now().isBefore(draw.get().until())) {
            return null;
        }
        WaitingList list = draft.branch().bookings().waiting();
        List<String> applied = list.listApplied(command.date()).stream().map(WaitingWish::booking).toList();
        String seed = DrawnOrder.seedOf(command.secret(), applied);
        draft.add(new PlacesDrawn(command.date(), command.secret(), seed));
        DrawnRoom left = new DrawnRoom(draft, room, command.date());
        for (String application : DrawnOrder.of(seed, applied)) {
            Optional<Instant> place = left.findFor(list.find(application).orElseThrow());
            if (place.isPresent()) {
                draft.add(new PlaceWon(application, place.get()));
                left = new DrawnRoom(draft, room, command.date());
            } else {
                draft.add(new DrawLost(application));
            }
        }
        return null;
    }
}
