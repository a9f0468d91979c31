package id.bilik.queueserver.core.simulation.planning;

import java.util.Arrays;

/**
 * Share in time of a half hour on days as they usually are. The branch may be another than what is believed of it, so the range is
 * over branches of which as much is known: it holds the expected share of 8 of 10 of them. Single days vary more.
 *
 * <p>
 * Each branch was seen on two days only, so the shares that were seen differ by more than those that are expected. Each is drawn
 * to the mean of all as far as days of one branch differ (T. A. Louis, Estimating a population of parameter values using Bayes
 * and empirical Bayes methods, JASA 1984): hardly where nearly all or nearly none are in time, since days differ little there.
 * What chance makes of the mean of all stays.
 *
 * @param low  0 to the mean
 * @param mean over the branches that are as likely
 * @param high the mean to 1
 */
public record Verified(double low, double mean, double high) {
    /** Days of the same branch. */
    static final int PER_BRANCH = 2;
    /** Share of the branches below the range, and above it. */
    private static final double TAIL = .1;

    /**
     * @param inTime of each day; neighbours are of the same branch, ten branches at least
     * @param came   of the same days; a branch where nobody came says nothing
     */
    static Verified of(double[] inTime, double[] came) {
        double[] shares = new double[came.length / PER_BRANCH];
        double[] people = new double[shares.length];
        int seen = 0;
        double chance = 0;
        double binomial = 0;
        for (int day = 0; day < came.length; day += PER_BRANCH) {
            double all = came[day] + came[day + 1];
            if (all == 0) {
                continue;
            }
            double share = (inTime[day] + inTime[day + 1]) / all;
            people[seen] = all;
            shares[seen++] = share;
            // the other day is off by as much to the other side
            double off = (inTime[day] - share * came[day]) / all;
            chance += 4 * off * off;
            binomial += share * (1 - share);
        }
        if (seen == 0) {
            return new Verified(1, 1, 1);
        }
        double mean = Arrays.stream(shares, 0, seen).average().orElseThrow();
        double variance = 0;
        for (int branch = 0; branch < seen; branch++) {
            variance += (shares[branch] - mean) * (shares[branch] - mean) / Math.max(1, seen - 1);
        }
        double between = Math.max(0, variance - chance / seen) + variance / seen;
        double[] expected = new double[seen];
        for (int branch = 0; branch < seen; branch++) {
            double likely = (shares[branch] * people[branch] + mean) / (people[branch] + 1);
            double ofDays = binomial == 0 ? 0 : chance / binomial * likely * (1 - likely);
            double drawn = between == 0 ? 0 : Math.sqrt(between / (between + ofDays));
            expected[branch] = mean + drawn * (shares[branch] - mean);
        }
        Arrays.sort(expected);
        return new Verified(Math.min(mean, quantile(expected, TAIL)), mean,
                Math.max(mean, quantile(expected, 1 - TAIL)));
    }

    /** Below which another share would lie with that probability (E. J. Gumbel, Statistics of Extremes, 1.2.7). */
    private static double quantile(double[] sorted, double probability) {
        double at = Math.clamp(probability * (sorted.length + 1) - 1, 0, sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
