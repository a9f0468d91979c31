package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.QueueServerClient;
import id.bilik.kiosk.queue.ServerAnswer;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server what became of each slip, in order, behind the participant's back: nobody waits for a report. While
 * the server is away the reports wait, and go out when it is back.
 */
public final class PrintReports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PrintReports.class);
    private static final int KEPT = 2_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private record Report(String ticket, @Nullable String failure) {}

    private final QueueServerClient server;
    private final LinkedBlockingDeque<Report> waiting = new LinkedBlockingDeque<>(KEPT);
    private final Thread worker;
    private volatile boolean closing;

    public PrintReports(QueueServerClient server) {
        this.server = server;
        worker = Thread.ofVirtual().name("print-reports").start(this::work);
    }

    /**
     * Puts a report in line.
     *
     * @param failure
     *            why no paper came out; null if it did
     */
    void report(String ticket, @Nullable String failure) {
        if (!waiting.offer(new Report(ticket, failure))) {
            LOG.error("{}: its print report is dropped, {} wait already", ticket, KEPT);
        }
    }

    /** Gives what is waiting two seconds to go out. */
    @Override
    public void close() {
        closing = true;
        try {
            if (waiting.isEmpty() || !worker.join(FAREWELL)) {
                worker.interrupt();
                worker.join(FAREWELL);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        waiting.forEach(report -> LOG.warn("{}: the server was never told that its slip {}", report.ticket(),
                report.failure() == null ? "came out" : "failed: " + report.failure()));
    }

    private void work() {
        try {
            while (!closing || !waiting.isEmpty()) {
                Report report = waiting.take();
                waiting.putFirst(report); // stays in line until it is told
                tell(report);
                waiting.remove(report);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Report report) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        boolean late = false;
        while (true) {
            ServerAnswer<Boolean> answer = server.reportPrinted(report.ticket(), report.failure());
            if (isLastWord(answer)) {
                conclude(answer, report, late);
                return;
            }
            if (!late) {
                LOG.warn("{}: print report not delivered, trying on", report.ticket());
            }
            late = true;
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** Asking again would bring the same; only a server that is away or in trouble is worth another try. */
    private static boolean isLastWord(ServerAnswer<Boolean> answer) {
        if (answer instanceof ServerAnswer.Refused<Boolean> refused) {
            return refused.status() < 500;
        }
        return answer instanceof ServerAnswer.Ok;
    }

    private static void conclude(ServerAnswer<Boolean> answer, Report report, boolean late) {
        if (answer instanceof ServerAnswer.Refused<Boolean> refused) {
            LOG.warn("{}: the server wants no print report: {} {}", report.ticket(), refused.status(), refused.title());
        } else if (late) {
            LOG.info("{}: print report delivered late", report.ticket());
        }
    }
}
