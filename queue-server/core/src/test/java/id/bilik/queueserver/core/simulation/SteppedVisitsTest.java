package id.bilik.queueserver.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.BranchBuilder;
import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.OfficerRate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Papers of JHT take two minutes in JKM, and the service six; whoever takes a third less of one does so of both. */
class SteppedVisitsTest {
    private final BranchBuilder plan = BranchScenario.aBranch().aroundTheClock().checkedIn("jht", "jkm")
            .expecting("jht", "6m").expecting("jkm", "2m");

    @Test
    void a_simulated_visit_waits_and_is_served_in_each_of_its_queues() {
        SimulatedDay day = play(plan.withGroup("check", 1, "jkm").withGroup("service", 1, "jht"), 360);
        assertThat(day.ended()[0]).isCloseTo(480, within(.01));
        assertThat(calls(day)).isEqualTo(2);
    }

    @Test
    void steps_in_one_sitting_take_as_long_and_one_call() {
        SimulatedDay day = play(plan.withGroup("both", 1, "jkm", "jht"), 240);
        assertThat(day.ended()[0]).isCloseTo(320, within(.01));
        assertThat(calls(day)).isEqualTo(1);
    }

    @Test
    void everybody_leaves_in_the_end_and_the_checks_are_the_narrow_door() {
        SimulatedDay day = play(plan.withGroup("check", 1, "jkm").withGroup("service", 6, "jht"),
                IntStream.range(0, 12).mapToDouble(i -> 360).toArray());
        assertThat(day.end().tally().completed()).isEqualTo(12);
        assertThat(day.end().tally().called()).isEqualTo(24);
        assertThat(day.end().queue().size()).isZero();
        assertThat(day.ended()[11]).isGreaterThan(12 * 120 + 360 - 1);
    }

    private static long calls(SimulatedDay day) {
        return day.journal().stream().filter(each -> each.event() instanceof Event.TicketCalled).count();
    }

    private static SimulatedDay play(BranchBuilder plan, double... work) {
        Morning morning = Morning.of(plan.plan(), Laboratory.MIDNIGHT);
        List<Participant> people = IntStream.range(0, work.length)
                .mapToObj(i -> Participant.simple(0, "jht", work[i])).toList();
        return Simulator.record(new Scenario(morning.branch(), morning.at(), new CentralQueue(),
                new OfficerModel.Sharing(OfficerRate.of(0)), people));
    }
}
