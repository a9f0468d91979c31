package id.bilik.queueserver.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Simulator;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo's day, in no time: a rush that is mastered by as many officers as the planner suggests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthyDayTest {
    private final VirtualDemoDay planned = VirtualDemoDay.asPlanned();

    /** Shares of all who came. */
    private record Outcome(double withinTarget, double left) {}

    @ParameterizedTest
    @ValueSource(longs = {20261122, 1, 2, 3, 4, 5, 6, 7})
    void the_officers_whom_the_planner_suggests_call_four_in_five_within_the_target(long seed) {
        Outcome day = play(planned, seed);
        assertThat(day.withinTarget).isGreaterThan(.8);
        assertThat(day.left).isLessThan(.05);
    }

    @ParameterizedTest
    @ValueSource(longs = {20261122, 1, 2, 3})
    void two_officers_all_day_call_less_than_half_of_them_in_time(long seed) {
        Outcome day = play(VirtualDemoDay.with(DutySupervisor.AT_OPENING), seed);
        assertThat(day.withinTarget).isLessThan(.5);
    }

    private static Outcome play(VirtualDemoDay demo, long seed) {
        Scenario scenario = demo.scenario(demo.morning(), new CentralQueue(), service -> 1, seed);
        List<Participant> people = scenario.arrivals();
        SimulatedDay day = Simulator.run(scenario);
        int inTime = 0;
        int left = 0;
        for (int i = 0; i < people.size(); i++) {
            double target = VirtualDemoDay.PLAN.getService(people.get(i).service()).target().toSeconds();
            inTime += day.called()[i] - Math.max(day.issued()[i], people.get(i).waitsFrom()) <= target ? 1 : 0;
            left += day.abandoned()[i] ? 1 : 0;
        }
        return new Outcome(inTime / (double) people.size(), left / (double) people.size());
    }
}
