package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why the branch does not do what it was asked: an answer, not an error. Nothing has changed. */
public sealed interface Refusal {
    // the day

    record BranchClosed() implements Refusal {}

    record TicketingOver(LocalDate date) implements Refusal {}

    /** @param last the epoch that lasts */
    record EpochOver(int number, int last) implements Refusal {}

    record AlreadyOpen(LocalDate date) implements Refusal {}

    /** A plan that would strand visits: these booths or services are in use. */
    record PlanInUse(List<String> inUse) implements Refusal {}

    // what was said

    /**
     * The id names nothing here.
     *
     * @param kind what it should have been: service, group, booth, ticket or booking
     */
    record Unknown(String kind, String id) implements Refusal {}

    record RequestReused() implements Refusal {}

    record RequestWithdrawn() implements Refusal {}

    /** Tickets are of one day, and so are their appointments. */
    record AppointmentOnAnotherDay(LocalDate today) implements Refusal {}

    /**
     * A text that is too long or holds control characters.
     *
     * @param longest characters that it may have; null where its length is not the trouble
     */
    record UnusableText(String field, @Nullable Integer longest) implements Refusal {}

    // reserved numbers

    /** Somebody else holds that number today. */
    record NumberTaken(TicketNumber ticket) implements Refusal {}

    /** The number is not one that this kiosk may give on that day. */
    record NotReserved(TicketNumber ticket, LocalDate date) implements Refusal {}

    record NumbersExhausted(String service) implements Refusal {}

    /** A kiosk lost its memory too often today, or somebody pretends to be one. */
    record TooManyHolders(String kiosk, int most) implements Refusal {}

    // groups

    record NobodyWaiting(String group) implements Refusal {}

    /**
     * @param load        visits that the group holds
     * @param concurrency visits that it may hold
     */
    record NoRoom(String group, int load, int concurrency) implements Refusal {}

    record NotOnDuty(String group) implements Refusal {}

    record AlreadyOnDuty(String group, String officer) implements Refusal {}

    record Paused(String group) implements Refusal {}

    record ReturnInThePast(String group) implements Refusal {}

    record ReturnTooFar(String group, Duration longest) implements Refusal {}

    /** The group lacks the booth, or the booth was named twice. */
    record NotItsBooth(String group, String booth) implements Refusal {}

    record ConcurrencyOutOfRange(int concurrency) implements Refusal {}

    // booths and visits

    record BoothEmpty(String booth) implements Refusal {}

    record BoothTaken(String booth, TicketNumber ticket) implements Refusal {}

    record BoothClosed(String booth) implements Refusal {}

    /** A booth for participants who are elsewhere than this one. */
    record AnotherKindOfBooth(String booth, TicketNumber ticket) implements Refusal {}

    record AnotherTicket(String booth, TicketNumber there) implements Refusal {}

    /** The officer is with another visit than the one that was to be left. */
    record WithAnother(String group, TicketNumber there) implements Refusal {}

    record NobodyHeld(String booth) implements Refusal {}

    /**
     * The visit is elsewhere on its way.
     *
     * @param stage  where it stands, by the contract's name
     * @param needed where it would have to stand
     */
    record WrongStage(TicketNumber ticket, String stage, String needed) implements Refusal {
        static WrongStage of(Visit visit, StageName needed) {
            return new WrongStage(visit.ticket(), StageName.of(visit.stage()).text(), needed.text());
        }
    }

    /** @param asked ids of the papers for which the service asks */
    record NotAskedFor(String service, String document, List<String> asked) implements Refusal {}

    record NothingMissing(TicketNumber ticket) implements Refusal {}

    /** A visit is for each service once. */
    record ServiceTwice(String service) implements Refusal {}

    /** @param most services that one visit can be for */
    record TooManyServices(int most) implements Refusal {}

    /** Nobody left the booth in a way that can be taken back. */
    record NothingToUndo(String booth) implements Refusal {}

    /** @param seconds after its departure in which it could be taken back */
    record UndoTooLate(TicketNumber ticket, long seconds) implements Refusal {}

    /** @param most minutes that the participant may still stay away */
    record DeferralOutOfRange(int minutes, long most) implements Refusal {}

    /** @param most returns that keep the place in a day; a call at which more time was asked for counts as one */
    record NoMoreTime(TicketNumber ticket, int most) implements Refusal {}

    // bookings; times are those of the branch

    /** @param at what was asked for: no quarter hour of a day on which the branch is open */
    record NoSuchSlot(OffsetDateTime at) implements Refusal {}

    /** @param lead how long before it begins a slot can still be booked */
    record SlotTooSoon(OffsetDateTime at, Duration lead) implements Refusal {}

    /** @param from when the slots of that date are opened */
    record NotReleased(LocalDate date, OffsetDateTime from) implements Refusal {}

    /** @param alternatives slots with room, the nearest first */
    record SlotTaken(OffsetDateTime at, List<OffsetDateTime> alternatives) implements Refusal {}

    record AlreadyBooked(String service) implements Refusal {}

    /** @param missed bookings of that person to which nobody came */
    record WalkInOnly(int missed) implements Refusal {}

    record AlreadyWaiting(String service) implements Refusal {}

    /**
     * Days in no order, over, or too far ahead.
     *
     * @param first day that can be waited for
     * @param last  day that can be waited for
     */
    record DaysOutOfRange(LocalDate first, LocalDate last) implements Refusal {}

    /** @param until when the places of that day are drawn: until then one applies for it, and nobody books */
    record DayIsDrawn(LocalDate date, OffsetDateTime until) implements Refusal {}

    /** Nobody can apply any more, or call it off. */
    record DrawIsOver(LocalDate date) implements Refusal {}

    /** It was announced with another time. */
    record DrawAnnouncedBefore(LocalDate date, OffsetDateTime until) implements Refusal {}

    /**
     * A day that cannot be drawn, or not then.
     *
     * @param first day that can be drawn
     * @param last  day that can be drawn
     */
    record DrawOutOfRange(LocalDate first, LocalDate last) implements Refusal {}

    /** @param state by the contract's name, in which that can no longer be done, or not yet */
    record WrongBookingState(String state) implements Refusal {}

    record RescheduledBefore() implements Refusal {}

    /** @param date of the booking, which is today or was */
    record RescheduleTooLate(LocalDate date) implements Refusal {}

    record CheckInTooEarly(OffsetDateTime from) implements Refusal {}

    record CheckInTooLate(OffsetDateTime until) implements Refusal {}

    /** The name that stands in the contract. */
    default String name() { return getClass().getSimpleName(); }

    /** One sentence for the person who asked. */
    default String detail() {
        return switch (this) {
            case BranchClosed it -> "The branch is closed; no business day is open.";
            case TicketingOver it -> "No more tickets are issued on " + it.date + ".";
            case AlreadyOpen it -> "The business day " + it.date + " is open already.";
            case EpochOver it -> "Epoch " + it.last + " has begun already, so the next one can't be " + it.number + ".";
            case PlanInUse it -> "The new plan lacks what is in use now: " + String.join(", ", it.inUse)
                    + ". Close the business day first, or keep it in the plan.";
            case Unknown it when it.kind.equals("booking") -> "There is no booking " + it.id + " here, or no longer.";
            case Unknown it -> "There is no " + it.kind + " " + it.id + " here today.";
            case RequestReused it -> "This requestId was used before for something else.";
            case RequestWithdrawn it -> "This request was withdrawn; a new wish needs a new requestId.";
            case AppointmentOnAnotherDay it -> "The appointment must be on the business day, " + it.today + ".";
            case UnusableText it -> it.field + " must be plain text"
                    + (it.longest == null ? "." : " of at most " + it.longest + " characters.");
            case NumberTaken it -> it.ticket + " is another participant's.";
            case NotReserved it -> it.ticket + " was not reserved for this kiosk on " + it.date + ".";
            case NumbersExhausted it -> "No more numbers of " + it.service + " can be reserved.";
            case TooManyHolders it -> "Kiosk " + it.kiosk + " has begun with a new memory " + it.most
                    + " times today already; it gets reserved numbers again tomorrow.";
            case NobodyWaiting it -> "Nobody is waiting whom group " + it.group + " may serve.";
            case NoRoom it -> "Group " + it.group + " holds " + it.load + " visits of " + it.concurrency + " and has "
                    + (it.load < it.concurrency ? "no free open booth." : "no room for another.");
            case NotOnDuty it -> "No officer is signed on at group " + it.group + ".";
            case AlreadyOnDuty it -> it.officer + " is signed on at group " + it.group + "; sign off first.";
            case Paused it -> "Group " + it.group + " is paused.";
            case ReturnInThePast it -> "The announced return to group " + it.group + " must be later than now.";
            case ReturnTooFar it -> "The announced return to group " + it.group + " must be within "
                    + it.longest.toHours() + " hours; whoever is away longer signs off.";
            case NotItsBooth it ->
                "Booth " + it.booth + " is not one of group " + it.group + "'s, or stands twice.";
            case ConcurrencyOutOfRange it ->
                "concurrency must be 1 to " + GroupPlan.MAX_BOOTHS + ", not " + it.concurrency + ".";
            case BoothEmpty it -> "Nobody is bound to booth " + it.booth + ".";
            case BoothTaken it -> "Booth " + it.booth + " is taken by " + it.ticket + ".";
            case AnotherKindOfBooth it ->
                "Booth " + it.booth + " is not for participants where that of " + it.ticket + " is.";
            case BoothClosed it -> "Booth " + it.booth + " is not open.";
            case AnotherTicket it -> "Booth " + it.booth + " has " + it.there + " by now.";
            case WithAnother it -> "The officer of group " + it.group + " is with " + it.there + " by now.";
            case NobodyHeld it -> "No visit is held from booth " + it.booth + ".";
            case WrongStage it -> it.ticket + " is " + it.stage + ", not " + it.needed + ".";
            case NotAskedFor it -> "The service " + it.service + " asks for no document " + it.document
                    + (it.asked.isEmpty() ? "." : "; it asks for: " + String.join(", ", it.asked) + ".");
            case NothingMissing it -> "No paper of " + it.ticket + " was named that is missing.";
            case ServiceTwice it ->
                "Service " + it.service + " is one that the visit stands in, was in before, or is named twice.";
            case TooManyServices it -> "A visit can be for at most " + it.most + " services.";
            case NothingToUndo it -> "Nothing that happened in booth " + it.booth + " can be undone.";
            case UndoTooLate it -> it.ticket + " left its booth more than " + it.seconds + " s ago.";
            case DeferralOutOfRange it -> it.most < 1
                    ? "This visit cannot be deferred."
                    : "minutes must be 1 to " + it.most + ", not " + it.minutes + ".";
            case NoSuchSlot it -> it.at + " is no quarter hour of a day on which the branch is open.";
            case SlotTooSoon it when it.lead.isZero() -> "A slot can be booked until it begins.";
            case SlotTooSoon it -> "A slot can be booked until " + it.lead.toMinutes() + " minutes before it begins.";
            case NotReleased it -> "The slots of " + it.date + " can be booked from " + it.from + " on.";
            case SlotTaken it -> "There is no room left at " + it.at + (it.alternatives.isEmpty()
                    ? ", nor at another time that can be booked now."
                    : "; there is at: " + it.alternatives.stream().map(OffsetDateTime::toString)
                            .collect(Collectors.joining(", ")) + ".");
            case AlreadyBooked it -> "This person has an open booking for " + it.service
                    + " already; it can be moved or cancelled.";
            case WalkInOnly it -> "Nobody came to " + it.missed + " bookings of this person in the last 90 days; "
                    + "please take a ticket at the branch, whose staff can lift this.";
            case AlreadyWaiting it -> "This person waits for a place for " + it.service
                    + " already; the link of that wish says how it stands.";
            case DaysOutOfRange it -> "from and until must be days in order, and until one of " + it.first + " to "
                    + it.last + ".";
            case DayIsDrawn it -> "The places of " + it.date + " are drawn at " + it.until
                    + "; until then one can apply for one.";
            case DrawIsOver it -> "The places of " + it.date + " were drawn, or are just now.";
            case DrawAnnouncedBefore it -> "The draw for " + it.date + " was announced for " + it.until
                    + "; call it off before it is announced anew.";
            case DrawOutOfRange it -> "The places of a day of " + it.first + " to " + it.last
                    + " can be drawn, at a time from now on and before that day begins.";
            case WrongBookingState it -> "This cannot be done with a booking that is "
                    + (it.state.equals("checkedIn") ? "checked in" : it.state) + ".";
            case RescheduledBefore it -> "A booking can be moved once, and this one was.";
            case RescheduleTooLate it -> "A booking of " + it.date + " could be moved until the day before.";
            case CheckInTooEarly it -> "Check-in begins at " + it.from + ".";
            case CheckInTooLate it -> "Check-in ended at " + it.until + "; please take a ticket.";
            case NoMoreTime it -> it.ticket + " can't be given more time at this call: its place is kept "
                    + it.most + " times a day.";
        };
    }
}
