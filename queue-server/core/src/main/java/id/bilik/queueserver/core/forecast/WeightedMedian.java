package id.bilik.queueserver.core.forecast;

/** The value at which half of the weight is reached, by quickselect: linear time on average, no allocation. */
public final class WeightedMedian {
    private WeightedMedian() {}

    /** Median of the first {@code count} (at least 1) values; both arrays are reordered. Weights are positive. */
    public static double of(double[] values, double[] weights, int count) {
        double half = 0;
        for (int i = 0; i < count; i++) {
            half += weights[i] / 2;
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    swap(values, i, j);
                    swap(weights, i++, j--);
                }
            }
            double left = 0;
            for (int k = low; k <= j; k++) {
                left += weights[k];
            }
            double between = i - j == 2 ? weights[j + 1] : 0;
            if (half <= left) {
                high = j;
            } else if (half <= left + between) {
                return pivot;
            } else {
                half -= left + between;
                low = i;
            }
        }
        return values[Math.min(low, count - 1)];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void swap(double[] array, int i, int j) {
        double kept = array[i];
        array[i] = array[j];
        array[j] = kept;
    }
}
