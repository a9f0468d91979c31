package id.bilik.queueserver.lab.demo;

import java.time.Duration;

/**
 * Somebody who will come.
 *
 * @param after    the opening of the day
 * @param priority by its name in the contract
 * @param solo     work with the officer and alone, were nobody else in the group
 * @param patience wait after which they leave
 * @param shows    whether they come when called
 */
record Arrival(Duration after, String service, String priority, Duration solo, Duration patience, boolean shows) {}
