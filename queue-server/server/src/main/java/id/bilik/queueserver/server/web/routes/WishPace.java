package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.web.http.Problem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many wishes for a booking, or for a number at the door, one address may send: so many at once, and within ten minutes as many again, one after the
 * other. Of an IPv6 address the first 64 bits count, which are those of a house.
 */
public final class WishPace {
    static final Duration PERIOD = Duration.ofMinutes(10);
    /** Addresses that are counted apart; beyond these, all others count as one. */
    static final int MOST_ADDRESSES = 10_000;
    private static final long BETWEEN_SWEEPS = Duration.ofSeconds(1).toNanos();
    private static final String OTHERS = "others";
    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;

    private final int most;
    private final LongSupplier nanos;
    private final Map<String, Level> levels = new HashMap<>();
    private long swept;

    /** @param left wishes, at that time */
    private record Level(double left, long at) {}

    /**
     * A pace.
     *
     * @param most  wishes at once and in ten minutes
     * @param nanos elapsed time in nanoseconds from any origin, never decreasing
     */
    public WishPace(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        this.swept = nanos.getAsLong();
    }

    /**
     * Counts a wish.
     *
     * @param address from which it comes, as numbers
     * @throws Problem 429 where that address has sent too many, with the time after which it may send one
     */
    synchronized void take(String address) {
        long now = nanos.getAsLong();
        String network = network(address);
        if (!levels.containsKey(network) && levels.size() >= MOST_ADDRESSES) {
            sweep(now);
            network = levels.size() >= MOST_ADDRESSES ? OTHERS : network;
        }
        double left = left(levels.getOrDefault(network, new Level(most, now)), now);
        if (left < 1) {
            long seconds = (long) Math.ceil((1 - left) * PERIOD.toSeconds() / most);
            throw Problem.tooMany("Too many wishes come from this network; please try again in "
                    + seconds + (seconds == 1 ? " second." : " seconds."), Duration.ofSeconds(seconds));
        }
        levels.put(network, new Level(left - 1, now));
    }

    private double left(Level level, long now) {
        return Math.min(most, level.left + (double) (now - level.at) * most / PERIOD.toNanos());
    }

    /** Forgets who may send all again. */
    private void sweep(long now) {
        if (now - swept >= BETWEEN_SWEEPS) {
            swept = now;
            levels.values().removeIf(level -> left(level, now) >= most);
        }
    }

    private static String network(String address) {
        try {
            // an address, never a name, so nothing is looked up
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes.length == IPV4_BYTES ? bytes : Arrays.copyOf(bytes, NETWORK_BYTES));
        } catch (UnknownHostException strange) {
            return OTHERS;
        }
    }
}
