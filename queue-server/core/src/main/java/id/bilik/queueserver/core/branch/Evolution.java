package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import java.time.Instant;

/**
 * How the branch follows from what happened. Throws on an event that cannot have happened in that state: a journal that
 * contradicts itself is a bug or a damage, and must not be worked with.
 */
public final class Evolution {
    private Evolution() {}

    /** The state after one more event; throws {@link IllegalStateException} when it does not follow this state. */
    public static Branch evolve(Branch branch, RecordedEvent recorded) {
        if (recorded.sequence() != branch.sequence() + 1) {
            throw new IllegalStateException(
                    "event " + recorded.sequence() + " cannot follow event " + branch.sequence());
        }
        Instant at = recorded.at();
        if (at.isBefore(branch.time()) && !ClockEvolution.mayStepBack(recorded.event())) {
            throw new IllegalStateException(
                    "event " + recorded.sequence() + " of " + at + " cannot follow " + branch.time());
        }
        Branch then = branch.at(recorded.sequence(), at);
        return switch (recorded.event()) {
            case PlanAdopted event -> BranchEvolution.adopted(then, event.plan());
            case PlanScheduled event -> then.withScheduled(event.plan());
            case ScheduledPlanDropped event -> then.withScheduled(null);
            case BusinessDayOpened event -> BranchEvolution.opened(then, event, at);
            case TicketingEnded event -> BranchEvolution.ticketing(then, event.date(), false);
            case TicketingResumed event -> BranchEvolution.ticketing(then, event.date(), true);
            case BusinessDayClosed event -> BranchEvolution.closed(then, event);
            case ClockDoubted event -> ClockEvolution.doubted(then, event, at);
            case ClockTrusted event -> ClockEvolution.trusted(then);
            case ClockCorrected event -> ClockEvolution.corrected(then, event, at);
            case MessageShown event -> then.with(new BoardMessage(event.text(), event.english(), at));
            case OfficerSignedOn event -> GroupEvolution.signedOn(then, event, at);
            case OfficerSignedOff event -> GroupEvolution.signedOff(then, event);
            case GroupPaused event -> GroupEvolution.paused(then, event, at);
            case GroupResumed event -> GroupEvolution.goesOn(then, event);
            case CapacityChanged event -> GroupEvolution.sized(then, event);
            case CallingModeChanged event -> GroupEvolution.calling(then, event);
            case TicketIssued event -> TicketEvolution.issued(then, event, at);
            case WaitsPromised event -> then;
            case EntryLost event -> then.withLost();
            case EpochBegan event -> BranchEvolution.goesOn(then, event);
            case NumbersReserved event -> TicketEvolution.reserved(then, event, at);
            case LateTicketRecorded event ->
                TicketEvolution.late(then, event);
            case WishWithdrawn event -> then.withHandled(event.requestId(), new Branch.Handled.Withdrawn());
            case SlipPrinted event -> TicketEvolution.slip(then, event.ticket(), Visit.Slip.PRINTED);
            case SlipUnconfirmed event -> TicketEvolution.slip(then, event.ticket(), Visit.Slip.UNCONFIRMED);
            case SlipFailed event -> TicketEvolution.slip(then, event.ticket(), Visit.Slip.FAILED);
            case TicketCalled event -> BoothEvolution.called(then, event, at);
            case TicketRecalled event -> BoothEvolution.recalled(then, event, at);
            case ParticipantComing event -> BoothEvolution.coming(then, event, at);
            case ParticipantArrived event -> BoothEvolution.arrived(then, event, at);
            case OfficerNeeded event -> BoothEvolution.needed(then, event, at);
            case SelfWorkStarted event -> BoothEvolution.worksAlone(then, event, at);
            case OfficerAttended event -> BoothEvolution.attended(then, event, at);
            case DocumentChecked event -> TicketEvolution.checked(then, event);
            case VisitHeld event -> BoothEvolution.held(then, event, at);
            case VisitResumed event -> BoothEvolution.resumed(then, event, at);
            case HoldExpired event -> TicketEvolution.holdExpired(then, event, at);
            case VisitReturned event -> TicketEvolution.returned(then, event, at);
            case VisitTransferred event -> BoothEvolution.transferred(then, event, at);
            case StepCompleted event -> StepEvolution.completed(then, event, at);
            case StepsPlanned event -> StepEvolution.planned(then, event);
            case PapersMissing event -> StepEvolution.missing(then, event, at);
            case VisitCompleted event -> BoothEvolution.completed(then, event, at);
            case VisitNotShown event -> BoothEvolution.notShown(then, event, at);
            case VisitAbandoned event -> TicketEvolution.abandoned(then, event, at);
            case VisitDeferred event -> TicketEvolution.deferred(then, event, at);
            case DeferralEnded event -> TicketEvolution.deferralEnded(then, event, at);
            case DepartureUndone event -> BoothEvolution.departureUndone(then, event, at);
            case MissesLifted event -> event.person() == null
                    ? then
                    : then.with(then.bookings().withoutMissed(event.person()));
            case OfDraw event -> DrawEvolution.evolve(then, event, at);
            case OfCompany event -> CompanyEvolution.evolve(then, event, then.sequence());
            case OfWaiting event -> WaitingEvolution.evolve(then, event, at);
            case OfBooking event -> BookingEvolution.evolve(then, event, at);
        };
    }
}
