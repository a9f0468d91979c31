package id.bilik.hardware;

import java.util.Optional;
import java.util.function.Consumer;

/** A reader of bar codes and QR symbols. */
public interface Scanner {

    /** How it is just now. */
    enum State {
        /** There is none. */
        NONE,
        /** Reads. */
        READY,
        /** Configured, and not to be found just now. */
        AWAY
    }

    /** How it is just now. */
    State state();

    /**
     * Tells the listener each text that was read, without the end of its line: 1-1,000 characters, none of them a control
     * character. Called on the adapter's thread, which waits for the listener.
     */
    void listen(Consumer<String> listener);

    /** Why it can't be used just now, in plain English; empty where it can, or where there is none. */
    default Optional<String> findTrouble() {
        return Optional.empty();
    }
}
