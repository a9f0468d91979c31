package id.bilik.process.configuration;

import java.io.IOException;

/** Ends this process when the one that started it is gone: its standard input ends then, whatever the parent died of. */
public final class ParentWatch {
    private ParentWatch() {}

    /** Watches from now on, beside everything else. */
    public static void start() {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // what the parent says does not matter, only that it lives
                }
            } catch (IOException gone) {
                // the same as the end of the input
            }
            System.exit(0);
        });
    }
}
