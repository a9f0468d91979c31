package id.bilik.hardware.simulated;

import id.bilik.hardware.Scanner;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A scanner that reads what a call says. The caller's thread is the adapter's: it returns when the listeners are done. */
public final class SimulatedScanner implements Scanner {

    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public State state() { return State.READY; }

    @Override
    public void listen(Consumer<String> listener) { listeners.add(listener); }

    /** Reads that text. */
    public void scan(String text) { listeners.forEach(listener -> listener.accept(text)); }
}
