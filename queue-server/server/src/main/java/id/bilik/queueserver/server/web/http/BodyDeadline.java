package id.bilik.queueserver.server.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The time that a body may take in all, however steadily it trickles in. When it is over, whoever reads the body is told
 * what Jetty tells where a connection has been idle for too long; so there is still a way to answer.
 */
final class BodyDeadline implements AutoCloseable {
    private final Connection connection;
    private final Scheduler.Task task;
    private boolean over;
    private boolean passed;

    BodyDeadline(HttpServletRequest request, Duration patience) {
        Request below = ServletContextRequest.getServletContextRequest(request);
        this.connection = below.getConnectionMetaData().getConnection();
        this.task = below.getComponents().getScheduler().schedule(this::pass, patience.toMillis(),
                TimeUnit.MILLISECONDS);
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
        task.cancel();
    }
}
