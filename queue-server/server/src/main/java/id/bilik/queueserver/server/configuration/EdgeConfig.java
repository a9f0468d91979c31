package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import java.util.List;

/**
 * How much a queue-server takes on at its edge: docs/decisions/limits-at-the-edge.md.
 *
 * @param feeds           live feeds at once, of all screens and phones
 * @param feedsPerAddress of these, from one address
 * @param wishesPerAddress wishes for a booking from one address, at once and again in each ten minutes
 * @param proof           when a wish costs its sender some work
 */
public record EdgeConfig(int feeds, int feedsPerAddress, int wishesPerAddress, ProofConfig proof) {
    /** Nothing configured. */
    public static final EdgeConfig SUGGESTED = new EdgeConfig(4_000, 3_000, 1_500, ProofConfig.SUGGESTED);

    /** Beside each feed: pages that are being opened, kiosks, consoles, and senders that have not been cut yet. */
    private static final int OTHER_CONNECTIONS = 1_000;

    static final List<ConfigKey> KEYS = List.of(
            new ConfigKey("live.feeds", String.valueOf(SUGGESTED.feeds),
                    "most live feeds at once, 10-20000; each takes some 20 kB of memory, and one more is answered 503"),
            new ConfigKey("live.feeds.per-address", String.valueOf(SUGGESTED.feedsPerAddress),
                    "most live feeds at once from one address, 10-20000; all phones behind a branch's Wi-Fi or a proxy share one"),
            new ConfigKey("bookings.wishes.per-address", String.valueOf(SUGGESTED.wishesPerAddress),
                    "most wishes for a booking from one address in ten minutes, 10-1000000; one more is answered 429"));

    /** Complains to the reader about what cannot be used. */
    static EdgeConfig read(ConfigReader reader) {
        return new EdgeConfig(reader.number("live.feeds", 10, 20_000),
                reader.number("live.feeds.per-address", 10, 20_000),
                reader.number("bookings.wishes.per-address", 10, 1_000_000), ProofConfig.read(reader));
    }

    /** Most connections at once: each feed holds one. */
    public int connections() { return feeds + OTHER_CONNECTIONS; }
}
