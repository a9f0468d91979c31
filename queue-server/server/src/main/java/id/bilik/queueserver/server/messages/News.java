package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Deadlines;
import id.bilik.queueserver.core.branch.Event.BookingCancelled;
import id.bilik.queueserver.core.branch.Event.BookingConfirmed;
import id.bilik.queueserver.core.branch.Event.BookingRescheduled;
import id.bilik.queueserver.core.branch.Event.DrawLost;
import id.bilik.queueserver.core.branch.Event.OfferTaken;
import id.bilik.queueserver.core.branch.Event.PlaceOffered;
import id.bilik.queueserver.core.branch.Event.PlaceWon;
import id.bilik.queueserver.core.branch.Event.TicketCalled;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.server.records.AddressRows;
import id.bilik.queueserver.server.records.MessageRows.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from events for those who booked: messages, and the copies of addresses that they need. */
final class News {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOURS = Duration.ofHours(2);
    /** How long somebody is called soon, at most. */
    private static final Duration SOON = Duration.ofMinutes(15);

    private final Branch branch;
    private final Addresses addresses;
    private final List<Carrier> carriers;
    private final List<Message> messages = new ArrayList<>();
    private final List<AddressRows.Kept> copies = new ArrayList<>();

    /** @param branch its state after the events that are told, or later */
    News(Branch branch, Addresses addresses, List<Carrier> carriers) {
        this.branch = branch;
        this.addresses = addresses;
        this.carriers = carriers;
    }

    List<Message> messages() { return messages; }

    List<AddressRows.Kept> copies() { return copies; }

    /** What is overtaken by the state is not told. */
    void tell(RecordedEvent recorded) {
        switch (recorded.event()) {
            case PlaceOffered offered -> addresses.ofPerson(offered.booking())
                    .ifPresent(to -> add(MessageKind.OFFERED, offered.booking(), recorded.sequence(), recorded.at(),
                            offered.until(), to));
            case DrawLost lost -> branch.bookings().waiting().find(lost.booking()).ifPresent(wish -> addresses
                    .ofPerson(wish.booking()).ifPresent(to -> add(MessageKind.NOT_DRAWN, wish.booking(),
                            recorded.sequence(), recorded.at(), Deadlines.endOf(branch, wish), to)));
            case PlaceWon won -> booked(MessageKind.CONFIRMED, won.booking(), recorded.at());
            case OfferTaken taken -> booked(MessageKind.CONFIRMED, taken.booking(), recorded.at());
            case BookingConfirmed confirmed -> booked(MessageKind.CONFIRMED, confirmed.booking(), recorded.at());
            case BookingRescheduled moved -> booked(MessageKind.MOVED, moved.booking(), recorded.at());
            case BookingCancelled cancelled -> branch.bookings().find(cancelled.booking())
                    .filter(booking -> booking.state() == Booking.State.CANCELLED)
                    .ifPresent(booking -> addresses.ofCancelled(booking.id())
                            .ifPresent(to -> add(MessageKind.CANCELLED, booking.id(), booking.sequence(), recorded.at(),
                                    booking.at(), to)));
            case TicketCalled called -> branch.findVisit(called.ticket())
                    .filter(visit -> visit.appointment() != null)
                    .flatMap(branch.bookings()::findOf)
                    .ifPresent(booking -> toPerson(MessageKind.CALLED, booking, recorded.sequence(), recorded.at(),
                            recorded.at().plus(branch.plan().rules().noShowAfter())));
            default -> {
            }
        }
    }

    private void booked(MessageKind kind, String id, Instant at) {
        Optional<Booking> found = branch.bookings().find(id)
                .filter(booking -> booking.state() == Booking.State.CONFIRMED)
                .filter(booking -> booking.rescheduled() == (kind == MessageKind.MOVED));
        found.ifPresent(booking -> {
            toPerson(kind, booking, booking.sequence(), at, booking.at());
            remind(booking, at);
        });
    }

    /** Of a confirmed booking: the reminders that come after that time, and a copy of the address. */
    void remind(Booking booking, Instant after) {
        addresses.ofPerson(booking.id()).filter(to -> carriers.stream().anyMatch(carrier -> carrier.reaches(to)))
                .ifPresent(to -> {
                    copies.add(addresses.copy(booking, branch.plan().zone(), to));
                    Instant hoursBefore = booking.at().minus(HOURS);
                    if (booking.at().minus(DAY).isAfter(after)) {
                        add(MessageKind.DAY_BEFORE, booking.id(), booking.sequence(), booking.at().minus(DAY),
                                hoursBefore,
                                to);
                    }
                    if (hoursBefore.isAfter(after)) {
                        add(MessageKind.TWO_HOURS, booking.id(), booking.sequence(), hoursBefore, booking.at(), to);
                    }
                });
    }

    /** It is almost the turn of somebody who booked. */
    void soon(Booking booking, Instant now) {
        toPerson(MessageKind.CALLED_SOON, booking, booking.sequence(), now, now.plus(SOON));
    }

    private void toPerson(MessageKind kind, Booking booking, long number, Instant due, Instant useless) {
        addresses.ofPerson(booking.id()).ifPresent(to -> add(kind, booking.id(), number, due, useless, to));
    }

    private void add(MessageKind kind, String booking, long number, Instant due, Instant useless, Address to) {
        for (Carrier carrier : carriers) {
            if (carrier.reaches(to)) {
                messages.add(new Message(
                        booking + "." + kind.word() + "." + number + "." + carrier.word(), branch.id(),
                        booking, kind.word(), number, carrier.word(), due, useless, 0));
            }
        }
    }
}
