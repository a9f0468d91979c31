package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.simulation.Participant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * The bound that policies are held against: all officers as one, who serves any N visits at the best total rate that
 * they could have together, M(N) = max Σ μ_i(n_i) over Σ n_i = N, first come first served, shared evenly. No policy that
 * binds visits to booths has more rate at any moment.
 */
public final class PooledBenchmark {
    private PooledBenchmark() {}

    /** Waits and times in the branch of the participants, seconds, in their order; not a number for who left uncalled. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(double[] waits, double[] times) {
        public double[] waitsOfCalled() { return ofCalled(waits); }

        public double[] timesOfCalled() { return ofCalled(times); }
    }

    /**
     * Plays it; a participant who does not show is called and costs nothing.
     *
     * @param officers one rate for each officer
     * @param booths   of each officer
     */
    public static Outcome run(List<Participant> arrivals, List<OfficerRate> officers, int booths) {
        double[] total = bestTotal(officers, booths);
        int places = total.length - 1;
        double[] waits = new double[arrivals.size()];
        double[] times = new double[arrivals.size()];
        double[] finish = new double[places];
        int[] who = new int[places];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        int load = 0;
        int next = 0;
        double done = 0;
        double now = 0;
        while (load > 0 || next < arrivals.size()) {
            int first = 0;
            for (int i = 1; i < load; i++) {
                first = finish[i] < finish[first] ? i : first;
            }
            double completes = load == 0
                    ? Double.POSITIVE_INFINITY
                    : now + (finish[first] - done) * load / total[load];
            double arrives = next < arrivals.size() ? arrivals.get(next).arrives() : Double.POSITIVE_INFINITY;
            double at = Math.min(completes, arrives);
            done += load == 0 ? 0 : (at - now) * total[load] / load;
            now = at;
            if (completes <= arrives) {
                times[who[first]] = now - arrivals.get(who[first]).arrives();
                load--;
                who[first] = who[load];
                finish[first] = finish[load];
            } else {
                queue.add(next++);
            }
            while (load < places && !queue.isEmpty()) {
                int person = queue.remove();
                if (now - arrivals.get(person).arrives() > arrivals.get(person).patience()) {
                    waits[person] = Double.NaN;
                    times[person] = Double.NaN;
                    continue;
                }
                waits[person] = now - arrivals.get(person).arrives();
                if (!arrivals.get(person).shows()) {
                    times[person] = waits[person];
                    continue;
                }
                who[load] = person;
                finish[load++] = done + arrivals.get(person).work();
            }
        }
        return new Outcome(waits, times);
    }

    private static double[] ofCalled(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }

    /** M(N) for N from 0: gains are taken largest first, which is best where rates are concave. */
    public static double[] bestTotal(List<OfficerRate> officers, int booths) {
        double[] gains = new double[officers.size() * booths];
        int count = 0;
        for (OfficerRate officer : officers) {
            for (int n = 0; n < booths; n++) {
                gains[count++] = officer.gain(n);
            }
        }
        Arrays.sort(gains);
        double[] total = new double[gains.length + 1];
        for (int n = 1; n < total.length; n++) {
            total[n] = total[n - 1] + Math.max(0, gains[gains.length - n]);
        }
        return total;
    }
}
