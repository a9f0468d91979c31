package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Deadlines;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.WaitingList;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.FairnessPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The waiting list: join it, take or decline what is offered, leave; and who is offered the next place. */
final class WaitingDecisions {
    private WaitingDecisions() {}

    static @Nullable Refusal decide(Draft draft, Command.OfWaiting command, BookingRoom room) {
        Refusal refusal = switch (command) {
            case JoinWaiting join -> join(draft, join);
            case ApplyForDraw apply -> DrawDecisions.apply(draft, apply);
            case TakeOffer take -> take(draft, take);
            case DeclineOffer decline -> decline(draft, decline);
            case LeaveWaiting leave -> leave(draft, leave);
        };
        if (refusal == null) {
            offer(draft, room);
        }
        return refusal;
    }

    /** Offers that were not taken end, and so does the wait where no day is left that suits. */
    static void passTime(Draft draft) {
        for (Optional<WaitingWish> next = list(draft).nextOffered(); next.flatMap(WaitingWish::findOffer)
                .filter(offer -> !draft.now().isBefore(offer.until())).isPresent(); next = list(draft).nextOffered()) {
            draft.add(new OfferExpired(next.get().booking()));
            UnansweredDecisions.miss(draft, next.get());
            endAfterLastOffer(draft, next.get());
        }
        for (Optional<WaitingWish> next = list(draft).nextOver(); next.isPresent()
                && !draft.now().isBefore(Deadlines.endOf(draft.branch(), next.get())); next = list(draft).nextOver()) {
            draft.add(new WaitingEnded(next.get().booking()));
        }
    }

    /** Offers each place that has become free to the first whom it suits, the earliest place first. */
    static void offer(Draft draft, BookingRoom room) {
        OfferedRoom left = new OfferedRoom(draft, room);
        FairnessPlan plan = rules(draft.branch()).fairness();
        for (WaitingWish wish : inOrder(list(draft))) {
            Optional<Instant> place = left.findFor(wish);
            if (place.isPresent()) {
                Instant until = draft.now().plus(plan.offerOf(place.get(), draft.now()));
                draft.add(new PlaceOffered(wish.booking(), place.get(),
                        until.isAfter(place.get()) ? place.get() : until));
                left = new OfferedRoom(draft, room);
            }
        }
    }

    /** On a day that was drawn nobody gets before its applicants who only joined the list. */
    private static List<WaitingWish> inOrder(WaitingList list) {
        return Stream.concat(list.listWaiting().stream().filter(WaitingWish::wasDrawn),
                list.listWaiting().stream().filter(wish -> !wish.wasDrawn())).toList();
    }

    private static @Nullable Refusal join(Draft draft, JoinWaiting command) {
        Branch branch = draft.branch();
        Optional<WaitingWish> before = list(draft).find(command.booking());
        if (before.isPresent()) {
            return isSame(before.get(), command) ? null : new Refusal.RequestReused();
        }
        Optional<Booking> taken = branch.bookings().find(command.booking());
        if (taken.isPresent()) {
            return taken.get().requestId().equals(command.requestId()) ? null : new Refusal.RequestReused();
        }
        if (branch.plan().findService(command.service()).isEmpty()) {
            return new Refusal.Unknown("service", command.service());
        }
        LocalDate last = draft.date().plusDays(BookingPlan.LONGEST_HORIZON);
        if (command.from().isAfter(command.until()) || command.until().isBefore(draft.date())
                || command.until().isAfter(last)) {
            return new Refusal.DaysOutOfRange(draft.date(), last);
        }
        Refusal excluded = findExcluded(draft, command.person(), command.service());
        if (excluded != null) {
            return excluded;
        }
        draft.add(new WaitingJoined(command.booking(), command.requestId(), command.service(), command.where(),
                command.from(), command.until(), command.person()));
        return null;
    }

    /** Why that person can neither wait nor apply: a place or a wish there is already, or too many bookings were missed. */
    static @Nullable Refusal findExcluded(Draft draft, String person, String service) {
        if (draft.branch().bookings().findOpen(person, service).isPresent()) {
            return new Refusal.AlreadyBooked(service);
        }
        return list(draft).findOpen(person, service).isPresent()
                ? new Refusal.AlreadyWaiting(service)
                : BookingDecisions.findWalkInOnly(draft, person);
    }

    /** Whose it is may be forgotten. */
    private static boolean isSame(WaitingWish wish, JoinWaiting command) {
        return wish.requestId().equals(command.requestId()) && wish.service().equals(command.service())
                && wish.where() == command.where() && wish.from().equals(command.from())
                && wish.until().equals(command.until())
                && (wish.person() == null || wish.person().equals(command.person()));
    }

    private static @Nullable Refusal take(Draft draft, TakeOffer command) {
        Optional<WaitingWish> known = list(draft).find(command.booking());
        if (known.isEmpty()) {
            return draft.branch().bookings().find(command.booking()).isPresent()
                    ? null // said again
                    : new Refusal.Unknown("booking", command.booking());
        }
        WaitingWish wish = known.get();
        if (wish.state() == WaitingWish.State.BOOKED && wish.wasOffered(command.at())) {
            return null; // said again
        }
        if (wish.findOffer().filter(offer -> offer.at().equals(command.at())).isEmpty()) {
            return new Refusal.WrongBookingState(wish.state().text());
        }
        if (draft.branch().bookings().findOpen(wish.person(), wish.service()).isPresent()) {
            return new Refusal.AlreadyBooked(wish.service());
        }
        draft.add(new OfferTaken(wish.booking()));
        return null;
    }

    private static @Nullable Refusal decline(Draft draft, DeclineOffer command) {
        Optional<WaitingWish> known = list(draft).find(command.booking());
        if (known.isEmpty()) {
            return unknown(draft, command.booking());
        }
        WaitingWish wish = known.get();
        if (wish.findOffer().filter(offer -> offer.at().equals(command.at())).isPresent()) {
            draft.add(new OfferDeclined(wish.booking()));
            UnansweredDecisions.miss(draft, wish);
            endAfterLastOffer(draft, wish);
            return null;
        }
        // said again, while the next may be offered already
        return wish.wasOffered(command.at()) ? null : new Refusal.WrongBookingState(wish.state().text());
    }

    private static @Nullable Refusal leave(Draft draft, LeaveWaiting command) {
        Optional<WaitingWish> known = list(draft).find(command.booking());
        if (known.isEmpty()) {
            return unknown(draft, command.booking());
        }
        return switch (known.get().state()) {
            case APPLIED, WAITING, OFFERED -> {
                draft.add(new WaitingLeft(command.booking()));
                yield null;
            }
            case LEFT -> null;
            case OVER, BOOKED -> new Refusal.WrongBookingState(known.get().state().text());
        };
    }

    private static Refusal unknown(Draft draft, String booking) {
        return draft.branch().bookings().find(booking)
                .<Refusal>map(taken -> new Refusal.WrongBookingState(taken.state().text()))
                .orElseGet(() -> new Refusal.Unknown("booking", booking));
    }

    private static void endAfterLastOffer(Draft draft, WaitingWish wish) {
        if (wish.offers().size() >= wish.offersBefore() + rules(draft.branch()).fairness().offers()) {
            draft.add(new WaitingEnded(wish.booking()));
        }
    }

    private static WaitingList list(Draft draft) { return draft.branch().bookings().waiting(); }

    private static BookingPlan rules(Branch branch) { return branch.plan().shares().bookings(); }
}
