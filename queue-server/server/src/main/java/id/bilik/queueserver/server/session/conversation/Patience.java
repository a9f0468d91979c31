package id.bilik.queueserver.server.session.conversation;

import java.time.Duration;

/**
 * How long a room waits for a page. Pages send a sign of life every two seconds.
 *
 * @param silence after this without a frame a page counts as away
 * @param absence a page that is away for this long has left
 * @param look    so often it is looked whether each may still take part
 */
record Patience(Duration silence, Duration absence, Duration look) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(5));
}
