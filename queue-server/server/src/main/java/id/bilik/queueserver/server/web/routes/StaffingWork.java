package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.simulation.planning.Planner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A search for the fewest officers on a thread of its own: it says how far it is, and ends when it is told to.
 *
 * @param <A> what it finds
 */
final class StaffingWork<A> implements Planner.Progress {
    private static final Logger LOG = LoggerFactory.getLogger(StaffingWork.class);

    /**
     * How far the work is.
     *
     * @param state   none, searching, verifying, done, cancelled or failed
     * @param problem what failed
     */
    record Seen<A>(String state, int tried, double officerHours, long millis, @Nullable A answer,
            @Nullable String problem) {
        /** Where none was ever asked for. */
        static <A> Seen<A> none() {
            return new Seen<>("none", 0, 0, 0, null, null);
        }
    }

    private final long started = System.nanoTime();
    private volatile boolean cancelled;
    private volatile Seen<A> seen = new Seen<>("searching", 0, 0, 0, null, null);

    private StaffingWork() {}

    static <A> StaffingWork<A> start(Function<Planner.Progress, A> search) {
        StaffingWork<A> work = new StaffingWork<>();
        Thread.ofPlatform().daemon().name("staffing").start(() -> work.run(search));
        return work;
    }

    private void run(Function<Planner.Progress, A> search) {
        try {
            A answer = search.apply(this);
            end("done", answer, null);
        } catch (Planner.Cancelled ended) {
            end("cancelled", null, null);
        } catch (RuntimeException bug) {
            LOG.error("the search for the fewest officers failed", bug);
            end("failed", null, "The search failed; the log of the queue server says why.");
        }
    }

    @Override
    public boolean goOn(int tried, double officerHours, boolean verifying) {
        seen = new Seen<>(verifying ? "verifying" : "searching", tried, officerHours, millis(), null, null);
        return !cancelled;
    }

    private void end(String state, @Nullable A answer, @Nullable String problem) {
        Seen<A> last = seen;
        seen = new Seen<>(state, last.tried(), last.officerHours(), millis(), answer, problem);
    }

    boolean isRunning() { return seen.state().equals("searching") || seen.state().equals("verifying"); }

    /** The search ends before the next staffing that it would try. */
    void cancel() { cancelled = true; }

    Seen<A> seen() { return seen; }

    private long millis() { return (System.nanoTime() - started) / 1_000_000; }
}
