package id.bilik.queueserver.server.web.http;

import io.javalin.config.Key;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends what takes too long, on a thread of its own that looks four times a second. Nearly every limit is kept, and then it
 * has cost an entry in a set; a scheduler is woken for each, which a ticket felt.
 */
public final class TimeLimits implements AutoCloseable {
    public static final Key<TimeLimits> KEY = new Key<>("the limits of time");
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Set<Limit> running = ConcurrentHashMap.newKeySet();
    private final Thread watch = Thread.ofPlatform().daemon().name("time-limits").unstarted(this::look);

    /** What must end in time. Closed when it has. */
    final class Limit implements AutoCloseable {
        private final long end;
        private final Runnable whenPassed;

        private Limit(Duration longest, Runnable whenPassed) {
            this.end = System.nanoTime() + longest.toNanos();
            this.whenPassed = whenPassed;
        }

        private boolean hasPassed() { return System.nanoTime() - end >= 0; }

        @Override
        public void close() { running.remove(this); }
    }

    public void start() { watch.start(); }

    /**
     * Begins a limit, exact to a quarter of a second.
     *
     * @param whenPassed run at most once, and quick; never after the limit was closed
     */
    Limit begin(Duration longest, Runnable whenPassed) {
        Limit limit = new Limit(longest, whenPassed);
        running.add(limit);
        return limit;
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(LOOK);
                for (Limit limit : running.stream().filter(Limit::hasPassed).toList()) {
                    if (running.remove(limit)) {
                        limit.whenPassed.run();
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() { watch.interrupt(); }
}
