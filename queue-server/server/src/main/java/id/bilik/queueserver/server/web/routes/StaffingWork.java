package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.simulation.planning.Planner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A search for the fewest officers on a thread of its own: it says how far it is, and ends when it is told to. */
final class StaffingWork implements Planner.Progress {
    private static final Logger LOG = LoggerFactory.getLogger(StaffingWork.class);

    /** Where none was ever asked for. */
    static final WorkView NONE = new WorkView("none", 0, 0, 0, null, null);

    /**
     * How far the work is.
     *
     * @param state   none, searching, verifying, done, cancelled or failed
     * @param problem what failed
     */
    record WorkView(String state, int tried, double officerHours, long millis, @Nullable StaffingAnswer answer,
            @Nullable String problem) {}

    private final long started = System.nanoTime();
    private volatile boolean cancelled;
    private volatile WorkView view = new WorkView("searching", 0, 0, 0, null, null);

    private StaffingWork() {}

    static StaffingWork start(Function<Planner.Progress, StaffingAnswer> search) {
        StaffingWork work = new StaffingWork();
        Thread.ofPlatform().daemon().name("staffing").start(() -> work.run(search));
        return work;
    }

    private void run(Function<Planner.Progress, StaffingAnswer> search) {
        try {
            StaffingAnswer answer = search.apply(this);
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
        view = new WorkView(verifying ? "verifying" : "searching", tried, officerHours, millis(), null, null);
        return !cancelled;
    }

    private void end(String state, @Nullable StaffingAnswer answer, @Nullable String problem) {
        WorkView last = view;
        view = new WorkView(state, last.tried(), answer == null ? last.officerHours() : answer.officerHours(),
                millis(), answer, problem);
    }

    boolean isRunning() { return view.state().equals("searching") || view.state().equals("verifying"); }

    /** The search ends before the next staffing that it would try. */
    void cancel() { cancelled = true; }

    WorkView view() { return view; }

    private long millis() { return (System.nanoTime() - started) / 1_000_000; }
}
