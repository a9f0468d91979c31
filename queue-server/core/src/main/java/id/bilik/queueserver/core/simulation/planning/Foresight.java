package id.bilik.queueserver.core.simulation.planning;

/** What may be expected of a branch, as it stands and as its journal tells. */
public interface Foresight {
    /**
     * The rest of the day, to be played.
     *
     * @param factor by which more people come than is expected
     */
    FromNow restOfDay(double factor);

    /** A whole day as days usually were, with so many times the people. */
    DayToStaff usualDay(double factor);

    /** The knowledge of usual days, for dates to come. */
    UsualBranch usual();
}
