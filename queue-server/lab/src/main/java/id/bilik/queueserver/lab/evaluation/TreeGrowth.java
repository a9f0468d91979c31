package id.bilik.queueserver.lab.evaluation;

import id.bilik.queueserver.core.forecast.WeightedMedian;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Grows the trees of {@link BoostedTrees}, each on the residuals of those before it. */
final class TreeGrowth {
    private static final int BINS = 64;

    private final double[][] rows;
    private final double[] weights;
    private final BoostedTrees.Settings settings;
    private final double[][] cuts;
    private final byte[][] bins;
    private final double[] residuals;
    private final double start;
    private final SplittableRandom random;
    private final double[] medianValues;
    private final double[] medianWeights;

    TreeGrowth(double[][] rows, double[] targets, double[] weights, BoostedTrees.Settings settings) {
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
        RegressionTree[] trees = new RegressionTree[settings.trees()];
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

    private RegressionTree tree() {
        int nodes = (2 << settings.depth()) - 1;
        RegressionTree tree = new RegressionTree(nodes);
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
    private void split(RegressionTree tree, int[] sample, int[] nodeOf, int[] columns, int first, int end) {
        int width = end - first;
        int[] rowsOf = new int[width];
        for (int node : nodeOf) {
            if (node >= first) {
                rowsOf[node - first]++;
            }
        }
        if (Arrays.stream(rowsOf).noneMatch(this::canSplit)) {
            return;
        }
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
                if (!canSplit(rowsOf[node])) {
                    continue;
                }
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

    private boolean canSplit(int rowsOfNode) { return rowsOfNode >= 2 * settings.smallestLeaf(); }

    private void bestCut(RegressionTree tree, int treeNode, int column, double[] best, int node, double[] pull,
            double[] mass,
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

    private void fillLeaves(RegressionTree tree, int[] sample, int[] nodeOf) {
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
