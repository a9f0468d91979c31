package id.bilik.queueserver.lab.evaluation;

/** A predicted wait with the range that should hold in four of five cases; in the unit of the log. */
record Forecast(double low, double likely, double high) {
    /** A number without a range. */
    static Forecast point(double likely) {
        return new Forecast(Double.NaN, likely, Double.NaN);
    }

    boolean hasRange() { return !Double.isNaN(low); }

    boolean holds(double waited) { return low <= waited && waited <= high; }
}
