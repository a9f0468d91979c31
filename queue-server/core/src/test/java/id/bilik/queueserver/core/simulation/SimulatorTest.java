package id.bilik.queueserver.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.OfficerRate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private static final SyntheticDay DAY = new SyntheticDay(List.of(.5, 1.5, .5), 1800,
            List.of(new SyntheticDay.ServiceShare("jht", 1, 360, 1)), .1, 3600, .05, 40, 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_same_seed_gives_the_same_journal(long seed) {
        assertThat(play(seed, new OfficerModel.Sharing(OfficerRate.of(2)))).as("seed %s", seed)
                .isEqualTo(play(seed, new OfficerModel.Sharing(OfficerRate.of(2))));
        for (OfficerModel model : List.of(new OfficerModel.Alternating(2), new OfficerModel.Attending(2, false))) {
            assertThat(play(seed, model)).as("seed %s, %s", seed, model).isEqualTo(play(seed, model));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everybody_leaves_in_the_end_and_nobody_is_lost(long seed) {
        for (OfficerModel officers : List.of(new OfficerModel.Sharing(OfficerRate.of(2)),
                new OfficerModel.Alternating(2), new OfficerModel.Attending(2, true))) {
            Morning morning = Morning.of(Laboratory.servers(2, 6, Map.of()), Laboratory.MIDNIGHT);
            SimulatedDay day = Simulator.run(new Scenario(morning.branch(), morning.at(), new CentralQueue(), officers,
                    DAY.draw(seed)));
            assertThat(day.end().queue().size()).isZero();
            assertThat(day.end().tally().issued()).isEqualTo(day.people().size());
            assertThat(day.end().tally().completed() + day.end().tally().noShow() + day.end().tally().abandoned())
                    .as("seed %s", seed).isEqualTo(day.people().size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void staff_act_in_the_middle_of_the_day(long seed) {
        Morning morning = Morning.of(Laboratory.servers(2, 6, Map.of()), Laboratory.MIDNIGHT);
        Scenario both = new Scenario(morning.branch(), morning.at(), new CentralQueue(),
                new OfficerModel.Sharing(OfficerRate.of(2)), DAY.times(2).draw(seed));
        Scenario one = both.with(List.of(new Act(600, new Command.SignOff("g1"))));
        assertThat(Figures.mean(Simulator.run(one).waits(0)))
                .isGreaterThan(1.5 * Figures.mean(Simulator.run(both).waits(0)));
    }

    @Test
    void who_left_is_not_looked_for_on_the_next_day() {
        Morning morning = Morning.of(Laboratory.servers(1, 1, Map.of()), Laboratory.MIDNIGHT);
        double hour = 3600;
        SimulatedDay day = Simulator.run(new Scenario(morning.branch(), morning.at(), new CentralQueue(),
                new OfficerModel.Sharing(OfficerRate.of(2)),
                List.of(patient(1, hour, 25 * hour), patient(2, hour, .5 * hour), patient(26 * hour, hour, hour))));
        assertThat(day.ended()[0]).isEqualTo(1 + hour);
        assertThat(day.abandoned()).containsExactly(false, true, true);
    }

    @Test
    void the_play_ends_with_the_last_participant_however_long_they_would_have_waited() {
        Morning morning = Morning.of(Laboratory.servers(1, 1, Map.of()), Laboratory.MIDNIGHT);
        SimulatedDay day = Simulator.run(new Scenario(morning.branch(), morning.at(), new CentralQueue(),
                new OfficerModel.Sharing(OfficerRate.of(2)), List.of(patient(1, 60, 1e6))));
        assertThat(day.end().time()).isEqualTo(Laboratory.MIDNIGHT.plusSeconds(61));
    }

    @Test
    void the_end_of_the_day_sends_home_whoever_is_in_a_booth() {
        for (OfficerModel officers : List.of(new OfficerModel.Sharing(OfficerRate.of(2)),
                new OfficerModel.Alternating(2), new OfficerModel.Attending(2, true))) {
            Morning morning = Morning.of(Laboratory.servers(1, 2, Map.of()), Laboratory.MIDNIGHT);
            SimulatedDay day = Simulator.run(new Scenario(morning.branch(), morning.at(), new CentralQueue(), officers,
                    List.of(turning(3600), turning(7200), patient(30 * 3600, 60, 60))));
            assertThat(day.ended()[0]).isEqualTo(24 * 3600);
            assertThat(day.ended()[1]).isEqualTo(24 * 3600);
        }
    }

    private static Participant patient(double arrives, double work, double patience) {
        return new Participant(arrives, "jht", Priority.NONE, work, 1, 0, patience, true, false);
    }

    /** Needs thirty hours in all, of which the officer three times. */
    private static Participant turning(double arrives) {
        return new Participant(arrives, "jht", Priority.NONE, 108_000, 3, 0, Double.POSITIVE_INFINITY, true, false);
    }

    private static List<RecordedEvent> play(long seed, OfficerModel officers) {
        Morning morning = Morning.of(Laboratory.servers(2, 6, Map.of()), Laboratory.MIDNIGHT);
        return Simulator.record(new Scenario(morning.branch(), morning.at(), new CentralQueue(), officers,
                DAY.draw(seed))).journal();
    }
}
