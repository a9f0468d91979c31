package id.bilik.kiosk.desk;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A print job while this process works on it; its fields are guarded by its lock. */
final class ActiveJob {

    final ReentrantLock lock = new ReentrantLock();
    private PrintJob job;
    /** Since when nobody has asked for it, or since when it is offered on the screen; uptime of the machine. */
    private @Nullable Duration idleSince;
    /** Whether an earlier run of the kiosk had it. */
    private final boolean recovered;
    /** Whether it was sent to the server, or may have been. */
    private boolean asked;

    ActiveJob(PrintJob job, boolean recovered) {
        this.job = job;
        this.recovered = recovered;
        this.asked = recovered;
    }

    PrintJob job() { return job; }

    void set(PrintJob next) { job = next; }

    boolean isRecovered() { return recovered; }

    boolean wasAsked() { return asked; }

    void asking() {
        asked = true;
        idleSince = null;
    }

    void idle(Duration uptime) { idleSince = uptime; }

    void idleOnce(Duration uptime) {
        if (idleSince == null) {
            idleSince = uptime;
        }
    }

    boolean isIdleFor(Duration time, Duration uptime) {
        Duration since = idleSince;
        return since != null && uptime.minus(since).compareTo(time) >= 0;
    }
}
