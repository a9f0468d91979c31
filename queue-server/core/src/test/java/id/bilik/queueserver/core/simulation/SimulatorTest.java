package id.bilik.queueserver.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.OfficerRate;
import java.util.List;
import java.util.Map;
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
        assertThat(play(seed, new OfficerModel.Alternating(2))).as("seed %s", seed)
                .isEqualTo(play(seed, new OfficerModel.Alternating(2)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everybody_leaves_in_the_end_and_nobody_is_lost(long seed) {
        for (OfficerModel officers : List.of(new OfficerModel.Sharing(OfficerRate.of(2)),
                new OfficerModel.Alternating(2))) {
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

    private static List<RecordedEvent> play(long seed, OfficerModel officers) {
        Morning morning = Morning.of(Laboratory.servers(2, 6, Map.of()), Laboratory.MIDNIGHT);
        return Simulator.record(new Scenario(morning.branch(), morning.at(), new CentralQueue(), officers,
                DAY.draw(seed))).journal();
    }
}
