package id.bilik.queueserver.lab.evaluation;

import java.util.Locale;

/** Running score of one predictor: mean absolute error, bias (predicted less waited), share of ranges that held. */
final class Score {
    private int count;
    private double absolute;
    private double signed;
    private int ranges;
    private int held;

    void add(Forecast forecast, double waited) {
        double error = forecast.likely() - waited;
        count++;
        absolute += Math.abs(error);
        signed += error;
        if (forecast.hasRange()) {
            ranges++;
            held += forecast.holds(waited) ? 1 : 0;
        }
    }

    /** Both together. */
    Score plus(Score other) {
        Score both = new Score();
        both.count = count + other.count;
        both.absolute = absolute + other.absolute;
        both.signed = signed + other.signed;
        both.ranges = ranges + other.ranges;
        both.held = held + other.held;
        return both;
    }

    int count() { return count; }

    /** Not a number if nothing was scored. */
    double meanAbsoluteError() { return absolute / count; }

    double bias() { return signed / count; }

    double coverage() { return (double) held / ranges; }

    /** A number for a table: right-aligned, a dash where there is none. */
    static String cell(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%9." + decimals + "f", value) : "        -";
    }
}
