package id.bilik.queueserver.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * The fast fallback: the wait of the k-th is the work of the k visits up to it, divided by the total rate of the
 * groups that serve it. Visits of other services count by the share of their groups' capacity that they have in
 * common. The range is that of a sum of k independent works (normal, 10 % on either side) and is meant to be
 * calibrated. Costs a few operations for each waiting visit.
 */
public final class RateForecast {
    private static final double TENTH = 1.2815515655446004;

    private RateForecast() {}

    /** Wait until called of each waiting visit, seconds, in the order of the list, taken as the order of calling. */
    public static List<WaitForecast> of(QueueState state) {
        int services = state.work().size();
        double[] rate = new double[services];
        double[][] common = new double[services][services];
        for (QueueState.Group group : state.groups()) {
            double full = group.resumesAfter() > 0 ? 0 : group.rate().rate(Math.max(0, group.room()));
            for (int s = 0; s < services; s++) {
                rate[s] += group.serves(s) ? full : 0;
                for (int t = 0; t < services; t++) {
                    common[s][t] += group.serves(s) && group.serves(t) ? full : 0;
                }
            }
        }
        double[] ahead = new double[services];
        double[] square = new double[services];
        List<WaitForecast> forecasts = new ArrayList<>(state.waiting().size());
        for (QueueState.Waiting visit : state.waiting()) {
            WorkDistribution work = state.work().get(visit.service());
            double mean = (1 - state.noShow()) * work.mean() + state.noShow() * state.noShowWork();
            double second = (1 - state.noShow()) * work.mean() * work.mean() * (1 + work.variation() * work.variation())
                    + state.noShow() * state.noShowWork() * state.noShowWork();
            for (int s = 0; s < services; s++) {
                double share = rate[visit.service()] == 0 ? 0 : common[s][visit.service()] / rate[visit.service()];
                ahead[s] += share * mean;
                square[s] += share * second;
            }
            int s = visit.service();
            if (rate[s] == 0) {
                forecasts.add(new WaitForecast(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
                continue;
            }
            double likely = ahead[s] / rate[s];
            double half = TENTH * Math.sqrt(square[s]) / rate[s];
            forecasts.add(new WaitForecast(Math.max(0, likely - half), likely, likely + half));
        }
        return forecasts;
    }
}
