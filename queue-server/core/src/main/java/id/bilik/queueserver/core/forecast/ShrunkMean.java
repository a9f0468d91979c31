package id.bilik.queueserver.core.forecast;

/** A mean of few, drawn to what is usual. */
final class ShrunkMean {
    private double sum;
    private int count;

    void add(double value) {
        sum += value;
        count++;
    }

    double drawnTo(double usual, double weight) { return (weight * usual + sum) / (weight + count); }
}
