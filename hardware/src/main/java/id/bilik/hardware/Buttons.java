package id.bilik.hardware;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The push-buttons of a panel. An adapter reports each press once, whatever the contact does in between. */
public interface Buttons {

    /** The buttons that there are, in the order of the panel. */
    List<String> names();

    /**
     * Those that are held down for longer than anybody presses: stuck, or leaned on. They mean nothing until they are
     * released.
     */
    List<String> stuck();

    /**
     * Tells the listener the name of each button when it goes down. Called on the adapter's thread, which waits for the
     * listener: one press at a time.
     */
    void listen(Consumer<String> listener);

    /**
     * Tells the listener the name of each button that is still down a second and a half after it was pressed, which
     * {@link #listen} was told of before. Called on the same thread.
     */
    void listenHeld(Consumer<String> listener);

    /** Why they can't be used just now, in plain English; empty where they can, or where there are none. */
    default Optional<String> findTrouble() {
        return Optional.empty();
    }
}
