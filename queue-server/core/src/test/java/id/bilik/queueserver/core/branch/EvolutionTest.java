package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.MONDAY;
import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A journal that contradicts itself is not worked with. */
class EvolutionTest {
    private static final Reason REASON = new Reason("FIRST_COME", "ONLY_GROUP", 0, 1, 0, 2, 1);
    private final BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(2, "jht");

    @Test
    void an_event_out_of_sequence_is_impossible() {
        Event event = new Event.MessageShown("hello", null);
        long last = branch.branch().sequence();
        for (long sequence : new long[]{last, last + 2, 0}) {
            assertThatThrownBy(() -> Evolution.evolve(branch.branch(),
                    new RecordedEvent(sequence, branch.now(), event))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void an_event_before_the_last_is_impossible() {
        assertThatThrownBy(() -> Evolution.evolve(branch.branch(), new RecordedEvent(branch.branch().sequence() + 1,
                branch.branch().time().minusNanos(1), new Event.MessageShown("hello", null))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_cannot_happen_to_a_waiting_visit_is_impossible() {
        TicketNumber waiting = ticket("A001");
        impossible(new Event.ParticipantArrived(waiting, "1"), new Event.TicketRecalled(waiting, "1"),
                new Event.OfficerNeeded(waiting, "1", null), new Event.SelfWorkStarted(waiting, "1"),
                new Event.VisitHeld(waiting, "1", branch.now(), null), new Event.VisitResumed(waiting, "1"),
                new Event.HoldExpired(waiting), new Event.VisitReturned(waiting, null),
                new Event.VisitTransferred(waiting, "1", "jkk"), new Event.VisitCompleted(waiting, "1", null),
                new Event.VisitNotShown(waiting, "1"), new Event.DeferralEnded(waiting),
                new Event.DepartureUndone(waiting, "1", null),
                new Event.TicketIssued(waiting, "jht", Priority.NONE, Channel.OFFLINE, request(99)));
    }

    @Test
    void a_called_visit_cannot_be_called_again_or_come_back() {
        branch.callNext("g1");
        TicketNumber called = ticket("A001");
        impossible(new Event.TicketCalled(called, "2", "g1", REASON, null), new Event.VisitReturned(called, null),
                new Event.DeferralEnded(called), new Event.HoldExpired(called),
                new Event.OfficerNeeded(called, "1", null),
                new Event.VisitResumed(called, "2"), new Event.VisitCompleted(called, "1", null));
    }

    @Test
    void an_ended_visit_stays_ended() {
        branch.leave("A001");
        TicketNumber gone = ticket("A001");
        impossible(new Event.VisitReturned(gone, null), new Event.VisitDeferred(gone, branch.now(), null, null),
                new Event.HoldExpired(gone), new Event.VisitAbandoned(gone, AbandonReason.LEFT),
                new Event.TicketCalled(gone, "1", "g1", REASON, null), new Event.VisitResumed(gone, "1"));
    }

    @Test
    void a_booth_that_is_taken_or_closed_takes_nobody() {
        branch.callNext("g1");
        branch.capacity("g1", 2, "1");
        TicketNumber next = ticket("A002");
        impossible(new Event.TicketCalled(next, "1", "g1", REASON, null),
                new Event.TicketCalled(next, "2", "g1", REASON, null),
                new Event.TicketCalled(next, "3", "g1", REASON, null),
                new Event.TicketCalled(next, "1", "g9", REASON, null));
    }

    @Test
    void what_is_not_there_cannot_change() {
        impossible(new Event.SlipPrinted(ticket("Z001")), new Event.OfficerSignedOff("g9"),
                new Event.CapacityChanged("g9", List.of(), 1), new Event.GroupResumed("g9"));
        branch.signOff("g1");
        impossible(new Event.GroupPaused("g1", null, null), new Event.GroupResumed("g1"),
                new Event.OfficerSignedOff("g1"));
    }

    @Test
    void a_day_is_opened_when_none_is_and_closed_when_it_is_open_and_empty() {
        impossible(new Event.BusinessDayOpened(MONDAY), new Event.BusinessDayOpened(MONDAY.plusDays(1)),
                new Event.BusinessDayClosed(MONDAY.plusDays(1)), new Event.TicketingEnded(MONDAY.plusDays(1)),
                new Event.BusinessDayClosed(MONDAY), new Event.OfficerSignedOn("g1", "Budi"));
        branch.closeDay();
        impossible(new Event.BusinessDayClosed(MONDAY), new Event.TicketingEnded(MONDAY),
                new Event.BusinessDayOpened(MONDAY.minusDays(1)), new Event.OfficerSignedOn("g1", "Budi"),
                new Event.TicketIssued(ticket("A003"), "jht", Priority.NONE, Channel.OFFLINE, request(99)));
    }

    @Test
    void a_plan_of_another_branch_is_impossible() {
        BranchPlan plan = branch.branch().plan();
        impossible(new Event.PlanAdopted(new BranchPlan("tegal", plan.name(), plan.zone(), plan.languages(),
                plan.services(), plan.groups(), plan.hours(), plan.rules())));
    }

    private void impossible(Event... events) {
        for (Event event : events) {
            assertThatThrownBy(() -> Evolution.evolve(branch.branch(),
                    new RecordedEvent(branch.branch().sequence() + 1, branch.now(), event))).as(event.toString())
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
