package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The day to be expected of a branch that nobody has watched yet, from eight to three: a crowd at the door, a morning
 * peak that thins out; the services in the proportions of their places in the plan. The demo plays it, and a planner
 * without a journal plans for it.
 */
public final class ExpectedDay {
    /** Opening, hours after midnight. */
    public static final int OPENS = 8;
    /** Length. */
    public static final int HOURS = 7;
    /** The participants who wait at the door at opening. */
    public static final int AT_THE_DOOR = 30;
    /** Arrivals a minute by hour after opening. */
    private static final double[] PER_MINUTE = {1.1, 1.3, 1.0, .7, .4, .6, .3};
    /** How often a service is asked for by its place in the plan; the last stands for all that follow. */
    private static final double[] SHARES = {.62, .06, .05, .07, .16, .04};
    private static final double SLOT_MINUTES = 30;

    private ExpectedDay() {}

    /** Arrivals a minute, so many minutes after opening, without those at the door. */
    public static double perMinute(double minute) {
        return PER_MINUTE[Math.clamp((long) (minute / 60), 0, PER_MINUTE.length - 1)];
    }

    /** Shares of so many services, in the order of the plan; they add up to 1. */
    public static List<Double> shares(int services) {
        double all = 0;
        for (int place = 0; place < services; place++) {
            all += share(place);
        }
        List<Double> shares = new ArrayList<>();
        for (int place = 0; place < services; place++) {
            shares.add(share(place) / all);
        }
        return shares;
    }

    /**
     * Arrivals a minute in a half hour, so many after the one in which the branch opened; those at the door come within the
     * first, and nobody after the last hour.
     */
    static double perMinuteInSlot(int afterOpening) {
        if (afterOpening < 0 || afterOpening >= HOURS * 2) {
            return 0;
        }
        double door = afterOpening == 0 ? AT_THE_DOOR / SLOT_MINUTES : 0;
        return door + perMinute(afterOpening * SLOT_MINUTES);
    }

    /** The whole day from midnight, by half hours; those at the door come within the first. */
    public static ArrivalHistory.Rates rates(BranchPlan plan) {
        List<Service> asked = plan.asked();
        List<Double> shares = shares(asked.size());
        List<Map<String, Double>> slots = new ArrayList<>();
        for (int slot = 0; slot < ArrivalHistory.SLOTS; slot++) {
            double all = perMinuteInSlot(slot - OPENS * 2);
            Map<String, Double> perMinute = new HashMap<>();
            for (Service service : asked) {
                perMinute.put(service.id(), all * shares.get(perMinute.size()));
            }
            slots.add(perMinute);
        }
        return ArrivalHistory.Rates.ofAnyBranch(slots);
    }

    /** Share of a service among those who come; nobody comes for a check by itself. */
    static double shareOf(BranchPlan plan, Service service) {
        List<Service> asked = plan.asked();
        int at = asked.indexOf(service);
        return at < 0 ? 0 : shares(asked.size()).get(at);
    }

    private static double share(int place) { return SHARES[Math.min(place, SHARES.length - 1)]; }
}
