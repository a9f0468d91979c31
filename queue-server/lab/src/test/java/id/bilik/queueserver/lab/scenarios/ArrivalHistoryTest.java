package id.bilik.queueserver.lab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.simulation.planning.ArrivalHistory;
import id.bilik.queueserver.lab.comparison.ReferenceScenario;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArrivalHistoryTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final BranchPlan PLAN = ReferenceScenario.allSkilled().plan();
    private static final String SERVICE = PLAN.services().getFirst().id();
    /** The half hour from eight. */
    private static final int EIGHT = 16;

    private final ArrivalHistory history = new ArrivalHistory(PLAN.zone());
    private Instant now = ReferenceScenario.OPENING;
    private int sequence;

    @Test
    void a_day_is_usual_once_it_is_closed() {
        happens(new Event.BusinessDayOpened(MONDAY));
        issue(3);
        assertThat(usual()).isZero();
        happens(new Event.BusinessDayClosed(MONDAY));
        assertThat(usual()).isEqualTo(3 / 30.0);
    }

    @Test
    void a_day_that_is_opened_again_counts_once() {
        happens(new Event.BusinessDayOpened(MONDAY));
        issue(3);
        happens(new Event.BusinessDayClosed(MONDAY));
        happens(new Event.BusinessDayOpened(MONDAY));
        issue(3);
        assertThat(usual()).isZero();
        happens(new Event.BusinessDayClosed(MONDAY));
        now = now.plus(Duration.ofDays(1));
        happens(new Event.BusinessDayOpened(MONDAY.plusDays(1)));
        assertThat(usual()).isEqualTo(6 / 30.0);
    }

    @Test
    void days_that_differ_more_are_less_sure() {
        ArrivalHistory.Rates alike = after(100, 100, 100, 100);
        ArrivalHistory.Rates unlike = new ArrivalHistoryTest().after(40, 160, 40, 160);
        assertThat(unlike.spread()).isGreaterThan(alike.spread() + .2);
        assertThat(unlike.error()).isGreaterThan(alike.error() + .1);
        assertThat(alike.error()).as("more days say more")
                .isLessThan(new ArrivalHistoryTest().after(100).error());
    }

    private ArrivalHistory.Rates after(int... tickets) {
        for (int day = 0; day < tickets.length; day++) {
            now = ReferenceScenario.OPENING.plus(Duration.ofDays(day));
            happens(new Event.BusinessDayOpened(MONDAY.plusDays(day)));
            issue(tickets[day]);
            happens(new Event.BusinessDayClosed(MONDAY.plusDays(day)));
        }
        return history.usual(PLAN);
    }

    @Test
    void a_crowd_at_the_door_of_the_first_day_is_not_taken_to_go_on_coming() {
        happens(new Event.BusinessDayOpened(MONDAY));
        issue(30);
        now = now.plus(Duration.ofMinutes(5));
        List<Double> perMinute = history.expected(PLAN, now).slots().stream()
                .map(slot -> slot.values().stream().mapToDouble(Double::doubleValue).sum()).toList();
        // as a morning is expected to be: 1.1 a minute in the first hour, 1.3 in the second
        assertThat(perMinute.subList(0, 3))
                .usingElementComparator(Comparator.comparingLong(rate -> Math.round(rate * 10)))
                .containsExactly(1.1, 1.1, 1.3);
    }

    @Test
    void a_crowd_at_the_door_is_not_expected_once_more_when_it_has_come() {
        happens(new Event.BusinessDayOpened(MONDAY));
        issue(60);
        now = now.plus(Duration.ofMinutes(30));
        issue(6);
        happens(new Event.BusinessDayClosed(MONDAY));
        now = ReferenceScenario.OPENING.plus(Duration.ofDays(1));
        happens(new Event.BusinessDayOpened(MONDAY.plusDays(1)));
        assertThat(history.expected(PLAN, now).slots().getFirst().getOrDefault(SERVICE, 0.0)).isEqualTo(6 / 30.0);
    }

    private double usual() { return history.usual(PLAN).slots().get(EIGHT).getOrDefault(SERVICE, 0.0); }

    private void issue(int tickets) {
        for (int i = 0; i < tickets; i++) {
            happens(new Event.TicketIssued(new TicketNumber('A', sequence), SERVICE, Priority.NONE, Channel.OFFLINE,
                    new UUID(0, sequence)));
        }
    }

    private void happens(Event event) { history.accept(new RecordedEvent(++sequence, now, event)); }
}
