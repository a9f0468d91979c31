package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Deadlines;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;

/** What falls due by itself: no-shows, ends of holds, the business day. */
final class TimeDecisions {
    private TimeDecisions() {}

    static void passTime(Draft draft) {
        passTimeOfBookings(draft);
        if (draft.branch().day() instanceof Day.Open open && Deadlines.isOver(draft.branch(), open, draft.now())) {
            closeDay(draft, open, AbandonReason.DAY_OVER);
            // a plan that was scheduled may have come, in whose zone it is another date
            passTimeOfBookings(draft);
        }
        if (draft.branch().day() instanceof Day.Closed closed
                && Deadlines.isOpening(draft.branch(), closed, draft.now())) {
            draft.add(new BusinessDayOpened(draft.date()));
        }
        if (draft.branch().day() instanceof Day.Open open
                && Deadlines.isTicketingOver(draft.branch(), open, draft.now())) {
            draft.add(new TicketingEnded(open.date()));
        }
        Branch branch = draft.branch();
        for (Group group : branch.groups()) {
            for (Booth booth : group.booths()) {
                if (booth.visit() != null && branch.getVisit(booth.visit()).stage() instanceof Stage.Called called
                        && branch.isUnanswered(called, draft.now())) {
                    if (branch.isCalledAgain(called)) {
                        draft.add(new TicketRecalled(booth.visit(), booth.id()));
                    } else {
                        UnansweredDecisions.notShown(draft, booth.visit(), booth.id());
                    }
                }
            }
        }
        if (!draft.branch().held().isEmpty()) {
            for (TicketNumber ticket : draft.branch().held().keySet()) {
                if (draft.branch().getVisit(ticket).stage() instanceof Stage.Aside aside
                        && !draft.now().isBefore(aside.until())) {
                    draft.add(switch (aside) {
                        case Stage.Held held -> new HoldExpired(ticket);
                        case Stage.Deferred deferred -> new DeferralEnded(ticket);
                        case Stage.Fetching fetching -> new VisitAbandoned(ticket, AbandonReason.DAY_OVER);
                    });
                }
            }
        }
    }

    private static void passTimeOfBookings(Draft draft) {
        BookingDecisions.passTime(draft);
        WaitingDecisions.passTime(draft);
    }

    /** Nothing is left open overnight: every visit gets an end, with the reason, and every officer is off duty. */
    static void closeDay(Draft draft, Day.Open open, AbandonReason reason) {
        for (Visit visit : draft.branch().visits().values()) {
            switch (visit.stage()) {
                case Stage.Serving serving ->
                    draft.add(new VisitCompleted(visit.ticket(), serving.booth(), reason.word()));
                case Stage.Waiting waiting -> draft.add(new VisitAbandoned(visit.ticket(), reason));
                case Stage.Called called -> draft.add(new VisitAbandoned(visit.ticket(), reason));
                case Stage.Aside aside -> draft.add(new VisitAbandoned(visit.ticket(), reason));
                case Stage.NoShow noShow -> UnansweredDecisions.closeDay(draft, visit);
                case Stage.Ended ended -> {
                }
            }
        }
        for (Group group : draft.branch().groups()) {
            if (group.isOnDuty()) {
                draft.add(new OfficerSignedOff(group.id()));
            }
        }
        draft.add(new BusinessDayClosed(open.date()));
        PlanDecisions.adoptScheduled(draft);
    }
}
