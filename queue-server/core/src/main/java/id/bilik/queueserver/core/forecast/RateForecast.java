package id.bilik.queueserver.core.forecast;

import java.util.List;

/**
 * The fast fallback: the wait is the work of those ahead, and the residual of one visit, divided by the total rate of
 * the groups that serve the visit. Those of other services count by the share of their groups' capacity that they have
 * in common. The range is that of a sum of independent works (normal, 10 % on either side) and is meant to be
 * calibrated. Costs some tens of operations.
 */
final class RateForecast {
    private static final double TENTH = 1.2815515655446004;

    private RateForecast() {}

    /**
     * Wait until called, seconds, of a visit of that service.
     *
     * @param state whose waiting visits don't count
     * @param ahead by service: visits that go before it
     */
    static WaitForecast of(QueueState state, int service, double[] ahead) {
        List<QueueState.Group> groups = state.groups();
        double rate = 0;
        double soonest = Double.POSITIVE_INFINITY;
        boolean room = false;
        double[] common = new double[ahead.length];
        for (QueueState.Group group : groups) {
            if (!group.serves(service) || Double.isInfinite(group.resumesAfter()) || group.room() <= 0) {
                continue;
            }
            double full = group.rate().rate(group.room());
            rate += full;
            soonest = Math.min(soonest, group.resumesAfter());
            room |= group.resumesAfter() <= 0 && group.serving().size() < group.room();
            for (int s = 0; s < ahead.length; s++) {
                common[s] += group.serves(s) ? full : 0;
            }
        }
        if (rate == 0) {
            return new WaitForecast(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double work = 0;
        double variance = 0;
        double visits = 0;
        for (int s = 0; s < ahead.length; s++) {
            WorkDistribution each = state.work().get(s);
            double share = common[s] / rate * ahead[s];
            double mean = (1 - state.noShow()) * each.mean() + state.noShow() * state.noShowWork();
            double second = (1 - state.noShow()) * each.mean() * each.mean() * (1 + each.variation() * each.variation())
                    + state.noShow() * state.noShowWork() * state.noShowWork();
            visits += share;
            work += share * mean;
            variance += share * second;
        }
        if (visits < .5 && room) {
            return new WaitForecast(0, 0, 60);
        }
        WorkDistribution own = state.work().get(service);
        double likely = soonest + (work + own.mean()) / rate;
        double half = TENTH * Math.sqrt(variance + own.mean() * own.mean()) / rate;
        return new WaitForecast(Math.max(0, likely - half), likely, likely + half);
    }
}
