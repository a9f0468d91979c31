package id.bilik.queueserver.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import id.bilik.queueserver.lab.demo.ImaginedBranches;
import id.bilik.queueserver.lab.demo.VirtualDemoDay;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairedDaysTest {
    @Test
    void what_happens_is_that_of_the_day_as_it_is_and_of_the_same_people_with_an_officer_less() {
        VirtualDemoDay demo = VirtualDemoDay.with(3);
        List<PairedDays.Question> questions = new PairedDays(demo, 0, new ImaginedBranches(0)).ask(1, 101);
        assertThat(questions).hasSize(10);
        Morning morning = demo.morning();
        DayWaits day = DayWaits.of(Stream.concat(morning.events().stream(), Simulator
                .record(demo.scenario(morning, new CentralQueue(), service -> 1, Streams.replication(101, 0)))
                .journal().stream()).toList());
        for (PairedDays.Question each : questions) {
            assertThat(each.officers()).isEqualTo(3);
            assertThat(each.unchanged().happened()).isEqualTo(day.meanAfter(each.at()).orElseThrow());
            assertThat(each.less().happened()).as("seconds, with two officers")
                    .isGreaterThan(each.unchanged().happened());
            assertThat(each.worth().happened()).isCloseTo(each.less().happened() - each.unchanged().happened(),
                    within(1e-9));
        }
        assertThat(Said.Score.of(questions.stream().map(PairedDays.Question::unchanged).toList()).held())
                .as("of ten").isGreaterThanOrEqualTo(6);
    }
}
