package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides orders: the same state, order and time give the same events, live and simulated. What fell due before the
 * command is decided first, and the calls that have become possible last, so a decision leaves nothing undone.
 */
public final class Decider {
    private final CallingPolicy policy;
    private final BookingRoom room;

    /** Of a branch in which nobody can book. */
    public Decider(CallingPolicy policy) { this(policy, BookingRoom.NONE); }

    public Decider(CallingPolicy policy, BookingRoom room) {
        this.policy = policy;
        this.room = room;
    }

    /**
     * @param now of the clock; a time before the branch's last event counts as that event's time, since time never runs
     *            backwards in a branch
     */
    public Decision decide(Branch branch, Order order, Instant now) {
        Draft draft = new Draft(branch, branch.timeAt(now));
        if (!(order.command() instanceof Command.CorrectClock)) {
            // by a time that is about to be put right nothing falls due
            TimeDecisions.passTime(draft);
        }
        draft.by(order);
        Refusal refusal = apply(draft, order.command());
        if (refusal != null) {
            return new Decision.Refused(refusal);
        }
        draft.by(Order.PASS_TIME);
        callAutomatically(draft);
        return draft.accepted();
    }

    private @Nullable Refusal apply(Draft draft, Command command) {
        return switch (command) {
            case PassTime pass -> null;
            case AdoptPlan adopt -> PlanDecisions.adopt(draft, adopt.plan());
            case SchedulePlan schedule -> PlanDecisions.schedule(draft, schedule);
            case DropScheduledPlan drop -> PlanDecisions.dropScheduled(draft);
            case OpenBusinessDay open -> BranchDecisions.openBusinessDay(draft);
            case CloseBusinessDay close -> BranchDecisions.closeBusinessDay(draft);
            case BeginEpoch begin -> BranchDecisions.beginEpoch(draft, begin);
            case DoubtClock doubt -> ClockDecisions.doubt(draft, doubt);
            case TrustClock trust -> ClockDecisions.trust(draft);
            case CorrectClock correct -> ClockDecisions.correct(draft, correct);
            case ShowMessage show -> BranchDecisions.showMessage(draft, show);
            case IssueTicket issue -> TicketDecisions.issueTicket(draft, issue);
            case ReserveNumbers reserve -> ReservedDecisions.reserve(draft, reserve);
            case IssueReserved reserved -> ReservedDecisions.issue(draft, reserved);
            case WithdrawWish withdraw -> ReservedDecisions.withdraw(draft, withdraw);
            case ConfirmSlip confirm -> TicketDecisions.confirmSlip(draft, confirm);
            case NotePromises note -> TicketDecisions.notePromises(draft, note);
            case LeaveQueue leave -> TicketDecisions.leaveQueue(draft, leave);
            case ReturnToQueue back -> TicketDecisions.returnToQueue(draft, back);
            case SayComing coming -> TicketDecisions.sayComing(draft, coming);
            case DeferVisit defer -> TicketDecisions.deferVisit(draft, defer);
            case CheckDocument check -> TicketDecisions.checkDocument(draft, check);
            case LiftMisses lift -> BookingDecisions.liftMisses(draft, lift.person());
            case OfferPlaces places -> {
                WaitingDecisions.offer(draft, room);
                yield null;
            }
            case AgreeCompanyDays days -> CompanyDecisions.agree(draft, days);
            case OfDraw ofDraw -> DrawDecisions.decide(draft, ofDraw, room);
            case OfWaiting ofWaiting -> WaitingDecisions.decide(draft, ofWaiting, room);
            case OfBooking ofBooking -> BookingDecisions.decide(draft, ofBooking, room);
            case AtGroup atGroup -> GroupDecisions.decide(draft, atGroup, policy);
            case AtBooth atBooth -> BoothDecisions.decide(draft, atBooth);
        };
    }

    private void callAutomatically(Draft draft) {
        while (!draft.branch().queue().isEmpty()) {
            List<Group> ready = new ArrayList<>();
            for (Group group : draft.branch().groups()) {
                if (group.mode() == CallingMode.AUTOMATIC && group.isReady()) {
                    ready.add(group);
                }
            }
            if (ready.isEmpty()) {
                return;
            }
            Optional<CallingPolicy.Pick> pick = policy.findNext(draft.branch(), ready, draft.now());
            if (pick.isEmpty()) {
                return;
            }
            draft.add(pick.get().asEvent(null));
        }
    }
}
