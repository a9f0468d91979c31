package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.Pauses;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the reports: at once when there is something to tell, and from time to time; more slowly while nobody answers. */
public final class ReportThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportThread.class);
    private static final Duration USUAL = Duration.ofSeconds(1);
    /** Nobody waits for anything: leases and the next day can wait so long. */
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ServerReports reports;
    private final Plans plans;
    private final Thread thread;
    private boolean called;

    public ReportThread(ServerReports reports, Plans plans) {
        this.reports = reports;
        this.plans = plans;
        this.thread = Thread.ofVirtual().name("reports").unstarted(this::work);
    }

    public void start() { thread.start(); }

    /** There is something to tell. */
    public synchronized void call() {
        called = true;
        notifyAll();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        Pauses trouble = new Pauses(FIRST_PAUSE, LONGEST_PAUSE);
        try {
            while (true) {
                boolean online = plans.isOnline();
                boolean all = round();
                if (all) {
                    trouble.reset();
                }
                rest(all ? (reports.isIdle() ? IDLE : USUAL) : trouble.next(), online);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean round() throws InterruptedException {
        try {
            return reports.round();
        } catch (RuntimeException bug) {
            LOG.error("a report stumbled; the next one follows", bug);
            return false;
        }
    }

    /** Until the time is up, somebody calls, or the server is there again. */
    private synchronized void rest(Duration atMost, boolean wasOnline) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!called && (wasOnline || !plans.isOnline())) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(wasOnline ? left : Math.min(left, USUAL.toMillis()));
        }
        called = false;
    }
}
