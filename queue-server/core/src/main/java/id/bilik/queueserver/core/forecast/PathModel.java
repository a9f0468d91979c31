package id.bilik.queueserver.core.forecast;

import java.util.Arrays;

/**
 * What one path of a {@link RollForward} believes of the branch: as likely to be true as what was learned, given how far
 * that may be off. What it draws holds for all visits of the path, so their errors do not cancel out, and a forecast is as
 * wide as little is known. Paths come in pairs that are off by as much in opposite directions (antithetic variates; A. Law,
 * Simulation Modeling and Analysis, section 11.3): so the middle of a range moves only as far as the beliefs themselves do.
 *
 * <p>
 * Drawing allocates nothing. Single writer.
 */
final class PathModel {
    /** Causes of chance, beside those of the roll-forward. */
    private static final int DAY = 11;
    private static final int SERVICE = 12;
    private static final int CREW = 13;
    private static final int OFFICER = 14;
    private static final int NO_SHOW = 15;
    private static final int LEAVING = 16;

    private final QueueState state;
    private final long seed;
    private final double[] works;
    private final double[] speeds;
    private double noShow;
    private double leaving = 1;
    private int path;

    PathModel(QueueState state, long seed) {
        this.state = state;
        this.seed = seed;
        this.works = new double[state.work().size()];
        this.speeds = new double[state.groups().size()];
        this.noShow = state.noShow();
        Arrays.fill(works, 1);
        Arrays.fill(speeds, 1);
    }

    /** Draws what that path believes. */
    void begin(int number) {
        path = number;
        StateError error = state.error();
        double day = error.day() * normal(0, DAY);
        for (int service = 0; service < error.services().size(); service++) {
            works[service] = error.services().get(service).factor(day, normal(service, SERVICE));
        }
        double crew = ModelError.factor(error.crew(), normal(0, CREW));
        for (int group = 0; group < error.groups().size(); group++) {
            speeds[group] = crew * ModelError.factor(error.groups().get(group), normal(group, OFFICER));
        }
        noShow = ModelError.noShow(state.noShow(), error.noShow(), normal(0, NO_SHOW));
        leaving = ModelError.factor(error.leaving(), normal(0, LEAVING));
    }

    private double normal(long key, int cause) {
        double drawn = Draw.normal(seed, path >> 1, key, cause);
        return (path & 1) == 0 ? drawn : -drawn;
    }

    /** How many times as long the work of a service is as was learned. */
    double work(int service) {
        return works[service];
    }

    /** How many times as fast the officers are as was learned, by group. */
    double[] speeds() { return speeds; }

    /** Probability that who is called does not come. */
    double noShow() { return noShow; }

    /** How many times as fast those who wait leave as was learned. */
    double leaving() { return leaving; }
}
