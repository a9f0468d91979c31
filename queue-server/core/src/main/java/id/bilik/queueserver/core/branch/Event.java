package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened. Ticket numbers stand here; names and papers of participants never do. What concerns a person all the
 * same is marked as {@link Personal}: that includes every text that somebody can type.
 */
public sealed interface Event {

    record PlanAdopted(BranchPlan plan) implements Event {}

    /** It is adopted when the business day has ended. */
    record PlanScheduled(BranchPlan plan) implements Event {}

    /** Nothing is scheduled any more; the plan stays as it is. */
    record ScheduledPlanDropped() implements Event {}

    /** Numbers start again, unless it is the date of the day that was closed last. */
    record BusinessDayOpened(LocalDate date) implements Event {}

    /** Set aside for a kiosk that may lose its connection; the branch itself issues none of them. */
    record NumbersReserved(String kiosk, UUID holder, String service, LocalDate date, TicketNumber first,
            TicketNumber last) implements Event {}

    /**
     * A kiosk gave this ticket on a day that was over when it could tell; its visit ended with that day.
     *
     * @param printed false where no slip came out; null where nobody knows
     * @param slip    the same, with what was not proved; null in older journals, which have that as printed
     */
    record LateTicketRecorded(TicketNumber ticket, String service,
            @Personal(value = Personal.Level.TEXT, afterwards = "\"NONE\"") Priority priority, Channel channel,
            UUID requestId,
            OfflineIssue offline, @Nullable Boolean printed, Visit.@Nullable Slip slip) implements Event {}

    /** Asked for again, it gets no ticket. */
    record WishWithdrawn(UUID requestId) implements Event {}

    /** From here on no tickets are issued; those who hold one are still served. */
    record TicketingEnded(LocalDate date) implements Event {}

    /** New hours are longer than those by which it had ended. */
    record TicketingResumed(LocalDate date) implements Event {}

    record BusinessDayClosed(LocalDate date) implements Event {}

    /**
     * From here on nobody knows whether the branch's time is right: with a new business day numbers go on.
     *
     * @param atStart the machine was started before it
     */
    record ClockDoubted(boolean atStart) implements Event {}

    /** The branch's time was right. */
    record ClockTrusted() implements Event {}

    /**
     * The branch's time was wrong until here and is right from here on. It may lie before the events before it; no other
     * event does.
     *
     * @param before the branch's time until then
     */
    record ClockCorrected(Instant before) implements Event {}

    /**
     * A message stands on the board.
     *
     * @param text    empty where there is none any more
     * @param english the same in English; null where it is in one language, as all of earlier versions are
     */
    record MessageShown(@Personal(value = Personal.Level.TEXT, afterwards = "\"\"") String text,
            @Personal(Personal.Level.TEXT) @Nullable String english) implements Event {}

    record OfficerSignedOn(String group,
            @Personal(value = Personal.Level.PEOPLE, afterwards = "\"\"") String officer) implements Event {}

    record OfficerSignedOff(String group) implements Event {}

    /** A second one in the same pause announces another return, and its start stays. */
    record GroupPaused(String group, @Personal(Personal.Level.TEXT) @Nullable String reason,
            @Nullable Instant returnAt) implements Event {}

    record GroupResumed(String group) implements Event {}

    /** Booths that are not listed close, or drain while a visit is in them. */
    record CapacityChanged(String group, List<String> openBooths, int concurrency) implements Event {}

    record CallingModeChanged(String group, CallingMode mode) implements Event {}

    /** What was told at issue; the forecast's own notes, which change nothing in the branch. */
    record WaitsPromised(List<Promise> promises) implements Event {}

    /**
     * In place of an event that the journal lost or that could not follow what is left: whatever it was, the numbers
     * that it may have issued are not issued again. Its time is the latest at which it may have happened.
     */
    record EntryLost(String why) implements Event {}

    /**
     * The journal goes on from an older copy of itself: what happened after that copy is unknown.
     *
     * @param number       from 1, and larger than that of every epoch before
     * @param incarnation  of the journal that goes on from here
     * @param date         on it and before, the branch itself may have issued numbers that nobody knows of
     * @param through      up to that date, kiosks may hold numbers that nobody knows of
     * @param reservedFrom the smallest count that a kiosk may hold
     */
    record EpochBegan(int number, UUID incarnation, LocalDate date, LocalDate through, int reservedFrom)
            implements
                Event {}

    /** Of one visit. */
    sealed interface OfVisit extends Event {
        TicketNumber ticket();
    }

    /**
     * A ticket.
     *
     * @param service     whose queue it enters
     * @param offline     null for a ticket that the branch itself issued, when it was recorded
     * @param appointment booked time; null for none
     * @param language    of the slip; null where nobody said one, and in older journals
     * @param where       where the participant is; null for the branch
     * @param wished      services that were asked for, in order; null where that is {@code service} alone
     * @param next        services that follow, in order; null for none
     */
    record TicketIssued(TicketNumber ticket, String service,
            @Personal(value = Personal.Level.TEXT, afterwards = "\"NONE\"") Priority priority, Channel channel,
            UUID requestId,
            @Nullable OfflineIssue offline, @Nullable Instant appointment,
            @Personal(Personal.Level.TEXT) @Nullable Language language, Booking.@Nullable Where where,
            @Nullable List<String> wished, @Nullable List<String> next)
            implements
                OfVisit {

        public TicketIssued(TicketNumber ticket, String service, Priority priority, Channel channel, UUID requestId) {
            this(ticket, service, priority, channel, requestId, null, null, null);
        }

        /** At the branch, for one service. */
        public TicketIssued(TicketNumber ticket, String service, Priority priority, Channel channel, UUID requestId,
                @Nullable OfflineIssue offline, @Nullable Instant appointment, @Nullable Language language) {
            this(ticket, service, priority, channel, requestId, offline, appointment, language, null, null, null);
        }

        public TicketWish wish() {
            return wished == null
                    ? new TicketWish(service, priority, channel, appointment)
                    : new TicketWish(wished.getFirst(), priority, channel, appointment,
                            wished.subList(1, wished.size()));
        }

        /** When the participant got it. */
        public Instant issuedAt(Instant recordedAt) {
            return offline == null ? recordedAt : offline.issuedAt();
        }
    }

    /** It came out. In journals of before {@link SlipUnconfirmed} it may not have been proved. */
    record SlipPrinted(TicketNumber ticket) implements OfVisit {}

    /** The printer took it and proved nothing. */
    record SlipUnconfirmed(TicketNumber ticket) implements OfVisit {}

    record SlipFailed(TicketNumber ticket, @Personal(Personal.Level.TEXT) @Nullable String reason) implements OfVisit {}

    record TicketCalled(TicketNumber ticket, String booth, String group, Reason reason, @Nullable UUID requestId)
            implements
                OfVisit {}

    record TicketRecalled(TicketNumber ticket, String booth) implements OfVisit {}

    /** The called participant says that they are on the way; the time to arrive stays as it is. */
    record ParticipantComing(TicketNumber ticket, String booth) implements OfVisit {}

    record ParticipantArrived(TicketNumber ticket, String booth) implements OfVisit {}

    /** @param why of the participant; null where the officer said it */
    record OfficerNeeded(TicketNumber ticket, String booth, @Nullable Need why) implements OfVisit {}

    record SelfWorkStarted(TicketNumber ticket, String booth) implements OfVisit {}

    /** The officer turns to the visit. What the visit does that they were with before is an event of its own, before this. */
    record OfficerAttended(TicketNumber ticket, String booth) implements OfVisit {}

    /**
     * An officer has seen a paper of the visit, or takes that back. Nothing of what stands on the paper is here.
     *
     * @param booth    where the visit was then; null for none
     * @param document id of the paper in the plan; which one it was concerns the participant, and is purged with the texts
     */
    record DocumentChecked(TicketNumber ticket, @Nullable String booth,
            @Personal(value = Personal.Level.TEXT, afterwards = "\"\"") String document,
            Check outcome) implements OfVisit {}

    record VisitHeld(TicketNumber ticket, String booth, Instant until,
            @Personal(Personal.Level.TEXT) @Nullable String reason) implements OfVisit {}

    record VisitResumed(TicketNumber ticket, String booth) implements OfVisit {}

    record HoldExpired(TicketNumber ticket) implements OfVisit {}

    /**
     * The participant comes back later; the place is kept, and nobody is called to it before.
     *
     * @param booth     to which they were called, and which they leave: that counts as a return which keeps the place; null
     *                  where they were waiting or away already, and in older journals
     * @param requestId null where nobody gave one, and in older journals
     */
    record VisitDeferred(TicketNumber ticket, Instant until, @Nullable String booth, @Nullable UUID requestId)
            implements
                OfVisit {}

    record DeferralEnded(TicketNumber ticket) implements OfVisit {}

    /** @param countsFrom time from which it counts, where it came back too often to keep its place; null where it kept it */
    record VisitReturned(TicketNumber ticket, @Nullable Instant countsFrom) implements OfVisit {}

    record VisitTransferred(TicketNumber ticket, String booth, String service) implements OfVisit {}

    /**
     * A step of the visit is done, and the next one begins.
     *
     * @param next  service of that one
     * @param stays whether it is served in the same booth at once; else the visit leaves the booth and waits
     */
    record StepCompleted(TicketNumber ticket, String booth,
            @Personal(Personal.Level.TEXT) @Nullable String outcome, String next, boolean stays) implements OfVisit {}

    /** These services follow the one that the visit in that booth stands in, in place of those that did. */
    record StepsPlanned(TicketNumber ticket, String booth, List<String> next) implements OfVisit {}

    /**
     * The participant lacks papers, leaves the booth to fetch them, and keeps the number and its place until then.
     *
     * @param until     the end of the day
     * @param documents ids of the papers in the plan; which they are concerns the participant, and is purged with the texts
     */
    record PapersMissing(TicketNumber ticket, String booth, Instant until,
            @Personal(value = Personal.Level.TEXT, afterwards = "[]") List<String> documents) implements OfVisit {}

    record VisitCompleted(TicketNumber ticket, String booth,
            @Personal(Personal.Level.TEXT) @Nullable String outcome) implements OfVisit {}

    record VisitNotShown(TicketNumber ticket, String booth) implements OfVisit {}

    /**
     * The completion, step, no-show, transfer, deferral or missing paper by which the visit left that booth last is taken back: the visit is in
     * the booth as it was before, or, where somebody else is there by now, on hold of its group.
     *
     * @param heldUntil end of that hold; null for back in the booth
     */
    record DepartureUndone(TicketNumber ticket, String booth, @Nullable Instant heldUntil) implements OfVisit {}

    record VisitAbandoned(TicketNumber ticket, AbandonReason reason) implements OfVisit {}

    /**
     * What somebody missed counts no more.
     *
     * @param person keyed hash of who that is; purged with the texts of the day
     */
    record MissesLifted(@Personal(Personal.Level.TEXT) @Nullable String person) implements Event {}

    /** It happened to the draw of a day. */
    sealed interface OfDraw extends Event {
        LocalDate date();
    }

    /**
     * The places of that day are drawn: from here on one applies for it.
     *
     * @param until      when it is held, and nobody can apply any more
     * @param commitment SHA-256 of its secret
     */
    record DrawAnnounced(LocalDate date, Instant until, String commitment) implements OfDraw {}

    /** An applicant waits for a place, in the order of the applications. */
    record DrawCalledOff(LocalDate date) implements OfDraw {}

    /** It is held: what becomes of each application follows, in the order in which they are drawn ({@link DrawnOrder}). */
    record PlacesDrawn(LocalDate date, String secret, String seed) implements OfDraw {}

    /** It happened to a day on which people of a company's list are served. */
    sealed interface OfCompany extends Event {
        String company();

        LocalDate date();
    }

    /**
     * Both sides agree to it; what each means stands at {@link CompanyDay}.
     *
     * @param away officers who are at the company meanwhile; 0 at the branch
     */
    record CompanyDayAgreed(String company, LocalDate date, Instant from, Instant until, int away, int seconds,
            List<CompanyDay.Begin> begins) implements OfCompany {}

    /** It is given up, or another one follows in its place. */
    record CompanyDayWithdrawn(String company, LocalDate date) implements OfCompany {}

    /** It happened to a wish on the waiting list, or to the booking that came of it. */
    sealed interface OfWaiting extends Event {
        String booking();
    }

    /**
     * Somebody waits for a place on one of these days.
     *
     * @param booking of what may come of it
     * @param from    first day that suits
     * @param until   last day that suits
     * @param person  keyed hash of who that is; purged with the texts of the day on which it was asked for
     */
    record WaitingJoined(String booking, UUID requestId, String service, Booking.Where where, LocalDate from,
            LocalDate until, @Personal(Personal.Level.TEXT) @Nullable String person) implements OfWaiting {}

    /**
     * Nobody answered at home: who has that booking waits for another place, and it gets the time of that one.
     *
     * @param ticket  of the visit that ended so
     * @param service with which it would have been served
     * @param from    the day of the visit
     * @param until   last day on which a place is looked for
     * @param offers  how many offers come before those of the waiting list, 0 and more
     */
    record HomeUnanswered(String booking, TicketNumber ticket, String service, LocalDate from, LocalDate until,
            int offers) implements OfWaiting {}

    /**
     * A place is kept for who waits, and for nobody else.
     *
     * @param slot  when the visit is to begin
     * @param until until when it can be taken
     */
    record PlaceOffered(String booking, Instant slot, Instant until) implements OfWaiting {}

    /** There is a confirmed booking now. */
    record OfferTaken(String booking) implements OfWaiting {}

    record OfferDeclined(String booking) implements OfWaiting {}

    /** It was not taken in time. */
    record OfferExpired(String booking) implements OfWaiting {}

    /** At their own wish, or as they have booked. */
    record WaitingLeft(String booking) implements OfWaiting {}

    /**
     * Somebody applies for a place on a day that is drawn.
     *
     * @param earliest local time from which on the visit is to begin if possible; null for any
     * @param latest   and by which; null for any
     * @param person   keyed hash of who that is; purged with the texts of the day on which it was asked for
     */
    record DrawApplied(String booking, UUID requestId, String service, Booking.Where where, LocalDate date,
            @Nullable LocalTime earliest, @Nullable LocalTime latest,
            @Personal(Personal.Level.TEXT) @Nullable String person) implements OfWaiting {}

    /** There is a confirmed booking now. */
    record PlaceWon(String booking, Instant slot) implements OfWaiting {}

    /** There was no place left; it waits behind those that were drawn before. */
    record DrawLost(String booking) implements OfWaiting {}

    /** No day is left that suits, or the last offer was not taken. */
    record WaitingEnded(String booking) implements OfWaiting {}

    /** It happened to a booking. */
    sealed interface OfBooking extends Event {
        String booking();
    }

    /**
     * Room is kept for a booking while somebody fills in who it is for.
     *
     * @param slot   when the visit is to begin
     * @param person keyed hash of who that is; purged with the texts of the day on which it was asked for
     */
    record BookingHeld(String booking, UUID requestId, String service, Instant slot, Booking.Where where,
            Instant holdUntil, @Personal(Personal.Level.TEXT) @Nullable String person) implements OfBooking {}

    record BookingConfirmed(String booking) implements OfBooking {}

    /**
     * @param slot      the new time
     * @param reopensAt when others can have the place that it had; null for at once
     */
    record BookingRescheduled(String booking, Instant slot, @Nullable Instant reopensAt) implements OfBooking {}

    /** @param reopensAt when others can have its place; null for at once */
    record BookingCancelled(String booking, @Nullable Instant reopensAt) implements OfBooking {}

    /** It was not confirmed in time. */
    record BookingExpired(String booking) implements OfBooking {}

    /** Its day ended, and nobody had checked in; or who did so at home did not answer, and took no other place. */
    record BookingMissed(String booking) implements OfBooking {}

    /** Somebody came, and has this ticket. */
    record BookingCheckedIn(String booking, TicketNumber ticket) implements OfBooking {}
}
