package id.bilik.hardware.simulated;

import id.bilik.hardware.Buttons;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Buttons that are pressed by a call. The caller's thread is the adapter's: it returns when the listeners are done. */
public final class SimulatedButtons implements Buttons {

    private final List<String> names;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private final List<Consumer<String>> heldListeners = new CopyOnWriteArrayList<>();

    public SimulatedButtons(List<String> names) { this.names = List.copyOf(names); }

    @Override
    public List<String> names() { return names; }

    @Override
    public List<String> stuck() { return List.of(); }

    @Override
    public void listen(Consumer<String> listener) { listeners.add(listener); }

    @Override
    public void listenHeld(Consumer<String> listener) { heldListeners.add(listener); }

    /** Presses a button, and does not let it go soon. */
    public void hold(String name) {
        press(name);
        heldListeners.forEach(listener -> listener.accept(name));
    }

    /**
     * Presses a button, on or off the panel: what a name means is for the listeners to say.
     */
    public void press(String name) { listeners.forEach(listener -> listener.accept(name)); }
}
