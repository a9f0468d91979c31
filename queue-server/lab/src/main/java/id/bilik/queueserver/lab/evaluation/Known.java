package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;

/**
 * What was known at the issue of a ticket: all that a predictor is handed.
 *
 * @param minute of the local day, when the ticket was issued
 * @param opened minute of the office's first issue of the day; the ticket's own where it is the first
 * @param position counting the ticket itself
 * @param earlier the queue's earlier tickets of the day as far as they were known
 */
record Known(LocalDate day, String office, String queue, double minute, double opened, int position, int openDesks,
        double publishedServiceMinutes, Earlier earlier) {
    String name() { return office + '/' + queue; }

    /** Minutes since the office opened: the hour of the clock misleads where days begin or end at other hours. */
    double sinceOpening() {
        return minute - opened;
    }

    /** Places before the ticket's own. */
    int ahead() { return position - 1; }

    /**
     * The queue's earlier tickets, in order of issue.
     *
     * @param issued minute of issue
     * @param called minute of call; not a number while that minute had not passed
     * @param position at issue
     * @param desks open at issue
     */
    @SuppressWarnings("ArrayRecordComponent") // made by the replay, owned by one prediction
    record Earlier(double[] issued, double[] called, int[] position, int[] desks) {
        int count() { return issued.length; }

        boolean waiting(int ticket) { return Double.isNaN(called[ticket]); }
    }
}
