package id.bilik.queueserver.lab.demo;

import java.time.Duration;

/**
 * Somebody who will come.
 *
 * @param after    the opening of the day
 * @param channel  by which they come
 * @param priority by its name in the contract
 * @param solo     work with the officer and alone, were nobody else in the group
 * @param patience wait after which they leave
 * @param shows    whether they come when called
 */
record Arrival(Duration after, String service, Channel channel, String priority, Duration solo, Duration patience,
        boolean shows) {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** The ways into the branch that there are today. */
    enum Channel {
        /** Through the door, to the kiosk. */
        KIOSK,
        /** With an appointment that was made over the web. */
        ONLINE,
        /** For a company, to the reception. */
        COLLECTIVE
    }

    /** The booked time of an appointment, after the opening: the nearest quarter of an hour. */
    Duration booked() {
        return QUARTER.multipliedBy(after.plus(QUARTER.dividedBy(2)).dividedBy(QUARTER));
    }
}
