package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Check;
import id.bilik.queueserver.core.branch.CompanyDay;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.Need;
import id.bilik.queueserver.core.branch.Promise;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.TicketWish;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.FairnessPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people, devices and time ask of the branch. */
public sealed interface Command {

    /** The same id again is the same wish, and nothing more happens; null where a repetition does no harm. */
    default @Nullable UUID requestId() {
        return null;
    }

    /** Nobody asks: something may have fallen due. */
    record PassTime() implements Command {}

    /** At once. A scheduled plan is dropped: it was made from the one that this replaces. */
    record AdoptPlan(BranchPlan plan) implements Command {}

    /** When the business day has ended; at once where none is open. */
    record SchedulePlan(BranchPlan plan) implements Command {}

    record DropScheduledPlan() implements Command {}

    record OpenBusinessDay() implements Command {}

    record CloseBusinessDay() implements Command {}

    /**
     * Nobody knows whether the branch's time is right.
     *
     * @param atStart the machine was started in between
     */
    record DoubtClock(boolean atStart) implements Command {}

    /** The branch's time is right. */
    record TrustClock() implements Command {}

    /** It is another time; taken where that costs nobody a place: see {@link ClockDecisions}. */
    record CorrectClock(Instant to) implements Command {}

    /** @param english the same in English; null or empty where it is written in one language, whichever that is */
    record ShowMessage(String text, @Nullable String english) implements Command {}

    /**
     * The journal was restored from an older copy: whatever may have been issued since that copy is not issued again.
     *
     * @param number      larger than that of every epoch before, on this journal and on what was lost of it
     * @param incarnation of the journal from here on
     */
    record BeginEpoch(int number, UUID incarnation) implements Command {}

    /**
     * The same request id gives the same ticket, however often it is sent.
     *
     * @param appointment booked time of today; null for none
     * @param language    in which it was asked for; null where nobody said. It is how the wish was read, not what was
     *                    wished: a repetition in another language gives the same ticket, in the language of the first
     * @param where       where the participant is; null for the branch
     * @param also        further services that the visit is for, in order
     */
    record IssueTicket(UUID requestId, String service, Priority priority, Channel channel,
            @Nullable Instant appointment, @Nullable Language language, Booking.@Nullable Where where,
            List<String> also)
            implements
                Command {
        /** For one service. */
        public IssueTicket(UUID requestId, String service, Priority priority, Channel channel,
                @Nullable Instant appointment, @Nullable Language language, Booking.@Nullable Where where) {
            this(requestId, service, priority, channel, appointment, language, where, List.of());
        }

        /** At the branch. */
        public IssueTicket(UUID requestId, String service, Priority priority, Channel channel,
                @Nullable Instant appointment, @Nullable Language language) {
            this(requestId, service, priority, channel, appointment, language, null);
        }

        /** In no language that is known. */
        public IssueTicket(UUID requestId, String service, Priority priority, Channel channel,
                @Nullable Instant appointment) {
            this(requestId, service, priority, channel, appointment, null);
        }

        /** Likewise, without an appointment. */
        public IssueTicket(UUID requestId, String service, Priority priority, Channel channel) {
            this(requestId, service, priority, channel, null);
        }

        public TicketWish wish() { return new TicketWish(service, priority, channel, appointment, also); }
    }

    /** Numbers for when the kiosk can't reach the branch; asked again, it gets no more than a block at hand. */
    record ReserveNumbers(String kiosk, UUID holder) implements Command {}

    /**
     * A ticket that a kiosk gave from its reserved numbers; repeated, it is taken in once.
     *
     * @param date     of the lease
     * @param exact    false where the kiosk did not know the time: {@code issuedAt} is then the earliest possible
     * @param latestAt by when it was given at the latest, where {@code issuedAt} is not exact; null where nobody knows
     * @param slip     what is known of it by then
     * @param language of the slip; null where nobody said
     */
    record IssueReserved(UUID requestId, TicketNumber ticket, String service, Priority priority, Channel channel,
            String kiosk, LocalDate date, Instant issuedAt, boolean exact, @Nullable Instant latestAt,
            Visit.Slip slip, @Nullable String reason, @Nullable Language language) implements Command {
        public IssueReserved(UUID requestId, TicketNumber ticket, String service, Priority priority, Channel channel,
                String kiosk, LocalDate date, Instant issuedAt, boolean exact, Visit.Slip slip,
                @Nullable String reason) {
            this(requestId, ticket, service, priority, channel, kiosk, date, issuedAt, exact, null, slip, reason, null);
        }
    }

    record WithdrawWish(UUID requestId) implements Command {}

    /**
     * What is known of a slip now; nothing is said of it where that is nothing.
     *
     * @param issuedBy where it is given, the request that got the ticket which is meant: numbers start again each day
     */
    record ConfirmSlip(TicketNumber ticket, Visit.Slip slip, @Nullable String reason, @Nullable UUID issuedBy)
            implements
                Command {
        public ConfirmSlip(TicketNumber ticket, Visit.Slip slip, @Nullable String reason) {
            this(ticket, slip, reason, null);
        }
    }

    /** Promises for visits that have been called or have left meanwhile are passed over. */
    record NotePromises(List<Promise> promises) implements Command {}

    record LeaveQueue(TicketNumber ticket) implements Command {}

    /** A held visit or a no-show takes its rightful place in the queue again. */
    record ReturnToQueue(TicketNumber ticket) implements Command {}

    /** The called participant is on the way; said again, nothing more happens. */
    record SayComing(TicketNumber ticket) implements Command {}

    /**
     * To be called so many minutes later, 1 and more; the place is kept. Asked by somebody who is called, it gives the booth
     * to the next.
     *
     * @param requestId null where nobody gave one: a repetition that comes late may then be taken for another wish
     */
    record DeferVisit(TicketNumber ticket, int minutes, @Nullable UUID requestId) implements Command {
        public DeferVisit(TicketNumber ticket, int minutes) { this(ticket, minutes, null); }
    }

    /** An officer has seen that paper, or not after all. */
    record CheckDocument(TicketNumber ticket, String document, Check outcome) implements Command {}

    sealed interface AtGroup extends Command {
        String group();
    }

    record SignOn(String group, String officer) implements AtGroup {}

    record SignOff(String group) implements AtGroup {}

    /**
     * New calls rest. Of a group that is paused already it announces another return.
     *
     * @param returnAt when the officer means to be back, where that is announced; nothing happens by itself then
     */
    record PauseGroup(String group, @Nullable String reason, @Nullable Instant returnAt) implements AtGroup {
        /** For as long as it takes. */
        public PauseGroup(String group, @Nullable String reason) {
            this(group, reason, null);
        }
    }

    record ResumeGroup(String group) implements AtGroup {}

    record SetCapacity(String group, List<String> openBooths, int concurrency) implements AtGroup {}

    record SetCallingMode(String group, CallingMode mode) implements AtGroup {}

    /** A repetition with the same request id, where there is one, does not call another visit. */
    record CallNext(String group, @Nullable UUID requestId) implements AtGroup {}

    /** An officer's or participant's act in a booth; {@code ticket}, where given, must be the one that is there. */
    sealed interface AtBooth extends Command {
        String booth();

        @Nullable
        TicketNumber ticket();
    }

    record Arrive(String booth, @Nullable TicketNumber ticket) implements AtBooth {}

    record Recall(String booth, @Nullable TicketNumber ticket) implements AtBooth {}

    record MarkNoShow(String booth, @Nullable TicketNumber ticket) implements AtBooth {}

    record AskForOfficer(String booth, @Nullable TicketNumber ticket, @Nullable Need why) implements AtBooth {}

    record StartSelfWork(String booth, @Nullable TicketNumber ticket) implements AtBooth {}

    /**
     * The officer turns to that booth.
     *
     * @param leaving what the visit goes on with that they are with until now; null for what it did when they came
     * @param left    the visit that leaving is about; null for whichever they are with
     */
    record Attend(String booth, @Nullable TicketNumber ticket, @Nullable Leaving leaving,
            @Nullable TicketNumber left) implements AtBooth {}

    record Hold(String booth, @Nullable TicketNumber ticket, @Nullable String reason) implements AtBooth {}

    /** Takes back what emptied the booth last: a completion, a no-show, a transfer or a deferral. */
    record UndoDeparture(String booth, @Nullable TicketNumber ticket) implements AtBooth {}

    /** Without a ticket: the visit that was held last from this booth. */
    record ResumeVisit(String booth, @Nullable TicketNumber ticket) implements AtBooth {}

    record Transfer(String booth, @Nullable TicketNumber ticket, String service) implements AtBooth {}

    /**
     * The step that the visit stands in is done, and with the last one the visit.
     *
     * @param whole whether the visit ends with it, whatever should have followed
     */
    record Complete(String booth, @Nullable TicketNumber ticket, @Nullable String outcome, boolean whole)
            implements
                AtBooth {
        public Complete(String booth, @Nullable TicketNumber ticket, @Nullable String outcome) {
            this(booth, ticket, outcome, false);
        }
    }

    /** These services follow, in place of those that did; none that the visit was in already. */
    record PlanSteps(String booth, @Nullable TicketNumber ticket, List<String> next) implements AtBooth {
        public PlanSteps {
            next = List.copyOf(next);
        }
    }

    /** Papers are missing: the participant fetches them, and comes back on the same day. */
    record ReportMissing(String booth, @Nullable TicketNumber ticket, List<String> documents) implements AtBooth {
        public ReportMissing {
            documents = List.copyOf(documents);
        }
    }

    /** Something with the waiting list; the server has named the booking that may come of it. */
    sealed interface OfWaiting extends Command {
        String booking();
    }

    /**
     * Waits for a place; the same request id is the same wish.
     *
     * @param from   first day that suits
     * @param until  last day that suits, at most {@link BookingPlan#LONGEST_HORIZON} days ahead
     * @param person keyed hash of who waits: once for each service
     */
    record JoinWaiting(UUID requestId, String booking, String service, LocalDate from, LocalDate until,
            Booking.Where where, String person) implements OfWaiting {}

    /**
     * Applies for a place on a day that is drawn; the same request id is the same application.
     *
     * @param earliest local time from which on the visit is to begin if possible; null for any
     * @param latest   and by which; null for any
     * @param person   keyed hash of who applies: once for each service
     */
    record ApplyForDraw(UUID requestId, String booking, String service, LocalDate date, @Nullable LocalTime earliest,
            @Nullable LocalTime latest, Booking.Where where, String person) implements OfWaiting {}

    /** @param at the time that was offered */
    record TakeOffer(String booking, Instant at) implements OfWaiting {}

    /** @param at the time that was offered */
    record DeclineOffer(String booking, Instant at) implements OfWaiting {}

    record LeaveWaiting(String booking) implements OfWaiting {}

    /** Something with the draw of a day. */
    sealed interface OfDraw extends Command {
        LocalDate date();
    }

    /**
     * The places of that day are drawn; said again, nothing more happens.
     *
     * @param until      when it is held; before that day begins
     * @param commitment SHA-256 of a secret that the server keeps until then
     */
    record AnnounceDraw(LocalDate date, Instant until, String commitment) implements OfDraw {}

    /** Before it was held; said again, nothing more happens. */
    record CallOffDraw(LocalDate date) implements OfDraw {}

    /** Nobody asks: it is due. It is held once. */
    record HoldDraw(LocalDate date, String secret) implements OfDraw {}

    /**
     * The days of a company to which both sides agree, in place of those it had; said again, nothing more happens. Today and
     * what has been stay as they are.
     *
     * @param days of that company alone; their order is of no meaning yet
     */
    record AgreeCompanyDays(String company, List<CompanyDay> days) implements Command {
        public AgreeCompanyDays {
            days = List.copyOf(days);
        }
    }

    /** @param person keyed hash of who may book again */
    record LiftMisses(String person) implements Command {}

    /** Nobody asks: places may have become free for who waits. */
    record OfferPlaces() implements Command {}

    /** Something with a booking, which the server has named. */
    sealed interface OfBooking extends Command {
        String booking();
    }

    /**
     * Keeps room while somebody fills in who it is for; the same request id gives the same booking.
     *
     * @param at     start of a slot
     * @param person keyed hash of whom it is for: one open booking per person and service
     */
    record HoldSlot(UUID requestId, String booking, String service, Instant at, Booking.Where where, String person)
            implements
                OfBooking {}

    record ConfirmBooking(String booking) implements OfBooking {}

    /**
     * Once, until the day before.
     *
     * @param lot decides how long its place stays closed: {@link FairnessPlan#reopening}
     */
    record RescheduleBooking(String booking, Instant at, int lot) implements OfBooking {}

    /** @param lot decides how long its place stays closed where it was confirmed: {@link FairnessPlan#reopening} */
    record CancelBooking(String booking, int lot) implements OfBooking {}

    /**
     * Who booked has come; again, it is the same ticket.
     *
     * @param language in which they read; null where nobody said
     */
    record CheckIn(String booking, @Nullable Language language) implements OfBooking {
        @Override
        public UUID requestId() {
            return UUID.nameUUIDFromBytes(("check-in of booking " + booking).getBytes(StandardCharsets.UTF_8));
        }

        /** Of another check-in on the same day, with the booking's next time. */
        static UUID requestIdOf(String booking, Instant at) {
            return UUID
                    .nameUUIDFromBytes(("check-in of booking " + booking + " " + at).getBytes(StandardCharsets.UTF_8));
        }
    }
}
