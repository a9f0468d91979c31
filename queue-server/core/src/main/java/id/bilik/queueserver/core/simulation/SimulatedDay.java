package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.RecordedEvent;
import java.util.Arrays;
import java.util.List;

/**
 * What became of everybody. Times are seconds after the start, not a number for what did not happen; who was in the
 * branch already stands first, then the arrivals in their order.
 *
 * @param people   whom the other arrays are about
 * @param issued   of the ticket; negative for who was there before
 * @param called   first call
 * @param ended    left the branch: complete, absent or out of patience
 * @param turnedAway whether there was no room, or no ticket was issued
 * @param abandoned whether they were neither called nor turned away in the end, be it that they left or that the day ended
 * @param left     whether they lost patience: some of those who abandoned
 * @param events   how many
 * @param journal  all of them, empty unless asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a million numbers, never compared
public record SimulatedDay(List<Participant> people, double[] issued, double[] called, double[] ended,
        boolean[] turnedAway, boolean[] abandoned, boolean[] left, long events, List<RecordedEvent> journal,
        Branch end) {
    /** Waits of those who were called and whose ticket was issued at or after that time, seconds. */
    public double[] waits(double after) {
        double[] waits = new double[people.size()];
        int count = 0;
        for (int i = 0; i < waits.length; i++) {
            if (issued[i] >= after && !Double.isNaN(called[i])) {
                waits[count++] = called[i] - issued[i];
            }
        }
        return Arrays.copyOf(waits, count);
    }

    /** Times from ticket to the end of the visit, of those who were called, seconds. */
    public double[] timesInBranch(double after) {
        double[] times = new double[people.size()];
        int count = 0;
        for (int i = 0; i < times.length; i++) {
            if (issued[i] >= after && !Double.isNaN(called[i]) && !Double.isNaN(ended[i])) {
                times[count++] = ended[i] - issued[i];
            }
        }
        return Arrays.copyOf(times, count);
    }
}
