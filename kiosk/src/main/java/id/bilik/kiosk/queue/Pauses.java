package id.bilik.kiosk.queue;

import java.time.Duration;

/**
 * How long to wait before what did not answer is tried again: twice as long each time. Of one thread. Hardware has the same
 * for devices: it knows no other module, and the client of the server knows no device.
 */
public final class Pauses {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    /** Pauses of that range; {@code first} alone where it is not the shorter one. */
    public Pauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The pause that is due now. */
    public Duration next() {
        Duration due = next;
        Duration twice = due.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest.compareTo(due) > 0 ? longest : due;
        return due;
    }

    /** There was an answer: the next pause is the first again. */
    public void reset() { next = first; }
}
