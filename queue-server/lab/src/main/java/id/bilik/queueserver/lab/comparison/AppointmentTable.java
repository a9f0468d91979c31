package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.core.simulation.Figures;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Streams;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What appointments do to the waits of those who have one and of those who walk in: the same people under each weight. */
public final class AppointmentTable {
    private AppointmentTable() {}

    /**
     * A row. Waits in seconds: of the booked from their booked time, or their arrival where that is later; zero for who
     * is called before.
     *
     * @param weight  how fast appointments accumulate; null where nobody has one
     * @param booked  mean over those who have an appointment, in the row without any over the same people
     * @param inTime  share of these who are called within five minutes of that time
     * @param walkIn  mean over the others
     */
    public record Row(@Nullable Double weight, Estimate booked, Estimate bookedP95, Estimate inTime, Estimate walkIn,
            Estimate walkInP95) {}

    /** Seconds. */
    private static final double IN_TIME = 300;

    /**
     * A row in which nobody is booked, and one for each weight.
     *
     * @param share of the people who have an appointment, more than 0, at most 1
     * @param days  two or more
     */
    public static List<Row> of(ReferenceScenario scenario, double share, List<Double> weights, int days, long seed) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(scenario, share, null, days, seed));
        weights.forEach(weight -> rows.add(row(scenario, share, weight, days, seed)));
        return rows;
    }

    private static Row row(ReferenceScenario scenario, double share, @Nullable Double weight, int days, long seed) {
        Sums booked = new Sums(days);
        Sums walkIns = new Sums(days);
        ReferenceScenario weighing = scenario.withAppointmentWeight(weight);
        for (int day = 0; day < days; day++) {
            long drawn = Streams.replication(seed, day);
            List<Participant> nobodyBooked = scenario.people(drawn);
            List<Participant> people = SyntheticDay.withAppointments(nobodyBooked, share, drawn);
            SimulatedDay played = weighing.play(new CentralQueue(), weight == null ? nobodyBooked : people,
                    scenario.sharing());
            booked.add(day, waits(played, people, true));
            walkIns.add(day, waits(played, people, false));
        }
        return new Row(weight, Estimate.of(booked.mean), Estimate.of(booked.p95), Estimate.of(booked.inTime),
                Estimate.of(walkIns.mean), Estimate.of(walkIns.p95));
    }

    private static final class Sums {
        private final double[] mean;
        private final double[] p95;
        private final double[] inTime;

        Sums(int days) {
            mean = new double[days];
            p95 = new double[days];
            inTime = new double[days];
        }

        void add(int day, double[] waits) {
            mean[day] = Figures.mean(waits);
            p95[day] = Figures.quantile(waits, .95);
            inTime[day] = Arrays.stream(waits).filter(wait -> wait <= IN_TIME).count()
                    / (double) Math.max(1, waits.length);
        }
    }

    /** Of who has an appointment in {@code booked}, or of the others; from when they waited in the day as it was played. */
    private static double[] waits(SimulatedDay played, List<Participant> booked, boolean appointments) {
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < booked.size(); i++) {
            if ((booked.get(i).booked() != null) == appointments && !Double.isNaN(played.called()[i])) {
                waits.add(Math.max(0, played.called()[i] - played.people().get(i).waitsFrom()));
            }
        }
        return waits.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
