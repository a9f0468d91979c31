package id.bilik.queueserver.core.forecast;

/**
 * The fast fallback: the wait of a visit by the number of those ahead of it. It is the work of those ahead, and the
 * residual of one visit, divided by the total rate of the groups that serve the visit; where places are free, only as many
 * have to leave as do not fit. Those of other services count by the share of their groups' capacity that they have in
 * common, and some of those ahead leave before it is their turn. The range is that of a sum of independent works (normal, 10 % on either side) and is meant to be calibrated. To
 * make it costs some tens of operations, each answer a few.
 */
final class RateForecast {
    private static final double TENTH = 1.2815515655446004;
    /** Visits that have to leave; below that somebody is called at once. */
    private static final double NOBODY = .5;
    /** Seconds of waiting over which the rate of leaving is taken as constant. */
    private static final double LEAVING_OVER = 3600;

    private final double rate;
    private final double soonest;
    private final double free;
    private final double own;
    /** Share of those who wait that leaves within a second. */
    private final double leaving;
    /** For each visit ahead: how many it counts as, its work and its square. */
    private double visits;
    private double work;
    private double square;

    /**
     * Waits until called of visits that want that, as {@link QueueState.Waiting#wanted} counts.
     *
     * @param state whose waiting visits don't count
     * @param mix   by what is wanted: the share of it among those ahead, in all 1, or 0 where nobody is
     */
    RateForecast(QueueState state, int wanted, double[] mix) {
        double full = 0;
        double first = Double.POSITIVE_INFINITY;
        double[] common = new double[mix.length];
        for (QueueState.Group group : state.groups()) {
            if (!calls(group, wanted)) {
                continue;
            }
            double all = group.rate().rate(group.room(wanted));
            full += all;
            first = Math.min(first, group.resumesAfter());
            for (int s = 0; s < mix.length; s++) {
                common[s] += group.serves(s) ? all : 0;
            }
        }
        this.rate = full;
        this.soonest = first;
        this.free = countFree(state, wanted, first);
        this.leaving = state.leaving().getFirst().hazard(LEAVING_OVER) / LEAVING_OVER;
        this.own = state.work().get(QueueState.serviceOf(wanted)).mean();
        for (int s = 0; s < mix.length && full > 0; s++) {
            if (mix[s] > 0) {
                add(common[s] / full * mix[s], state.work().get(QueueState.serviceOf(s)), state);
            }
        }
    }

    private static boolean calls(QueueState.Group group, int wanted) {
        return group.serves(wanted) && Double.isFinite(group.resumesAfter()) && group.room(wanted) > 0;
    }

    /** Places that nobody has in the groups that call first. */
    private static int countFree(QueueState state, int wanted, double first) {
        int free = 0;
        for (QueueState.Group group : state.groups()) {
            if (calls(group, wanted) && group.resumesAfter() <= first) {
                free += group.free(wanted);
            }
        }
        return free;
    }

    private void add(double share, WorkDistribution each, QueueState state) {
        double comes = 1 - state.noShow();
        double variation = each.variation();
        visits += share;
        work += share * (comes * each.mean() + state.noShow() * state.noShowWork());
        square += share * (comes * each.mean() * each.mean() * (1 + variation * variation)
                + state.noShow() * state.noShowWork() * state.noShowWork());
    }

    /** Seconds from now; infinite where nobody is going to call. */
    WaitForecast after(int ahead) {
        if (rate == 0) {
            return new WaitForecast(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double places = visits * ahead + 1;
        double leave = places - free;
        if (leave < NOBODY) {
            return new WaitForecast(soonest, soonest, soonest);
        }
        double share = leave / places;
        double likely = soonest + share * (work * ahead + own) / rate;
        double half = TENTH * Math.sqrt(share * (square * ahead + own * own)) / rate;
        return new WaitForecast(Math.max(soonest, shortened(likely - half)), Math.max(soonest, shortened(likely)),
                Math.max(soonest, shortened(likely + half)));
    }

    /**
     * What a wait becomes where some of those ahead leave. They leave at a constant rate θ while the officers work them off
     * evenly: n' = -n₀ / w - θ n (the fluid limit of a queue with reneging; A. Mandelbaum and S. Zeltyn, Service engineering
     * in action, 2007), which reaches 0 at ln(1 + θ w) / θ.
     */
    private double shortened(double wait) {
        return leaving == 0 || wait <= 0 ? wait : Math.log1p(leaving * wait) / leaving;
    }
}
