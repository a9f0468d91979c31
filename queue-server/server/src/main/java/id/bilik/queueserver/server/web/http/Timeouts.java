package id.bilik.queueserver.server.web.http;

import java.time.Duration;

/**
 * How long the server waits for the other end of a connection.
 *
 * @param silence a live feed without news sends a sign of life after this; the contract promises one every 15 s
 * @param stalled a peer that neither reads nor writes for this long is dropped
 * @param headers the headers of a request may take this long in all, however steadily they trickle in
 * @param body    likewise its body
 * @param stop    requests in flight are given this long when the server stops, connections without one a fifth of it
 */
public record Timeouts(Duration silence, Duration stalled, Duration headers, Duration body, Duration stop) {
    /** Of {@code stop}, what connections without a request are given. */
    public static final int IDLE_PART = 5;

    public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30),
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5));
}
