package id.bilik.queueserver.server.web.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;

/**
 * The time that a body may take in all, however steadily it trickles in. When it is over, whoever reads the body is told
 * what Jetty tells where a connection has been idle for too long; so there is still a way to answer.
 */
final class BodyDeadline implements AutoCloseable {
    private final Connection connection;
    private final TimeLimits.Limit limit;
    private boolean over;
    private boolean passed;

    BodyDeadline(Context context, Duration patience) {
        this.connection = ServletContextRequest.getServletContextRequest(context.req()).getConnectionMetaData()
                .getConnection();
        this.limit = context.appData(TimeLimits.KEY).begin(patience, this::pass);
    }

    private synchronized void pass() {
        if (over) {
            return;
        }
        passed = true;
        connection.onIdleExpired(new TimeoutException("the body is not complete"));
    }

    synchronized boolean hasPassed() { return passed; }

    /** The body is here, or nobody waits for it any more. */
    @Override
    public synchronized void close() {
        over = true;
        limit.close();
    }
}
