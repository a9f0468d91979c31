package id.bilik.queueserver.scenarios;

import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.Service;
import id.bilik.queueserver.simulation.SyntheticDay;
import java.util.ArrayList;
import java.util.List;

/**
 * The day to be expected of a branch that nobody has watched yet, from eight to three: a crowd at the door, a morning
 * peak that thins out; the services in the proportions and with the work of its plan. Nearly the day that the demo plays.
 */
final class ExpectedDay {
    static final int HOURS = 7;
    private static final int SLOT_SECONDS = 120;
    private static final double AT_THE_DOOR = 15;
    /** Arrivals a minute by hour after opening. */
    private static final double[] PER_MINUTE = {1.1, 1.3, 1.0, .7, .4, .6, .3};
    /** How often a service is asked for by its place in the plan; the last stands for all that follow. */
    private static final double[] SHARES = {.62, .06, .05, .07, .16, .04};
    private static final double VARIATION = 1;

    private ExpectedDay() {}

    static SyntheticDay of(BranchPlan plan) {
        List<Double> rates = new ArrayList<>();
        for (int slot = 0; slot < HOURS * 3600 / SLOT_SECONDS; slot++) {
            rates.add(slot == 0 ? AT_THE_DOOR : PER_MINUTE[slot * SLOT_SECONDS / 3600]);
        }
        double all = 0;
        for (int place = 0; place < plan.services().size(); place++) {
            all += share(place);
        }
        List<SyntheticDay.ServiceShare> services = new ArrayList<>();
        for (Service service : plan.services()) {
            services.add(new SyntheticDay.ServiceShare(service.id(), share(services.size()) / all,
                    service.expected().toMillis() / 1000.0, VARIATION));
        }
        return new SyntheticDay(rates, SLOT_SECONDS, services);
    }

    private static double share(int place) { return SHARES[Math.min(place, SHARES.length - 1)]; }
}
