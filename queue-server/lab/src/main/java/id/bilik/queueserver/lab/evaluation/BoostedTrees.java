package id.bilik.queueserver.lab.evaluation;

import id.bilik.queueserver.core.forecast.WeightedMedian;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A sum of small regression trees that minimises the weighted absolute error, so that it predicts a conditional
 * median (J. Friedman, Greedy function approximation, Annals of Statistics 2001, "LAD TreeBoost"; thresholds from
 * histograms as in LightGBM, Ke et al. 2017). The same rows and the same seed give the same trees.
 */
public final class BoostedTrees {
    private static final int BINS = 64;

    private final double start;
    private final Tree[] trees;

    private BoostedTrees(double start, Tree[] trees) {
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
            double columnShare, long seed) {}

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
        return new Growth(rows, targets, weights, settings).grow();
    }

    /** The predicted median for a row with the same columns as those learned from. */
    public double predict(double[] row) {
        double sum = start;
        for (Tree tree : trees) {
            sum += tree.at(row);
        }
        return sum;
    }

    /** A complete binary tree in heap order: the children of node i are 2i + 1 and 2i + 2; column -1 is a leaf. */
    private static final class Tree {
        private final int[] columns;
        private final double[] thresholds;
        private final double[] values;

        Tree(int nodes) {
            columns = new int[nodes];
            thresholds = new double[nodes];
            values = new double[nodes];
            Arrays.fill(columns, -1);
        }

        double at(double[] row) {
            int node = 0;
            while (columns[node] >= 0) {
                node = 2 * node + (row[columns[node]] > thresholds[node] ? 2 : 1);
            }
            return values[node];
        }
    }

    private static final class Growth {
        private final double[][] rows;
        private final double[] weights;
        private final Settings settings;
        private final double[][] cuts;
        private final byte[][] bins;
        private final double[] residuals;
        private final double start;
        private final SplittableRandom random;
        private final double[] medianValues;
        private final double[] medianWeights;

        Growth(double[][] rows, double[] targets, double[] weights, Settings settings) {
            this.rows = rows;
            this.weights = weights;
            this.settings = settings;
            this.random = new SplittableRandom(settings.seed());
            this.medianValues = targets.clone();
            this.medianWeights = weights.clone();
            this.start = WeightedMedian.of(medianValues, medianWeights, targets.length);
            this.residuals = Arrays.stream(targets).map(target -> target - start).toArray();
            int columns = rows[0].length;
            this.cuts = new double[columns][];
            this.bins = new byte[columns][rows.length];
            for (int c = 0; c < columns; c++) {
                cuts[c] = cuts(c);
                for (int r = 0; r < rows.length; r++) {
                    bins[c][r] = (byte) bin(rows[r][c], cuts[c]);
                }
            }
        }

        BoostedTrees grow() {
            Tree[] trees = new Tree[settings.trees()];
            for (int t = 0; t < trees.length; t++) {
                trees[t] = tree();
                for (int r = 0; r < rows.length; r++) {
                    residuals[r] -= trees[t].at(rows[r]);
                }
            }
            return new BoostedTrees(start, trees);
        }

        private double[] cuts(int column) {
            double[] sorted = Arrays.stream(rows).mapToDouble(row -> row[column]).filter(x -> !Double.isNaN(x)).sorted()
                    .toArray();
            double[] found = new double[BINS];
            int count = 0;
            for (int b = 1; b < BINS && sorted.length > 0; b++) {
                double cut = sorted[(int) ((long) b * (sorted.length - 1) / BINS)];
                if (count == 0 || cut > found[count - 1]) {
                    found[count++] = cut;
                }
            }
            return Arrays.copyOf(found, count);
        }

        private static int bin(double value, double[] cuts) {
            int bin = 0;
            while (bin < cuts.length && value > cuts[bin]) {
                bin++;
            }
            return bin;
        }

        private Tree tree() {
            int nodes = (2 << settings.depth()) - 1;
            Tree tree = new Tree(nodes);
            int[] sample = sample(rows.length, settings.rowShare());
            int[] columns = sample(rows[0].length, settings.columnShare());
            int[] nodeOf = new int[sample.length];
            for (int level = 0; level < settings.depth(); level++) {
                split(tree, sample, nodeOf, columns, (1 << level) - 1, (2 << level) - 1);
            }
            fillLeaves(tree, sample, nodeOf);
            return tree;
        }

        private int[] sample(int count, double share) {
            int wanted = Math.max(1, (int) Math.round(count * share));
            int[] chosen = new int[wanted];
            int taken = 0;
            for (int i = 0; i < count && taken < wanted; i++) {
                if (random.nextDouble() * (count - i) < wanted - taken) {
                    chosen[taken++] = i;
                }
            }
            return chosen;
        }

        /** Splits each node of a level where this explains the most of the residuals' signs. */
        private void split(Tree tree, int[] sample, int[] nodeOf, int[] columns, int first, int end) {
            int width = end - first;
            double[] best = new double[width];
            double[] pull = new double[width * BINS];
            double[] mass = new double[width * BINS];
            int[] count = new int[width * BINS];
            for (int column : columns) {
                Arrays.fill(pull, 0);
                Arrays.fill(mass, 0);
                Arrays.fill(count, 0);
                byte[] bin = bins[column];
                for (int s = 0; s < sample.length; s++) {
                    if (nodeOf[s] >= first) {
                        int row = sample[s];
                        int slot = (nodeOf[s] - first) * BINS + bin[row];
                        pull[slot] += Math.signum(residuals[row]) * weights[row];
                        mass[slot] += weights[row];
                        count[slot]++;
                    }
                }
                for (int node = 0; node < width; node++) {
                    bestCut(tree, first + node, column, best, node, pull, mass, count);
                }
            }
            for (int s = 0; s < sample.length; s++) {
                int node = nodeOf[s];
                if (node >= first && tree.columns[node] >= 0) {
                    boolean right = rows[sample[s]][tree.columns[node]] > tree.thresholds[node];
                    nodeOf[s] = 2 * node + (right ? 2 : 1);
                }
            }
        }

        private void bestCut(Tree tree, int treeNode, int column, double[] best, int node, double[] pull, double[] mass,
                int[] count) {
            int from = node * BINS;
            double allPull = 0;
            double allMass = 0;
            int all = 0;
            for (int b = from; b < from + BINS; b++) {
                allPull += pull[b];
                allMass += mass[b];
                all += count[b];
            }
            double leftPull = 0;
            double leftMass = 0;
            int left = 0;
            for (int b = 0; b < cuts[column].length; b++) {
                leftPull += pull[from + b];
                leftMass += mass[from + b];
                left += count[from + b];
                if (left < settings.smallestLeaf() || all - left < settings.smallestLeaf()) {
                    continue;
                }
                double rightPull = allPull - leftPull;
                double gain = leftPull * leftPull / leftMass + rightPull * rightPull / (allMass - leftMass)
                        - allPull * allPull / allMass;
                if (gain > best[node] + 1e-9) {
                    best[node] = gain;
                    tree.columns[treeNode] = column;
                    tree.thresholds[treeNode] = cuts[column][b];
                }
            }
        }

        private void fillLeaves(Tree tree, int[] sample, int[] nodeOf) {
            int nodes = tree.values.length;
            int[] ends = new int[nodes + 1];
            for (int node : nodeOf) {
                ends[node + 1]++;
            }
            for (int n = 0; n < nodes; n++) {
                ends[n + 1] += ends[n];
            }
            int[] ordered = new int[sample.length];
            int[] next = ends.clone();
            for (int s = 0; s < sample.length; s++) {
                ordered[next[nodeOf[s]]++] = sample[s];
            }
            for (int n = 0; n < nodes; n++) {
                int count = ends[n + 1] - ends[n];
                for (int i = 0; i < count; i++) {
                    medianValues[i] = residuals[ordered[ends[n] + i]];
                    medianWeights[i] = weights[ordered[ends[n] + i]];
                }
                if (count > 0) {
                    tree.values[n] = settings.learningRate() * WeightedMedian.of(medianValues, medianWeights, count);
                }
            }
        }
    }
}
