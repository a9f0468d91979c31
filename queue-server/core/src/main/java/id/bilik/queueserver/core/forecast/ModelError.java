package id.bilik.queueserver.core.forecast;

import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link BranchModel} may be off, since it was learned from so many visits and no more. Figures are standard
 * deviations of logarithms, about shares of the value, unless said otherwise.
 *
 * @param day          of how much slower today is than other days
 * @param services     of the mean work, by service
 * @param officer      of the speed of an officer of whom nothing is known
 * @param officers     of the speed of those who are known, by name
 * @param noShow       of the probability that who is called does not come: a standard deviation, 0 to 1
 * @param leaving      of how fast those who wait leave
 */
public record ModelError(double day, Map<String, Double> services, double officer, Map<String, Double> officers,
        double noShow, double leaving) {
    /** No error: the model is taken as exact. */
    public static final ModelError NONE = new ModelError(0, Map.of(), 0, Map.of(), 0, 0);
    private static final double LEAST_NO_SHOW = .001;

    /** A factor that is lognormal around 1, with its median there. */
    static double factor(SplittableRandom random, double deviation) {
        return Math.exp(deviation * random.nextGaussian());
    }

    double ofService(String id) { return services.getOrDefault(id, 0.0); }

    double ofOfficer(@Nullable String name) { return name == null ? officer : officers.getOrDefault(name, officer); }

    double noShow(SplittableRandom random, double believed) {
        return Math.clamp(believed + noShow * random.nextGaussian(), LEAST_NO_SHOW, 1 - LEAST_NO_SHOW);
    }
}
