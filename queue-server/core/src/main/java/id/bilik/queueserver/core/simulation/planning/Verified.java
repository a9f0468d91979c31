package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.simulation.Estimate;

/**
 * Share in time of a half hour on usual days, with a 95 % interval over chance and over what is believed of the branch. Each two
 * of the days that it was seen on are of one branch, so what differs between branches can be told from what differs between days,
 * by the components of a one-way layout with random effects ({@link Saved}). The interval is made of arcs (the arc sine of the
 * root of a share), on which a share varies as much near 1 as in the middle (M. S. Bartlett, The use of transformations,
 * Biometrics 1947), and so it never goes beyond 0 or 1.
 *
 * @param low  0 to the mean
 * @param mean over the branches that are as likely
 * @param high the mean to 1
 */
public record Verified(double low, double mean, double high) {
    /** Days of the same branch. */
    static final int PER_MODEL = 2;

    /**
     * @param inTime of each day; neighbours are of the same branch, two branches at least
     * @param came   of the same days; where nobody ever came nobody was late
     */
    static Verified of(double[] inTime, double[] came) {
        double all = 0;
        double good = 0;
        for (int day = 0; day < came.length; day++) {
            all += came[day];
            good += inTime[day];
        }
        if (all == 0) {
            return new Verified(1, 1, 1);
        }
        double mean = good / all;
        int models = came.length / PER_MODEL;
        double perDay = all / came.length;
        double[] off = new double[models];
        double chance = 0;
        double variance = 0;
        for (int model = 0; model < models; model++) {
            double one = off(model * PER_MODEL, mean, perDay, inTime, came);
            double other = off(model * PER_MODEL + 1, mean, perDay, inTime, came);
            off[model] = (one + other) / 2;
            // what chance alone makes of the mean of two
            chance += (one - other) * (one - other) / 4 / models;
            variance += off[model] * off[model] / (models - 1);
        }
        if (variance == 0) {
            return new Verified(mean, mean, mean);
        }
        double between = Math.max(0, variance - chance);
        double halfWidth = Estimate.of(off).halfWidth() * Math.sqrt(1 + between / (variance / models));
        // a half width of the share as one of the arc: its derivative is 1 / (2 √(p (1 - p)))
        double arc = Math.asin(Math.sqrt(mean));
        double steep = 2 * Math.sqrt(mean * (1 - mean));
        return new Verified(share(arc - halfWidth / steep), mean, share(arc + halfWidth / steep));
    }

    /** By how much a day is off the mean, for the delta method. */
    private static double off(int day, double mean, double perDay, double[] inTime, double[] came) {
        return (inTime[day] - mean * came[day]) / perDay;
    }

    private static double share(double arc) {
        double sine = Math.sin(Math.clamp(arc, 0, Math.PI / 2));
        return sine * sine;
    }
}
