package id.bilik.queueserver.core.simulation;

/**
 * A mean over independent replications, with the half width of its 95 % confidence interval (Student's t).
 *
 * @param count replications
 */
public record Estimate(double mean, double halfWidth, int count) {
    private static final double Z975 = 1.959963984540054;

    /** @param values one of each replication, at least two */
    public static Estimate of(double[] values) {
        int n = values.length;
        if (n < 2) {
            throw new IllegalArgumentException("a confidence interval wants two replications or more, not " + n);
        }
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double square = 0;
        for (double value : values) {
            square += (value - mean) * (value - mean);
        }
        return new Estimate(mean, quantile975(n - 1) * Math.sqrt(square / (n - 1) / n), n);
    }

    /**
     * The quotient of two means over paired replications, with its interval by the delta method.
     *
     * @param above one of each replication
     * @param below of the same replications, with a mean that is not zero
     */
    public static Estimate ratio(double[] above, double[] below) {
        double meanAbove = of(above).mean;
        double meanBelow = of(below).mean;
        double ratio = meanAbove / meanBelow;
        double[] residuals = new double[above.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = (above[i] - ratio * below[i]) / meanBelow;
        }
        return new Estimate(ratio, of(residuals).halfWidth, above.length);
    }

    public double low() { return mean - halfWidth; }

    public double high() { return mean + halfWidth; }

    public boolean holds(double value) { return low() <= value && value <= high(); }

    /** Student's t by Cornish and Fisher's expansion (M. Abramowitz and I. Stegun, 26.7.5); exact to .1 % from 4 on. */
    private static double quantile975(int freedom) {
        if (freedom == 1) {
            return 12.706204736;
        }
        if (freedom == 2) {
            return 4.30265273;
        }
        double z = Z975;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double v = freedom;
        return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
    }
}
