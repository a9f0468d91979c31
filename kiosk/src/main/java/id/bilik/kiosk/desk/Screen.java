package id.bilik.kiosk.desk;

import id.bilik.hardware.PrinterStatus;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The latest view for the page: one slot, no queues. Each reader takes the newest when it is ready for it, so a reader
 * that stops reading holds up nobody and misses only what is out of date.
 */
public final class Screen {

    private ScreenView view = new ScreenView(1, false, false, 0, PrinterStatus.UNKNOWN, false, null,
            Standby.NONE, MenuPresses.NONE, null, null, null, ServiceWaits.NONE);
    private boolean closed;

    /** The view just now. */
    public synchronized ScreenView view() { return view; }

    /** Changes the view; if nothing changed, nobody is woken. */
    synchronized void update(UnaryOperator<ScreenView> change) {
        ScreenView next = change.apply(view);
        if (!next.equals(view)) {
            view = next.withSequence(view.sequence() + 1);
            notifyAll();
        }
    }

    /** Shows the code by which a technician pairs this kiosk; null shows none. */
    public void showPairing(@Nullable String code) {
        update(view -> view.withPairing(code));
    }

    /** Waits until the view is newer than {@code seen}, the time is up or the screen is closed; gives the view then. */
    public synchronized ScreenView awaitNewer(long seen, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long left = atMost.toMillis();
        while (!closed && view.sequence() <= seen && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return view;
    }

    /** Whether {@link #close} was called. */
    public synchronized boolean isClosed() { return closed; }

    /** Sends all readers home. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
