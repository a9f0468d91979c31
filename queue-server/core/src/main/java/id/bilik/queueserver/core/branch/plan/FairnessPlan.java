package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * Who gets a place where there are fewer places than people.
 *
 * @param reopenFrom    how long a confirmed place that was given back stays closed at least, 0 to {@link #LONGEST_REOPENING}
 * @param reopenUntil   how long at most, {@code reopenFrom} to {@link #LONGEST_REOPENING}
 * @param offerShortest how long a place is offered to the first of the waiting list at least, 5 minutes to
 *                      {@code offerLongest}
 * @param offerLongest  how long at most, up to {@link #LONGEST_OFFER}
 * @param offers        most offers that a wish on the waiting list gets, 1 to {@link #MOST_OFFERS}
 * @param missed        missed bookings from which on a person cannot book, 1 to {@link #MOST_MISSED}; 0 for no such limit
 */
public record FairnessPlan(Duration reopenFrom, Duration reopenUntil, Duration offerShortest, Duration offerLongest,
        int offers, int missed) {
    public static final FairnessPlan DEFAULT = new FairnessPlan(Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofMinutes(15), Duration.ofHours(24), 3, 3);
    /** A place has this part of the time that is left until it begins to be taken. */
    private static final int PART_OF_TIME_LEFT = 10;
    /** Number of lots: an order has one of 0 to this less 1, and {@link #reopening} makes a time of it. */
    public static final int LOTS = 1_000_000;
    static final Duration LONGEST_REOPENING = Duration.ofHours(24);
    static final Duration SHORTEST_OFFER = Duration.ofMinutes(5);
    static final Duration LONGEST_OFFER = Duration.ofDays(7);
    static final int MOST_OFFERS = 10;
    static final int MOST_MISSED = 20;

    /**
     * How long a place stays closed.
     *
     * @param lot 0 to {@link #LOTS} less 1, drawn by whoever gives the order: each time within the range is as likely
     */
    public Duration reopening(int lot) {
        return reopenFrom.plusMillis(reopenUntil.minus(reopenFrom).toMillis() * lot / LOTS);
    }

    /** How long a place that begins then is offered: a tenth of the time until it begins, within the bounds. */
    public Duration offerOf(Instant at, Instant now) {
        Duration part = Duration.between(now, at).dividedBy(PART_OF_TIME_LEFT);
        return part.compareTo(offerShortest) < 0
                ? offerShortest
                : part.compareTo(offerLongest) > 0 ? offerLongest : part;
    }
}
