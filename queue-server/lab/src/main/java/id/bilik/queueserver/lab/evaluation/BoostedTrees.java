package id.bilik.queueserver.lab.evaluation;

import java.util.Arrays;

/**
 * A sum of small regression trees that minimises the weighted absolute error, so that it predicts a conditional
 * median (J. Friedman, Greedy function approximation, Annals of Statistics 2001, "LAD TreeBoost"; thresholds from
 * histograms as in LightGBM, Ke et al. 2017). The same rows and the same seed give the same trees.
 */
public final class BoostedTrees {
    private final double start;
    private final RegressionTree[] trees;

    BoostedTrees(double start, RegressionTree[] trees) {
        this.start = start;
        this.trees = trees;
    }

    /**
     * How to grow.
     *
     * @param trees how many, at least 0
     * @param depth splits on a way from root to leaf, 1 to 8
     * @param learningRate share of each tree's correction that is applied, in (0, 1]
     * @param smallestLeaf the fewest rows in a leaf
     * @param rowShare share of rows that a tree sees, in (0, 1]
     * @param columnShare share of columns that a tree sees, in (0, 1]
     * @param seed of the choice of rows and columns
     */
    public record Settings(int trees, int depth, double learningRate, int smallestLeaf, double rowShare,
            double columnShare, long seed) {
        /** The same with another number of trees. */
        Settings withTrees(int count) {
            return new Settings(count, depth, learningRate, smallestLeaf, rowShare, columnShare, seed);
        }
    }

    /**
     * Learns from rows of equal length; a value that is not a number counts as below all others.
     *
     * @param weights positive, one for each row: what a unit of error costs there
     * @throws IllegalArgumentException if there are no rows or the lengths differ
     */
    public static BoostedTrees fit(double[][] rows, double[] targets, double[] weights, Settings settings) {
        if (rows.length == 0 || rows.length != targets.length || rows.length != weights.length) {
            throw new IllegalArgumentException("rows, targets and weights must be as many, and some");
        }
        return new TreeGrowth(rows, targets, weights, settings).grow();
    }

    /** The same trees as far as the given number had been grown; as learned by settings with fewer trees. */
    BoostedTrees first(int count) {
        return new BoostedTrees(start, Arrays.copyOf(trees, count));
    }

    /** The predicted median for a row with the same columns as those learned from. */
    public double predict(double[] row) {
        double sum = start;
        for (RegressionTree tree : trees) {
            sum += tree.at(row);
        }
        return sum;
    }
}
