package id.bilik.queueserver.server.web.live;

import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.web.http.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** So many live feeds there may be at once, in all and from one address. A place that is taken is given back once. */
public final class FeedPlaces {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final EdgeConfig limits;
    private final Map<String, Integer> takenByAddress = new HashMap<>();
    private int taken;

    public FeedPlaces(EdgeConfig limits) { this.limits = limits; }

    /** What a feed holds while it lasts. */
    final class Place implements AutoCloseable {
        private final String address;
        private boolean given = true;

        private Place(String address) { this.address = address; }

        /** Gives the place back; again does nothing. */
        @Override
        public void close() {
            synchronized (FeedPlaces.this) {
                if (!given) {
                    return;
                }
                given = false;
                taken--;
                takenByAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /**
     * Takes a place.
     *
     * @throws Problem 503 saying what is full
     */
    synchronized Place take(String address) {
        if (taken >= limits.feeds()) {
            throw Problem.full("All " + limits.feeds() + " live feeds of this server are taken; ask again later.",
                    RETRY_AFTER);
        }
        int here = takenByAddress.getOrDefault(address, 0);
        if (here >= limits.feedsPerAddress()) {
            throw Problem.full("All " + limits.feedsPerAddress() + " live feeds that one address may have are taken by "
                    + address + "; ask again later.", RETRY_AFTER);
        }
        taken++;
        takenByAddress.put(address, here + 1);
        return new Place(address);
    }

    synchronized int countTaken() { return taken; }

    synchronized int countAddresses() { return takenByAddress.size(); }
}
