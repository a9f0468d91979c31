package id.bilik.queueserver.core.forecast;

/**
 * What the same figure of several branches says of one more branch: a normal distribution (random effects by the method of
 * moments; R. DerSimonian and R. Kacker, Random-effects model for meta-analysis of clinical trials, 2007). Each branch has a
 * value of its own, and what was seen of it is off by chance. How far branches differ is what their figures differ beyond
 * that chance. Few branches say little of how far branches differ, so this is drawn to what is usual, which counts as
 * {@value #PRIOR_BRANCHES} branches. With one branch it is what is usual.
 *
 * @param mean     of the branches, each counted by how well it is known
 * @param variance of the value of one more branch around that mean: how far branches differ, and how far the mean may be off
 */
record BetweenBranches(double mean, double variance) {
    private static final double PRIOR_BRANCHES = 2;
    /** Branches never differ by less than that share of what is usual, as a variance: a few that agree may do so by chance. */
    private static final double LEAST = .04;

    /**
     * From one branch or more.
     *
     * @param values one a branch
     * @param noise  variance of what was seen around the branch's own value, 0 or more, one a branch
     * @param usual  variance between branches where nothing is known of it, positive
     * @throws IllegalArgumentException without a branch
     */
    static BetweenBranches of(double[] values, double[] noise, double usual) {
        if (values.length == 0 || values.length != noise.length) {
            throw new IllegalArgumentException("one branch or more, each with its noise");
        }
        double variance = between(values, noise, usual);
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            weights += 1 / (variance + noise[i]);
            sum += values[i] / (variance + noise[i]);
        }
        return new BetweenBranches(sum / weights, variance + 1 / weights);
    }

    private static double between(double[] values, double[] noise, double usual) {
        double weights = 0;
        double squaredWeights = 0;
        double sum = 0;
        double chance = 0;
        double chanceOfMean = 0;
        for (int i = 0; i < values.length; i++) {
            // 1 where the branch is known as well as can be
            double weight = usual / (usual + noise[i]);
            weights += weight;
            squaredWeights += weight * weight;
            sum += weight * values[i];
            chance += weight * noise[i];
            chanceOfMean += weight * weight * noise[i];
        }
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - sum / weights;
            squares += usual / (usual + noise[i]) * off * off;
        }
        double beyondChance = squares - (chance - chanceOfMean / weights);
        double branches = weights - squaredWeights / weights;
        return Math.max(LEAST * usual, (PRIOR_BRANCHES * usual + beyondChance) / (PRIOR_BRANCHES + branches));
    }
}
