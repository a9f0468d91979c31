package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.core.simulation.Figures;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The effect of bookings on those who walk in: the days of a scenario twice, with the same people, arrivals and works. Once
 * everybody takes a number at the door; once some of them have booked a quarter hour and check in, as a plan allows that
 * says nothing of it. Who booked and stays away is in neither, so that nobody gains by an absence.
 */
public final class MergingTrial {
    /**
     * A setting to be tried.
     *
     * @param share  of the people who book, more than 0, less than 1
     * @param absent share of these who never come, 0 to 1
     * @param weight of an appointment, the plan's {@code appointmentWeight}
     */
    public record Bookings(double share, double absent, double weight) {}

    /**
     * The outcome. Times in seconds; waits begin with the arrival, of who has booked with the booked time where it is
     * later.
     *
     * @param walkIns         mean wait of who walks in, by that of the same people on the days without bookings
     * @param walkInsP95      likewise, of the wait that 95 % of them do not exceed
     * @param bookers         likewise, mean wait of who has booked
     * @param lateP95         by how much after the booked time 95 % of the punctual are called at the latest
     * @param punctual        who checked in by the booked time
     * @param longest         of anybody's waits
     * @param longestUnbooked the same on the days without bookings
     * @param beyond          how often somebody was passed beyond the bound of calling, on all of the days
     */
    public record Result(Estimate walkIns, Estimate walkInsP95, Estimate bookers, double lateP95, int punctual,
            double longest, double longestUnbooked, long beyond) {}

    private final ReferenceScenario scenario;
    private final CallingPolicy policy;
    private final List<Double> late = new ArrayList<>();
    private double longest;
    private double longestUnbooked;
    private long beyond;

    private MergingTrial(ReferenceScenario scenario, CallingPolicy policy) {
        this.scenario = scenario;
        this.policy = policy;
    }

    /**
     * Plays the days of a seed.
     *
     * @param scenario in which every officer can do everything
     * @param days     two or more
     */
    public static Result run(ReferenceScenario scenario, CallingPolicy policy, Bookings bookings, int days, long seed) {
        return new MergingTrial(scenario.withAppointmentWeight(bookings.weight()), policy).run(bookings, days, seed);
    }

    private Result run(Bookings bookings, int days, long seed) {
        Pairs walkIns = new Pairs(days);
        Pairs bookers = new Pairs(days);
        for (int day = 0; day < days; day++) {
            long drawn = Streams.replication(seed, day);
            List<Comer> comers = Comer.draw(scenario.people(drawn), bookings.share(), bookings.absent(), drawn);
            List<Comer> checkedIn = Comer.byCheckIn(comers);
            SimulatedDay apart = scenario.play(policy, comers.stream().map(Comer::unbooked).toList(),
                    scenario.sharing());
            SimulatedDay merged = scenario.play(policy, checkedIn.stream().map(Comer::booked).toList(),
                    scenario.sharing());
            walkIns.add(day, waits(merged, checkedIn, false), waits(apart, comers, false));
            bookers.add(day, waits(merged, checkedIn, true), waits(apart, comers, true));
            look(merged, checkedIn, apart);
        }
        double[] lateness = late.stream().mapToDouble(Double::doubleValue).toArray();
        return new Result(walkIns.mean(), walkIns.p95(), bookers.mean(), Figures.quantile(lateness, .95),
                lateness.length, longest, longestUnbooked, beyond);
    }

    private void look(SimulatedDay merged, List<Comer> comers, SimulatedDay apart) {
        for (int i = 0; i < comers.size(); i++) {
            longest = Math.max(longest, wait(merged, i));
            longestUnbooked = Math.max(longestUnbooked, wait(apart, i));
            if (comers.get(i).isPunctual()) {
                late.add(wait(merged, i));
            }
        }
        beyond += new CallsBeyond(merged, scenario.plan().rules()).count();
    }

    private static double[] waits(SimulatedDay day, List<Comer> comers, boolean booked) {
        double[] waits = new double[comers.size()];
        int count = 0;
        for (int i = 0; i < waits.length; i++) {
            if (comers.get(i).hasBooked() == booked) {
                waits[count++] = wait(day, i);
            }
        }
        return Arrays.copyOf(waits, count);
    }

    /** Zero for who is called before the booked time. */
    private static double wait(SimulatedDay day, int person) {
        return Math.max(0, day.called()[person] - day.people().get(person).waitsFrom());
    }

    /** A figure of each day with bookings, and of the same day without. */
    private static final class Pairs {
        private final double[] merged;
        private final double[] apart;
        private final double[] mergedP95;
        private final double[] apartP95;

        Pairs(int days) {
            merged = new double[days];
            apart = new double[days];
            mergedP95 = new double[days];
            apartP95 = new double[days];
        }

        void add(int day, double[] waits, double[] unbooked) {
            merged[day] = Figures.mean(waits);
            apart[day] = Figures.mean(unbooked);
            mergedP95[day] = Figures.quantile(waits, .95);
            apartP95[day] = Figures.quantile(unbooked, .95);
        }

        Estimate mean() { return Estimate.ratio(merged, apart); }

        Estimate p95() { return Estimate.ratio(mergedP95, apartP95); }
    }
}
