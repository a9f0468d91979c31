package id.bilik.hardware;

import java.util.List;
import java.util.function.Consumer;

/** The push-buttons of a panel. An adapter reports every closing of a contact; what to make of it is the listener's. */
public interface Buttons {

    /** The buttons that there are, in the order of the panel. */
    List<String> names();

    /**
     * Tells the listener the name of each button when it goes down. Called on the adapter's thread, which waits for the
     * listener: one press at a time.
     */
    void listen(Consumer<String> listener);
}
