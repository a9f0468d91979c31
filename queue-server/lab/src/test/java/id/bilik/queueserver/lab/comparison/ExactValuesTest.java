package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.simulation.BirthDeath;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.core.simulation.Figures;
import id.bilik.queueserver.core.simulation.Laboratory;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator on queues whose answers are known: they lie within its own 95 % intervals. Seeds are fixed. */
class ExactValuesTest {
    private static final int REPLICATIONS = 24;

    @ParameterizedTest
    @CsvSource({"5, 4, 1, .55411255, .55411255, 4000", "5, 4.5, 1, .76249322, 1.5249864, 6000",
            "10, 9, 1, .66873152, .66873152, 6000", "12, 4.2, .5, .18388863, .10216035, 6000",
            "30, 27, 1, .47140837, .15713612, 9000"})
    void erlang_c(int servers, double lambda, double mu, double waits, double meanWait, int count) {
        double warm = 60 / mu;
        var plan = Laboratory.servers(servers, 1, Map.of());
        Days days = days(lambda, 1 / mu, seed -> Laboratory.scenario(plan, OfficerRate.of(0),
                Laboratory.poisson(seed, count, lambda, 1 / mu, Double.POSITIVE_INFINITY), Integer.MAX_VALUE));
        assertHolds(estimate(days, day -> share(day.waits(warm))), waits);
        assertHolds(estimate(days, day -> Figures.mean(day.waits(warm))), meanWait);
    }

    @ParameterizedTest
    @CsvSource({"5, 10, 4, 1, .042485674, .23333666", "10, 15, 9, 1, .061258762, .12627663"})
    void finite_room(int servers, int room, double lambda, double mu, double blocked, double meanWait) {
        var plan = Laboratory.servers(servers, 1, Map.of());
        Days days = days(lambda, 1 / mu, seed -> Laboratory.scenario(plan, OfficerRate.of(0),
                Laboratory.poisson(seed, 3000, lambda, 1 / mu, Double.POSITIVE_INFINITY), room));
        assertHolds(estimate(days, day -> after(day, 50, day.turnedAway())), blocked);
        assertHolds(estimate(days, day -> Figures.mean(day.waits(50))), meanWait);
    }

    @ParameterizedTest
    @CsvSource({"5, 6, 1, .1, .9568403, .17973968", "10, 9, 1, .5, .4689417, .067011715",
            "50, 48, 1, .5, .46777407, .030912249"})
    void erlang_a(int servers, double lambda, double mu, double theta, double waits, double abandons) {
        var plan = Laboratory.servers(servers, 1, Map.of());
        Days days = days(lambda, 1 / mu, seed -> Laboratory.scenario(plan, OfficerRate.of(0),
                Laboratory.poisson(seed, 4000 + 80 * servers, lambda, 1 / mu, 1 / theta), Integer.MAX_VALUE));
        assertHolds(estimate(days, day -> after(day, 20, day.abandoned())), abandons);
        assertHolds(estimate(days, day -> waited(day, 20)), waits);
    }

    @Test
    void one_officer_and_six_booths() {
        Days days = oneOfficer(.30, 8000);
        assertHolds(estimate(days, day -> share(day.waits(2000))), .30017213);
        assertHolds(estimate(days, day -> Figures.mean(day.waits(2000))), 3.1541897);
        assertHolds(estimate(days, day -> Figures.mean(day.timesInBranch(2000))), 15.300229);
    }

    @Test
    void one_officer_and_six_booths_near_capacity() {
        assertHolds(estimate(oneOfficer(.35, 14_000), day -> Figures.mean(day.waits(3000))), 13.209757);
    }

    private static Days oneOfficer(double perMinute, int count) {
        var plan = Laboratory.servers(1, 6, Map.of());
        // a unit of time is a second here, so minutes stand for seconds
        return days(perMinute, 7.5, seed -> Laboratory.scenario(plan, OfficerRate.of(2),
                Laboratory.poisson(seed, count, perMinute, 7.5, Double.POSITIVE_INFINITY), Integer.MAX_VALUE));
    }

    @Test
    void accumulating_priority() {
        var plan = Laboratory.servers(1, 1, Map.of(Priority.ELDERLY, 2.0));
        Days days = days(.8, 1, seed -> {
            SplittableRandom classes = Streams.of(seed, "class", 0);
            List<Participant> people = new ArrayList<>();
            for (Participant each : Laboratory.poisson(seed, 7000, .8, 1, Double.POSITIVE_INFINITY)) {
                Priority priority = classes.nextDouble() < .25 ? Priority.ELDERLY : Priority.NONE;
                people.add(new Participant(each.arrives(), "jht", priority, each.work(), 1, 0,
                        Double.POSITIVE_INFINITY, true, false));
            }
            return Laboratory.scenario(plan, OfficerRate.of(0), people, Integer.MAX_VALUE);
        });
        assertHolds(estimate(days, day -> meanOf(day, Priority.ELDERLY)), 2.6666667);
        assertHolds(estimate(days, day -> meanOf(day, Priority.NONE)), 4.4444444);
    }

    @Test
    void the_service_level_of_a_surge_is_that_of_the_birth_and_death_equations() {
        // one group of six booths and the pooled equations are the same queue
        double[] total = PooledBenchmark.bestTotal(List.of(OfficerRate.of(2)), 6);
        List<Double> perMinute = List.of(.2, .2, .7, .7, .2, .2, .1, .1);
        double exact = BirthDeath.serviceLevel(time -> perMinute.get((int) Math.min(7, time / 1800)) / 60, total, 450,
                1800, 8 * 1800);
        var plan = Laboratory.servers(1, 6, Map.of());
        double[] levels = new double[300];
        double called = 0;
        double inTime = 0;
        for (int i = 0; i < levels.length; i++) {
            List<Participant> people = new ArrayList<>();
            SplittableRandom works = Streams.of(i, "works", 0);
            for (Participant each : new SyntheticDay(perMinute, 1800,
                    List.of(new SyntheticDay.ServiceShare("jht", 1, 450, 1))).draw(i)) {
                people.add(Participant.simple(each.arrives(), "jht", Streams.exponential(works, 450)));
            }
            double[] waits = Simulator
                    .run(Laboratory.scenario(plan, OfficerRate.of(2), people, Integer.MAX_VALUE)).waits(0);
            called += waits.length;
            inTime += Arrays.stream(waits).filter(wait -> wait <= 1800).count();
        }
        assertThat(inTime / called).isCloseTo(exact, within(.02));
    }

    /** Days of a queue with such arrivals per second and such a mean work in seconds. */
    private record Days(List<SimulatedDay> played, double lambda, double meanWork) {}

    private static Days days(double lambda, double meanWork, LongFunction<Scenario> scenario) {
        List<SimulatedDay> days = new ArrayList<>();
        for (int i = 0; i < REPLICATIONS; i++) {
            days.add(Simulator.run(scenario.apply(Streams.replication(20261122, i))));
        }
        return new Days(days, lambda, meanWork);
    }

    /**
     * The figure, freed from what chance in the arrivals and works explains: their means over a day are known (control
     * variates), so shorter days do.
     */
    private static Estimate estimate(Days days, ToDoubleFunction<SimulatedDay> figure) {
        return Laboratory.controlled(days.played.stream().mapToDouble(figure).toArray(),
                days.played.stream().mapToDouble(day -> day.people().stream().mapToDouble(Participant::work).average()
                        .orElseThrow() - days.meanWork).toArray(),
                days.played.stream().mapToDouble(
                        day -> day.people().getLast().arrives() / day.people().size() - 1 / days.lambda).toArray());
    }

    private static void assertHolds(Estimate estimate, double exact) {
        assertThat(estimate.holds(exact)).as("%s within %s", exact, estimate).isTrue();
        assertThat(estimate.halfWidth()).as("and that says something").isLessThan(.2 * exact);
    }

    private static double share(double[] waits) {
        return Arrays.stream(waits).filter(wait -> wait > 0).count() / (double) waits.length;
    }

    /** Share of arrivals after a time that are so. */
    private static double after(SimulatedDay day, double warm, boolean[] are) {
        int count = 0;
        int all = 0;
        for (int i = 0; i < are.length; i++) {
            if (day.people().get(i).arrives() >= warm) {
                all++;
                count += are[i] ? 1 : 0;
            }
        }
        return count / (double) all;
    }

    private static double waited(SimulatedDay day, double warm) {
        int all = 0;
        int waited = 0;
        for (int i = 0; i < day.issued().length; i++) {
            if (day.issued()[i] >= warm) {
                all++;
                waited += day.abandoned()[i] || day.called()[i] > day.issued()[i] ? 1 : 0;
            }
        }
        return waited / (double) all;
    }

    private static double meanOf(SimulatedDay day, Priority priority) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < day.issued().length; i++) {
            if (day.people().get(i).priority() == priority && day.issued()[i] >= 500) {
                sum += day.called()[i] - day.issued()[i];
                count++;
            }
        }
        return sum / count;
    }
}
