package id.bilik.queueserver.core.forecast;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How fast the officers are, in three steps, each drawn to the one before as far as chance explains the difference.
 * <ol>
 * <li>All officers: where the console tells who needs the officer, the total rate with n visits is the time average of
 * those that get on, which is exact but for chance in the lengths; it is drawn to the machine-repair rate. Where it does
 * not tell, the machine-repair rate.
 * <li>One officer: what they completed, in mean work of the services, over what all would have in the same time. How much
 * officers differ is learned from them (empirical Bayes), so equals are told to be equal.
 * <li>One officer with n visits: the same by number of visits, as {@link OfficerCount#rate}.
 * </ol>
 * Single writer.
 */
final class OfficerMeasure {
    /** Seconds with so many visits that the machine-repair rate weighs as. */
    private static final double SHAPE_PRIOR = 3600;
    /**
     * How far the machine-repair rate may be off before anybody was watched: the standard deviation of its logarithm, of
     * participants who work by themselves half as long as was thought, or twice as long, at about four booths.
     */
    private static final double SHAPE_ERROR = .3;
    /** Variance of the logarithm of officers' speeds before there are officers: they differ by some 10 %. */
    static final double PRIOR_VARIANCE = .1 * .1;
    static final double PRIOR_OFFICERS = 2;
    /** Variance of what was completed in a given time, times the number of visits: that of works around their means. */
    private static final double CHANCE = 1.5;

    private final Map<String, OfficerCount> officers = new LinkedHashMap<>();
    /** Variance of the logarithm of officers' speeds before there are officers. */
    private final double prior;
    /** Seconds with more than one visit, of all officers: alone a visit has the rate 1. */
    private double watched;
    private final double[] time = new double[OfficerRate.MOST_BOOTHS + 1];
    private final double[] gotOn = new double[OfficerRate.MOST_BOOTHS + 1];

    /** @param prior variance of the logarithm of officers' speeds before there are officers, positive */
    OfficerMeasure(double prior) {
        this.prior = prior;
    }

    /**
     * Time of an officer.
     *
     * @param load      visits in booths, 1 to 6
     * @param gettingOn how many of them get on: with the officer or working by themselves; negative where the console does
     *                  not tell
     */
    void spend(String officer, int load, double gettingOn, double seconds) {
        count(officer).spend(load, seconds);
        watched += load > 1 ? seconds : 0;
        if (gettingOn >= 0) {
            time[load] += seconds;
            gotOn[load] += gettingOn * seconds;
        }
    }

    /**
     * How far the rate of all officers together may be off: the standard deviation of its logarithm. Where the console does
     * not tell who gets on, works are measured at that rate, so that they make up for what it is off.
     */
    double crewError() { return SHAPE_ERROR * Math.sqrt(SHAPE_PRIOR / (SHAPE_PRIOR + watched)); }

    /** Work that was done on the way to the booth, or on waiting for somebody who did not come, with so many visits. */
    void addWork(int load, double seconds) {
        gotOn[load] += seconds;
    }

    /** A visit; the sign -1 takes it out of the count again. */
    void complete(int sign, String officer, String service, double[] shares) {
        count(officer).complete(sign, service, shares);
    }

    void endDay(ToDoubleFunction<String> means) { officers.values().forEach(count -> count.endDay(means)); }

    private OfficerCount count(String officer) { return officers.computeIfAbsent(officer, it -> new OfficerCount()); }

    /** Of an officer of whom nothing is known. */
    OfficerRate usual(OfficerRate prior) {
        double[] rates = new double[OfficerRate.MOST_BOOTHS];
        for (int n = 1; n <= OfficerRate.MOST_BOOTHS; n++) {
            rates[n - 1] = (SHAPE_PRIOR * prior.rate(n) + gotOn[n]) / (SHAPE_PRIOR + time[n]);
        }
        return OfficerRate.measured(rates);
    }

    /**
     * What is believed of the officers.
     *
     * @param error  standard deviation of the logarithm of the speed of somebody of whom nothing is known
     * @param errors the same of those who are known
     */
    record Rates(Map<String, OfficerRate> rates, Map<String, Integer> peaks, double error,
            Map<String, Double> errors) {}

    Rates rates(OfficerRate usual, double meanWork) {
        double all = all(usual);
        BranchFigures.Spread seen = seen(usual, all);
        double variance = Math.max(1e-6,
                (PRIOR_OFFICERS * prior + seen.squares()) / (PRIOR_OFFICERS + seen.count()));
        Map<String, OfficerRate> rates = new HashMap<>();
        Map<String, Integer> peaks = new HashMap<>();
        Map<String, Double> errors = new HashMap<>();
        officers.forEach((name, count) -> {
            double alone = count.expected(usual) * all;
            double noise = CHANCE / Math.max(1, count.visits());
            double weight = variance / (variance + noise);
            double speed = alone > 0 && count.work() > 0 ? Math.exp(weight * Math.log(count.work() / alone)) : 1;
            OfficerRate rate = count.rate(usual.times(speed), meanWork, all);
            rates.put(name, rate);
            errors.put(name, Math.sqrt(weight * noise));
            if (count.isSlowerBeyond(rate)) {
                peaks.put(name, rate.peakConcurrency());
            }
        });
        return new Rates(rates, peaks, Math.sqrt(variance), errors);
    }

    /** The speed of all officers together: the work that they completed, by the work that is usual in the same time. */
    private double all(OfficerRate usual) {
        double done = 0;
        double expected = 0;
        for (OfficerCount count : officers.values()) {
            done += count.work();
            expected += count.expected(usual);
        }
        return done > 0 && expected > 0 ? done / expected : 1;
    }

    /** How far officers differ; nothing is said of fewer than {@value BranchFigures#FEWEST_OFFICERS}. */
    BranchFigures.Spread figures(OfficerRate usual) {
        long known = officers.values().stream().filter(count -> count.work() > 0).count();
        return known < BranchFigures.FEWEST_OFFICERS ? BranchFigures.Spread.UNKNOWN : seen(usual, all(usual));
    }

    private BranchFigures.Spread seen(OfficerRate usual, double all) {
        double squares = 0;
        double weights = 0;
        for (OfficerCount count : officers.values()) {
            if (count.work() > 0) {
                double noise = CHANCE / Math.max(1, count.visits());
                double weight = prior / (prior + noise);
                double log = Math.log(count.work() / (count.expected(usual) * all));
                squares += weight * (log * log - noise);
                weights += weight;
            }
        }
        return new BranchFigures.Spread(weights, squares);
    }
}
