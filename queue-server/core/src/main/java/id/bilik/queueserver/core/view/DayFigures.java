package id.bilik.queueserver.core.view;

/**
 * A day, or what one class of people had of it, in sums.
 *
 * @param issued      tickets
 * @param called      first calls
 * @param inTarget    of these, within the target wait of their service
 * @param waitSeconds of the first calls together; time that participants stayed away at their own wish is not counted
 * @param served      visits completed, undone ones left out
 */
public record DayFigures(int issued, int called, int inTarget, long waitSeconds, int served, int noShow,
        int abandoned) {
    public static final DayFigures NONE = new DayFigures(0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public DayFigures plus(DayFigures other) {
        return new DayFigures(issued + other.issued, called + other.called, inTarget + other.inTarget,
                waitSeconds + other.waitSeconds, served + other.served, noShow + other.noShow,
                abandoned + other.abandoned);
    }
}
