package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.simulation.Estimate;

/**
 * Seconds of wait that changes save on average, with a 95 % interval. The same people on both sides make the difference
 * nearly free of chance; what is left is that the branch may be another than what is believed of it. So the interval adds
 * the variance between models to that of the mean, by the components of a one-way layout with random effects
 * (S. R. Searle, G. Casella and C. E. McCulloch, Variance Components, chapter 3).
 */
public record Saved(double low, double mean, double high) {

    /** @param seconds saved on each path; {@link WhatIf#PER_MODEL} neighbours believe in the same model, two models at least */
    static Saved of(double[] seconds) {
        int models = seconds.length / WhatIf.PER_MODEL;
        double[] means = new double[models];
        double chance = 0;
        for (int model = 0; model < models; model++) {
            double one = seconds[model * WhatIf.PER_MODEL];
            double other = seconds[model * WhatIf.PER_MODEL + 1];
            means[model] = (one + other) / 2;
            // what chance alone makes of the mean of two
            chance += (one - other) * (one - other) / 4 / models;
        }
        Estimate estimate = Estimate.of(means);
        double variance = 0;
        for (double mean : means) {
            variance += (mean - estimate.mean()) * (mean - estimate.mean()) / (models - 1);
        }
        double between = Math.max(0, variance - chance);
        double halfWidth = variance == 0 ? 0 : estimate.halfWidth() * Math.sqrt(1 + between / (variance / models));
        return new Saved(estimate.mean() - halfWidth, estimate.mean(), estimate.mean() + halfWidth);
    }
}
