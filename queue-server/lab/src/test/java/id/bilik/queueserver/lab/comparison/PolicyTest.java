package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.core.simulation.Figures;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bars of the reference scenario, on sixty paired days. */
class PolicyTest {
    private static final int DAYS = 60;

    @Test
    void the_central_queue_is_as_good_as_one_officer_with_all_booths() {
        Compared compared = compare(ReferenceScenario.allSkilled(), new CentralQueue());
        assertThat(compared.mean.mean()).as("mean wait").isLessThanOrEqualTo(1.03);
        assertThat(compared.p95.mean()).as("95 % of waits").isLessThanOrEqualTo(1.05);
    }

    @Test
    void skills_cost_little() {
        Compared compared = compare(ReferenceScenario.withSkills(), new CentralQueue());
        assertThat(compared.mean.mean()).isLessThan(1.1);
    }

    @Test
    void tickets_bound_at_issue_wait_longer() {
        Compared compared = compare(ReferenceScenario.allSkilled(), new RoundRobin());
        assertThat(compared.mean.low()).isGreaterThan(1.1);
    }

    @Test
    void where_officers_differ_the_largest_gain_gets_people_home_earlier() {
        ReferenceScenario scenario = ReferenceScenario.unequal();
        Compared byGain = compare(scenario, new CentralQueue(BoothChoice.LARGEST_GAIN, scenario::speed));
        Compared byLoad = compare(scenario, new CentralQueue());
        assertThat(byGain.inBranch.high()).as("time in the branch").isLessThan(byLoad.inBranch.low());
    }

    @Test
    void officers_who_follow_the_suggestion_are_near_the_bound() {
        List<AttentionTable.Row> rows = AttentionTable.of(ReferenceScenario.allSkilled(), DAYS, 1);
        assertThat(row(rows, "as suggested").waitRatio().mean()).isLessThanOrEqualTo(1.12);
        assertThat(row(rows, "longest waiting first").waitRatio().low()).isGreaterThan(1.2);
        assertThat(row(rows, "as suggested").inBooth().getLast().low()).as("the longest service pays in the booth")
                .isGreaterThan(row(rows, "longest waiting first").inBooth().getLast().mean());
    }

    @Test
    void officers_of_slightly_different_speeds_cost_little() {
        assertThat(compare(ReferenceScenario.withSpeeds(List.of(.8, 1.0, 1.2)), new CentralQueue()).mean.mean())
                .isLessThanOrEqualTo(1.05);
    }

    private static AttentionTable.Row row(List<AttentionTable.Row> rows, String way) {
        return rows.stream().filter(row -> row.way().equals(way)).findFirst().orElseThrow();
    }

    private record Compared(Estimate mean, Estimate p95, Estimate inBranch) {}

    private static Compared compare(ReferenceScenario scenario, CallingPolicy policy) {
        double[][] ours = new double[3][DAYS];
        double[][] pooled = new double[3][DAYS];
        for (int i = 0; i < DAYS; i++) {
            List<Participant> people = scenario.people(Streams.replication(1, i));
            SimulatedDay day = scenario.play(policy, people, scenario.sharing());
            fill(ours, i, day.waits(0), day.timesInBranch(0));
            PooledBenchmark.Outcome bound = scenario.pooled(people);
            fill(pooled, i, bound.waitsOfCalled(), bound.timesOfCalled());
        }
        return new Compared(Estimate.ratio(ours[0], pooled[0]), Estimate.ratio(ours[1], pooled[1]),
                Estimate.ratio(ours[2], pooled[2]));
    }

    private static void fill(double[][] figures, int day, double[] waits, double[] times) {
        figures[0][day] = Figures.mean(waits);
        figures[1][day] = Figures.quantile(waits, .95);
        figures[2][day] = Figures.mean(times);
    }
}
