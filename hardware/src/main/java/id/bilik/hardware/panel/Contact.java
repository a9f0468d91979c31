package id.bilik.hardware.panel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contact does, made into what a finger did: a press counts once the contact has been closed without a break for a
 * moment, and the next one only after it was open for as long. Knows no clock: the time comes with each call.
 */
final class Contact {

    /** What a finger did. */
    enum Signal {
        PRESSED, HELD, STUCK, RELEASED
    }

    private final Duration settle;
    private final Duration heldAfter;
    private final Duration stuckAfter;
    private boolean closed;
    private Instant since = Instant.MIN;
    private boolean pressed;
    private boolean held;
    private boolean stuck;
    private @Nullable Instant pressedAt;

    /**
     * A contact that is open.
     *
     * @param settle
     *            how long it must stand still to be believed; contacts bounce for 1-10 ms
     * @param heldAfter
     *            how long a press lasts at least to be a long one
     * @param stuckAfter
     *            how long a press lasts at most; longer is no press
     */
    Contact(Duration settle, Duration heldAfter, Duration stuckAfter) {
        this.settle = settle;
        this.heldAfter = heldAfter;
        this.stuckAfter = stuckAfter;
    }

    /** How the contact stands when the panel starts: one that is closed already is no finger, and perhaps stuck. */
    void start(boolean isClosed, Instant now) {
        closed = isClosed;
        pressed = isClosed;
        held = isClosed;
        since = now;
        pressedAt = isClosed ? now : null;
    }

    /** The contact closed or opened; said twice, it counts once. */
    void edge(boolean isClosed, Instant now) {
        if (isClosed != closed) {
            closed = isClosed;
            since = now;
        }
    }

    /** What has come of it by now; at most one thing a call, so call until it is empty. */
    Optional<Signal> pass(Instant now) {
        if (closed != pressed && !now.isBefore(since.plus(settle))) {
            pressed = closed;
            held = false;
            stuck = false;
            pressedAt = closed ? since : null;
            return Optional.of(closed ? Signal.PRESSED : Signal.RELEASED);
        }
        Instant start = pressedAt;
        if (pressed && !held && start != null && !now.isBefore(start.plus(heldAfter))) {
            held = true;
            return Optional.of(Signal.HELD);
        }
        if (pressed && !stuck && start != null && !now.isBefore(start.plus(stuckAfter))) {
            stuck = true;
            return Optional.of(Signal.STUCK);
        }
        return Optional.empty();
    }

    /** When {@link #pass} will have something to say, if nothing moves until then. */
    Optional<Instant> nextDeadline() {
        Instant start = pressedAt;
        if (closed != pressed) {
            return Optional.of(since.plus(settle));
        }
        return pressed && !stuck && start != null
                ? Optional.of(start.plus(held ? stuckAfter : heldAfter))
                : Optional.empty();
    }

    boolean isStuck() { return stuck; }
}
