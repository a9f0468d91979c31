package id.bilik.kiosk.technician;

import id.bilik.hardware.Buttons;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A technician goes through the buttons: while it lasts, a press lights the button's lamp and asks for no ticket.
 */
public final class ButtonCheck {
    private final Buttons buttons;
    private final HeldLamps lamps;
    private final Duration time;
    private final LinkedBlockingQueue<String> presses = new LinkedBlockingQueue<>();
    private volatile boolean running;

    /** @param time that there is for all buttons together */
    public ButtonCheck(Buttons buttons, HeldLamps lamps, Duration time) {
        this.buttons = buttons;
        this.lamps = lamps;
        this.time = time;
    }

    /** Takes a press for itself; false where no check is going on, and the press means what it always does. */
    public boolean takes(String button) {
        return running && presses.offer(button);
    }

    public boolean isRunning() { return running; }

    /** Waits until each button was pressed, or the time is over. */
    Actions.Result run() throws InterruptedException {
        List<String> all = buttons.names();
        if (all.isEmpty()) {
            return new Actions.Result(false, "there is no button");
        }
        Set<String> missing = new LinkedHashSet<>(all);
        presses.clear();
        lamps.hold();
        running = true;
        try {
            long end = System.nanoTime() + time.toNanos();
            while (!missing.isEmpty()) {
                String pressed = presses.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (pressed == null) {
                    break;
                }
                lamps.show("button-" + pressed, true);
                missing.remove(pressed);
            }
        } finally {
            running = false;
            lamps.release();
        }
        return missing.isEmpty()
                ? new Actions.Result(true, "each of " + String.join(", ", all) + " was pressed")
                : new Actions.Result(false, "not pressed within " + time.toSeconds() + " s: "
                        + String.join(", ", missing));
    }
}
