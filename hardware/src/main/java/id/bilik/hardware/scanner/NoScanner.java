package id.bilik.hardware.scanner;

import id.bilik.hardware.Scanner;
import java.util.function.Consumer;

/** A kiosk without a scanner. */
public final class NoScanner implements Scanner {

    @Override
    public State state() { return State.NONE; }

    @Override
    public void listen(Consumer<String> listener) {
        // nothing will ever be read
    }
}
