package id.bilik.kiosk.technician;

import id.bilik.hardware.Buttons;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    ActionResult run() throws InterruptedException {
        List<String> all = buttons.names();
        if (all.isEmpty()) {
            return ActionResult.failed("no-buttons", Map.of(), "there is no button");
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
        if (missing.isEmpty()) {
            String names = String.join(", ", all);
            return ActionResult.done("pressed", Map.of("buttons", names), "each of " + names + " was pressed");
        }
        String names = String.join(", ", missing);
        String seconds = String.valueOf(time.toSeconds());
        return ActionResult.failed("not-pressed", Map.of("buttons", names, "seconds", seconds),
                "not pressed within " + seconds + " s: " + names);
    }
}
