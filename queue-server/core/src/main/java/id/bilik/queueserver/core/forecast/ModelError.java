package id.bilik.queueserver.core.forecast;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link BranchModel} may be off, since it was learned from so many visits and no more: the posterior of what it
 * believes, normal around it. Figures are standard deviations of logarithms, about shares of the value, unless said
 * otherwise.
 *
 * @param day      of how much slower today is than other days
 * @param services of the mean work, by service
 * @param crew     of the speed of all officers together
 * @param officer  of the speed of an officer of whom nothing is known, beside that of all
 * @param officers of the speed of those who are known, beside that of all, by name
 * @param noShow   of the probability that who is called does not come: a standard deviation, 0 to 1
 * @param leaving  of how fast those who wait leave
 */
public record ModelError(double day, Map<String, OfWork> services, double crew, double officer,
        Map<String, Double> officers, double noShow, double leaving) {
    /** No error: the model is taken as exact. */
    public static final ModelError NONE = new ModelError(0, Map.of(), 0, 0, Map.of(), 0, 0);
    private static final double LEAST_NO_SHOW = .001;

    /**
     * Of the mean work of a service.
     *
     * @param ofDay how much of an error about the day it shares, 0 to 1: all where its work on other days is known well,
     *              and nothing where today's works alone tell what it is
     * @param own   its own error beside that
     */
    public record OfWork(double ofDay, double own) {
        static final OfWork NONE = new OfWork(1, 0);

        /**
         * How many times as long its work is as was believed, in one of the models that are as likely.
         *
         * @param day    logarithm of how many times as slow the day is as was believed in that model
         * @param normal drawn from the standard normal distribution
         */
        double factor(double day, double normal) { return Math.exp(ofDay * day + own * normal); }
    }

    /**
     * A factor that is lognormal around 1, with its median there.
     *
     * @param normal drawn from the standard normal distribution
     */
    static double factor(double deviation, double normal) { return Math.exp(deviation * normal); }

    /**
     * A probability not to come.
     *
     * @param normal drawn from the standard normal distribution
     */
    static double noShow(double believed, double deviation, double normal) {
        return deviation == 0
                ? believed
                : Math.clamp(believed + deviation * normal, LEAST_NO_SHOW, 1 - LEAST_NO_SHOW);
    }

    OfWork ofService(String id) { return services.getOrDefault(id, OfWork.NONE); }

    double ofOfficer(@Nullable String name) { return name == null ? officer : officers.getOrDefault(name, officer); }
}
