package id.bilik.queueserver.core.branch;

import org.jspecify.annotations.Nullable;

/** What happened, in a few words: {@code "A042 -> booth 3 (OVERDUE)"}. */
final class EventWords {
    private EventWords() {}

    static String of(Event event) {
        return switch (event) {
            case Event.PlanAdopted it -> "plan adopted";
            case Event.PlanScheduled it -> "plan scheduled";
            case Event.ScheduledPlanDropped it -> "scheduled plan dropped";
            case Event.TicketingResumed it -> "ticketing goes on";
            case Event.BusinessDayOpened it -> "day " + it.date() + " opened";
            case Event.TicketingEnded it -> "ticketing ended";
            case Event.BusinessDayClosed it -> "day " + it.date() + " closed";
            case Event.ClockDoubted it -> "clock doubted" + (it.atStart() ? " at the start" : "");
            case Event.ClockTrusted it -> "clock trusted";
            case Event.ClockCorrected it -> "clock corrected";
            case Event.MessageShown it -> "message \"" + it.text() + "\""
                    + (it.english() == null ? "" : " / \"" + it.english() + "\"");
            case Event.OfficerSignedOn it -> it.officer() + " on at " + it.group();
            case Event.OfficerSignedOff it -> "officer off at " + it.group();
            case Event.GroupPaused it -> it.group() + " paused" + because(it.reason())
                    + (it.returnAt() == null ? "" : ", back at " + it.returnAt());
            case Event.GroupResumed it -> it.group() + " goes on";
            case Event.CapacityChanged it -> it.group() + " takes " + it.concurrency() + " in " + it.openBooths();
            case Event.CallingModeChanged it -> it.group() + " calls " + it.mode();
            case Event.TicketIssued it -> it.ticket() + " issued";
            case Event.NumbersReserved it ->
                it.first() + "-" + it.last() + " reserved for " + it.kiosk() + " on " + it.date();
            case Event.LateTicketRecorded it -> it.ticket() + " recorded late";
            case Event.WishWithdrawn it -> "withdrawn";
            case Event.SlipPrinted it -> it.ticket() + " printed";
            case Event.SlipUnconfirmed it -> it.ticket() + " not proved";
            case Event.EntryLost it -> "an entry is lost: " + it.why();
            case Event.EpochBegan it -> "epoch " + it.number() + " began";
            case Event.WaitsPromised it -> it.promises().size() + " waits promised";
            case Event.SlipFailed it -> it.ticket() + " not printed" + because(it.reason());
            case Event.TicketCalled it ->
                it.ticket() + " -> booth " + it.booth() + " (" + it.reason().visit() + ")";
            case Event.TicketRecalled it -> it.ticket() + " called again";
            case Event.ParticipantComing it -> it.ticket() + " is coming";
            case Event.ParticipantArrived it -> it.ticket() + " arrived";
            case Event.OfficerNeeded it -> it.ticket() + " needs officer";
            case Event.OfficerAttended it -> it.ticket() + " has the officer";
            case Event.SelfWorkStarted it -> it.ticket() + " works alone";
            case Event.DocumentChecked it -> it.ticket() + ": " + it.document()
                    + (it.outcome() == Check.SEEN ? " seen" : " not seen");
            case Event.VisitHeld it -> it.ticket() + " held";
            case Event.VisitResumed it -> it.ticket() + " resumed in booth " + it.booth();
            case Event.HoldExpired it -> it.ticket() + " waits again after its hold";
            case Event.VisitDeferred it -> it.ticket() + " comes back later";
            case Event.DeferralEnded it -> it.ticket() + " waits again after its deferral";
            case Event.DepartureUndone it -> it.ticket()
                    + (it.heldUntil() == null ? " back in booth " + it.booth() : " back, on hold");
            case Event.VisitReturned it ->
                it.ticket() + (it.countsFrom() == null ? " waits again" : " waits again, behind");
            case Event.VisitTransferred it -> it.ticket() + " to " + it.service();
            case Event.StepCompleted it ->
                it.ticket() + (it.stays() ? " stays for " : " goes on to ") + it.next() + because(it.outcome());
            case Event.StepsPlanned it -> it.ticket() + " then " + it.next();
            case Event.PapersMissing it -> it.ticket() + " lacks " + it.documents();
            case Event.VisitCompleted it -> it.ticket() + " completed" + because(it.outcome());
            case Event.VisitNotShown it -> it.ticket() + " no-show";
            case Event.BookingHeld it -> it.booking() + " held";
            case Event.BookingConfirmed it -> it.booking() + " confirmed";
            case Event.BookingRescheduled it -> it.booking() + " moved";
            case Event.BookingCancelled it -> it.booking() + " cancelled";
            case Event.BookingExpired it -> it.booking() + " expired";
            case Event.BookingMissed it -> it.booking() + " missed";
            case Event.BookingCheckedIn it -> it.booking() + " is " + it.ticket();
            case Event.MissesLifted it -> "misses lifted";
            case Event.CompanyDayAgreed it -> "day of " + it.company() + " on " + it.date() + " agreed";
            case Event.CompanyDayWithdrawn it -> "day of " + it.company() + " on " + it.date() + " withdrawn";
            case Event.DrawAnnounced it -> "draw of " + it.date() + " announced";
            case Event.DrawCalledOff it -> "draw of " + it.date() + " called off";
            case Event.PlacesDrawn it -> "places of " + it.date() + " drawn";
            case Event.DrawApplied it -> it.booking() + " applied";
            case Event.PlaceWon it -> it.booking() + " won a place";
            case Event.DrawLost it -> it.booking() + " won none";
            case Event.WaitingJoined it -> it.booking() + " waits";
            case Event.HomeUnanswered it -> it.booking() + " waits for another place";
            case Event.PlaceOffered it -> it.booking() + " is offered a place";
            case Event.OfferTaken it -> it.booking() + " is taken";
            case Event.OfferDeclined it -> it.booking() + " is declined";
            case Event.OfferExpired it -> it.booking() + " was not taken";
            case Event.WaitingLeft it -> it.booking() + " waits no more";
            case Event.WaitingEnded it -> it.booking() + " waited in vain";
            case Event.VisitAbandoned it -> it.ticket() + " gone" + because(it.reason().word());
        };
    }

    private static String because(@Nullable String reason) { return reason == null ? "" : ": " + reason; }
}
