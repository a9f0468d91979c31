package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.WaitingWish;
import id.bilik.queueserver.core.view.BookingCalendar;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.access.BookingSecrets;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.records.InvitationRows;
import id.bilik.queueserver.server.records.MessageRows.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/** Puts messages into words, as long as what they say is true. */
final class Writer {
    private final Addresses addresses;
    private final FollowLinks links;
    private final BookingSecrets secrets;
    private final InvitationWriter invitations;

    /** A letter, and where it goes. */
    record Addressed(Letter letter, Address to) {}

    /**
     * @param links from whose key the secrets of bookings follow
     * @param told  what the people of companies' lists are told
     */
    Writer(Addresses addresses, FollowLinks links, InvitationRows told) {
        this.addresses = addresses;
        this.links = links;
        this.secrets = new BookingSecrets(links);
        this.invitations = new InvitationWriter(addresses, told);
    }

    /**
     * Empty where it was overtaken: the booking has changed since, or nobody is known any more.
     *
     * @param now what a calendar takes as the time of the change
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable where the address cannot be read
     */
    Optional<Addressed> write(Branch branch, Message message, MessageKind kind, Instant now) {
        if (kind.isForListed()) {
            return invitations.write(branch, message, kind);
        }
        if (kind == MessageKind.OFFERED) {
            return offer(branch, message).flatMap(offer -> addresses.ofPerson(message.booking())
                    .map(to -> new Addressed(letter(branch, offer, message, to), to)));
        }
        if (kind == MessageKind.NOT_DRAWN) {
            return branch.bookings().waiting().find(message.booking()).filter(WaitingWish::isOpen)
                    .flatMap(wish -> addresses.ofPerson(message.booking())
                            .map(to -> new Addressed(letter(branch, wish, message, to), to)));
        }
        return branch.bookings().find(message.booking()).filter(booking -> isTrue(branch, booking, message, kind))
                .flatMap(booking -> (kind == MessageKind.CANCELLED
                        ? addresses.ofCancelled(booking.id())
                        : addresses.ofPerson(booking.id()))
                        .map(to -> new Addressed(letter(branch, booking, message, kind, to, now), to)));
    }

    /** Whether the booking was moved or cancelled since, so that nobody misses this message. */
    static boolean isOvertaken(Branch branch, Message message, MessageKind kind) {
        return switch (kind) {
            case CONFIRMED, MOVED, DAY_BEFORE, TWO_HOURS -> branch.bookings().find(message.booking())
                    .filter(booking -> booking.sequence() != message.number()).isPresent();
            // who took it, or another one, has a booking
            case OFFERED, NOT_DRAWN ->
                branch.bookings().find(message.booking()).isPresent() && branch.bookings().waiting()
                        .find(message.booking()).filter(WaitingWish::isOpen).isEmpty();
            case CANCELLED, CALLED_SOON, CALLED -> false;
            // noted when the next one to that person is
            case INVITED, DAY_MOVED, DAY_WITHDRAWN -> false;
        };
    }

    /** The one that is told, as long as it stands. */
    private static Optional<WaitingWish.Offer> offer(Branch branch, Message message) {
        return branch.bookings().waiting().find(message.booking()).flatMap(WaitingWish::findOffer)
                .filter(offer -> offer.order() == message.number());
    }

    private static boolean isTrue(Branch branch, Booking booking, Message message, MessageKind kind) {
        return switch (kind) {
            case CONFIRMED, MOVED, DAY_BEFORE, TWO_HOURS ->
                booking.state() == Booking.State.CONFIRMED && booking.sequence() == message.number();
            case OFFERED, NOT_DRAWN, INVITED, DAY_MOVED, DAY_WITHDRAWN -> false; // no booking
            case CANCELLED -> booking.state() == Booking.State.CANCELLED;
            case CALLED_SOON ->
                visit(branch, booking).filter(visit -> visit.stage() instanceof Stage.Waiting).isPresent();
            case CALLED -> visit(branch, booking).filter(visit -> visit.stage() instanceof Stage.Called).isPresent();
        };
    }

    /** Today's of somebody who checked in; a number of another day is another visit. */
    static Optional<Visit> visit(Branch branch, Booking booking) {
        TicketNumber ticket = booking.ticket();
        return ticket == null
                ? Optional.empty()
                : branch.findVisit(ticket).filter(visit -> booking.at().equals(visit.appointment()));
    }

    private Letter letter(Branch branch, WaitingWish.Offer offer, Message message, Address to) {
        Language language = languageOf(to, branch);
        Words words = Words.of(language);
        ZoneId zone = branch.plan().zone();
        String link = link(branch, message.booking());
        Map<String, String> values = Map.of("branch", branch.plan().name(), "link", link, "time",
                words.time(offer.at().atZone(zone)), "until", words.time(offer.until().atZone(zone)));
        return new Letter(message.id(), MessageKind.OFFERED, language, branch.plan().name(), message.booking(),
                offer.at(), link, words.say("offered.subject", values), words.say("offered.text", values), null, false);
    }

    private Letter letter(Branch branch, WaitingWish wish, Message message, Address to) {
        Language language = languageOf(to, branch);
        Words words = Words.of(language);
        String link = link(branch, message.booking());
        Map<String, String> values = Map.of("branch", branch.plan().name(), "link", link, "day",
                words.day(wish.from()));
        return new Letter(message.id(), MessageKind.NOT_DRAWN, language, branch.plan().name(), message.booking(),
                message.dueAt(), link, words.say("not-drawn.subject", values), words.say("not-drawn.text", values),
                null, false);
    }

    private Letter letter(Branch branch, Booking booking, Message message, MessageKind kind, Address to, Instant now) {
        Language language = languageOf(to, branch);
        Words words = Words.of(language);
        boolean ofTicket = kind == MessageKind.CALLED || kind == MessageKind.CALLED_SOON;
        Instant at = ofTicket ? message.dueAt() : booking.at();
        ZonedDateTime local = at.atZone(branch.plan().zone());
        String number = ofTicket ? String.valueOf(booking.ticket()) : booking.id();
        String link = link(branch, booking.id());
        Map<String, String> values = Map.of("branch", branch.plan().name(), "number", number, "link", link, "time",
                words.time(local), "hour", words.hour(local));
        // the name of a service may say of what somebody is ill, or that somebody died
        String calendar = kind.isForCalendars()
                ? BookingCalendar.of(branch, booking, now, words.say("title", values)).orElse(null)
                : null;
        return new Letter(message.id(), kind, language, branch.plan().name(), number, at, link,
                words.say(kind.word() + ".subject", values), words.say(kind.word() + ".text", values), calendar,
                BookingCalendar.isCancelled(booking));
    }

    private String link(Branch branch, String booking) {
        return links.urlOfBooking(branch.id(), booking, secrets.secretOf(branch.id(), booking));
    }

    private static Language languageOf(Address to, Branch branch) {
        return to.language() != null ? to.language() : usual(branch);
    }

    private static Language usual(Branch branch) {
        return ContractNames.find(Language.class, branch.plan().languages().getFirst()).orElse(Language.ID);
    }
}
