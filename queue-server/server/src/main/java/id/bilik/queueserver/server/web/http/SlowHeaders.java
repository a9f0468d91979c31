package id.bilik.queueserver.server.web.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections on which the headers of a request are not complete in time, however steadily they trickle in.
 * Jetty's idle time-out begins anew with each byte, and its data rate looks at bodies alone (jetty.project issue 1973).
 * So this looks at all connections again and again: one that has received bytes and owes no answer is receiving headers.
 */
public final class SlowHeaders {
    /** Looks within the time allowed. */
    private static final int LOOKS = 10;

    private final AbstractConnector connector;
    private final Duration patience;
    private Map<EndPoint, Arrival> arrivals = new HashMap<>();

    /**
     * What was seen of a connection.
     *
     * @param requests whose headers were complete
     * @param bytes    received when the next request began
     * @param since    of {@link System#nanoTime()}: the headers began no earlier
     */
    private record Arrival(long requests, long bytes, long since) {}

    public SlowHeaders(AbstractConnector connector, Duration patience) {
        this.connector = connector;
        this.patience = patience;
    }

    public void watch() {
        if (!connector.isRunning()) {
            return;
        }
        look(System.nanoTime());
        connector.getScheduler().schedule(this::watch, patience.dividedBy(LOOKS).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(long now) {
        Map<EndPoint, Arrival> seen = new HashMap<>();
        for (EndPoint endPoint : connector.getConnectedEndPoints()) {
            Connection connection = endPoint.getConnection();
            // frames of a WebSocket are no headers, and may trickle for hours
            if (connection == null || connection instanceof WebSocketConnection
                    || connection.getMessagesIn() > connection.getMessagesOut()) {
                continue;
            }
            Arrival arrival = look(connection, arrivals.get(endPoint), now);
            if (now - arrival.since > patience.toNanos()) {
                endPoint.close(new TimeoutException("headers are not complete after " + patience));
            } else {
                seen.put(endPoint, arrival);
            }
        }
        arrivals = seen;
    }

    private static Arrival look(Connection connection, @Nullable Arrival known, long now) {
        long requests = connection.getMessagesIn();
        if (known == null || known.requests != requests) {
            return new Arrival(requests, requests == 0 ? 0 : connection.getBytesIn(), now);
        }
        return known.bytes == connection.getBytesIn() ? new Arrival(requests, known.bytes, now) : known;
    }
}
