package id.bilik.queueserver.lab.evaluation;

import java.util.Arrays;

/** A complete binary tree in heap order: the children of node i are 2i + 1 and 2i + 2; column -1 is a leaf. */
final class RegressionTree {
    final int[] columns;
    final double[] thresholds;
    final double[] values;

    RegressionTree(int nodes) {
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
