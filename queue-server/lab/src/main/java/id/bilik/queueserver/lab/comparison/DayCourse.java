package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.simulation.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How days went by the clock, as means over the days.
 *
 * @param waits until the call, seconds, by half hour of issue; a half hour of which fewer than two days know is left out
 * @param loads visits in the branch, waiting or in booths, every ten minutes
 */
public record DayCourse(List<Point> waits, List<Point> loads) {
    /** @param at seconds after the start; of a half hour its middle */
    public record Point(double at, Estimate value) {}

    private static final double HALF_HOUR = 1800;
    private static final double TEN_MINUTES = 600;
    private static final double HOURS = 24;

    public DayCourse {
        waits = List.copyOf(waits);
        loads = List.copyOf(loads);
    }

    /** Gathers the visits of the days; what happens after 24 hours is not looked at. */
    static final class Days {
        private final double[][] waited;
        private final int[][] called;
        private final double[][] present;

        Days(int days) {
            waited = new double[days][(int) (HOURS * 3600 / HALF_HOUR)];
            called = new int[days][waited[0].length];
            present = new double[days][(int) (HOURS * 3600 / TEN_MINUTES)];
        }

        /**
         * A visit.
         *
         * @param waited until called, not a number for never
         * @param ended  when it left the branch, not a number for never
         */
        void add(int day, double issued, double waited, double ended) {
            int slot = (int) (issued / HALF_HOUR);
            if (!Double.isNaN(waited) && slot < called[day].length) {
                this.waited[day][slot] += waited;
                called[day][slot]++;
            }
            int first = (int) Math.ceil(issued / TEN_MINUTES);
            for (int i = first; i < present[day].length && !(i * TEN_MINUTES >= ended); i++) {
                present[day][i]++;
            }
        }

        DayCourse course() {
            List<Point> waits = new ArrayList<>();
            for (int slot = 0; slot < waited[0].length; slot++) {
                double[] means = means(slot);
                if (means.length >= 2) {
                    waits.add(new Point((slot + .5) * HALF_HOUR, Estimate.of(means)));
                }
            }
            List<Point> loads = new ArrayList<>();
            for (int i = 0; i < present[0].length; i++) {
                int at = i;
                loads.add(new Point(i * TEN_MINUTES,
                        Estimate.of(Arrays.stream(present).mapToDouble(day -> day[at]).toArray())));
            }
            return new DayCourse(waits, loads);
        }

        private double[] means(int slot) {
            double[] means = new double[waited.length];
            int count = 0;
            for (int day = 0; day < waited.length; day++) {
                if (called[day][slot] > 0) {
                    means[count++] = waited[day][slot] / called[day][slot];
                }
            }
            return Arrays.copyOf(means, count);
        }
    }
}
