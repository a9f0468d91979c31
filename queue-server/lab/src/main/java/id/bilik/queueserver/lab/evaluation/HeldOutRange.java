package id.bilik.queueserver.lab.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A range around a prediction, measured on days that the predictor had not learned from (split conformal prediction,
 * Vovk et al. 2005, with errors compared among predictions of like size, "Mondrian"). The errors' tenth and
 * ninetieth percentiles of each tenth of the predictions are joined by straight lines; then both sides are stretched
 * by one factor so that the range held for 80 % of the held-out waits, many of which are tied at zero.
 */
final class HeldOutRange {
    private static final int GROUPS = 12;
    private static final double HELD = .8;

    private final double[] middle;
    private final double[] below;
    private final double[] above;
    private double stretch = 1;

    private HeldOutRange(int groups) {
        middle = new double[groups];
        below = new double[groups];
        above = new double[groups];
    }

    /** Measures on predictions and what came of them; with fewer than 20 the range is the whole of [0, ∞). */
    static HeldOutRange measure(double[] predicted, double[] waited) {
        int groups = Math.min(GROUPS, predicted.length / 20);
        HeldOutRange range = new HeldOutRange(groups);
        int[] order = IntStream.range(0, predicted.length).boxed().sorted(Comparator.comparingDouble(i -> predicted[i]))
                .mapToInt(i -> i).toArray();
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) order.length * g / groups);
            int to = (int) ((long) order.length * (g + 1) / groups);
            double[] errors = new double[to - from];
            for (int i = from; i < to; i++) {
                errors[i - from] = waited[order[i]] - predicted[order[i]];
                range.middle[g] += predicted[order[i]] / (to - from);
            }
            Arrays.sort(errors);
            range.below[g] = Math.min(0, errors[(int) (.1 * (errors.length - 1))]);
            range.above[g] = Math.max(0, errors[(int) Math.ceil(.9 * (errors.length - 1))]);
        }
        range.stretchUntilHeld(predicted, waited);
        return range;
    }

    private void stretchUntilHeld(double[] predicted, double[] waited) {
        double low = .2;
        double high = 5;
        for (int step = 0; step < 30; step++) {
            stretch = (low + high) / 2;
            long held = IntStream.range(0, predicted.length).filter(i -> around(predicted[i]).holds(waited[i])).count();
            if (held < HELD * predicted.length) {
                low = stretch;
            } else {
                high = stretch;
            }
        }
        stretch = high;
    }

    /** The prediction with its range; never below zero. */
    Forecast around(double predicted) {
        return around(predicted, 1);
    }

    /** The same with both sides wider by a factor above 0. */
    Forecast around(double predicted, double factor) {
        if (middle.length == 0) {
            return new Forecast(0, predicted, Double.POSITIVE_INFINITY);
        }
        return new Forecast(Math.max(0, predicted + factor * stretch * at(below, predicted)), predicted,
                Math.max(predicted, predicted + factor * stretch * at(above, predicted)));
    }

    /** The factor at which the range just holds what came; infinite if none does. */
    double needed(double predicted, double waited) {
        if (middle.length == 0 || waited == predicted) {
            return 0;
        }
        return (waited - predicted) / (stretch * at(waited < predicted ? below : above, predicted));
    }

    private double at(double[] errors, double predicted) {
        int last = middle.length - 1;
        if (predicted >= middle[last]) {
            return errors[last] * (middle[last] > 0 ? predicted / middle[last] : 1);
        }
        int g = 0;
        while (predicted > middle[g]) {
            g++;
        }
        if (g == 0) {
            return errors[0];
        }
        double share = (predicted - middle[g - 1]) / (middle[g] - middle[g - 1]);
        return errors[g - 1] + share * (errors[g] - errors[g - 1]);
    }
}
