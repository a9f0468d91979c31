package id.bilik.testsupport.devices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A serial line with a TCP server at its other end, made by socat. When the server hangs up, the line is gone, as an
 * adapter that is unplugged; a moment later it is back.
 */
public final class Pty implements AutoCloseable {

    private final Path path;
    private final int port;
    private volatile boolean closed;
    private volatile Process socat;

    public Pty(Path folder, int port) throws IOException {
        this.path = folder.resolve("tty");
        this.port = port;
        this.socat = start();
        Thread.ofVirtual().name("pty").start(this::keep);
    }

    /** Whether socat is on this machine. */
    public static boolean isPossible() {
        try {
            return new ProcessBuilder("socat", "-V").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public Path path() { return path; }

    /** Whether the line is there just now. */
    public boolean exists() { return Files.exists(path); }

    private Process start() throws IOException {
        Files.deleteIfExists(path);
        return new ProcessBuilder("socat", "pty,raw,echo=0,link=" + path, "tcp:127.0.0.1:" + port)
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private void keep() {
        try {
            while (!closed) {
                if (socat.waitFor(5, TimeUnit.MILLISECONDS) && !closed) {
                    socat = start();
                }
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        } finally {
            socat.destroy();
        }
    }

    @Override
    public void close() {
        closed = true;
        socat.destroy();
        try {
            // it takes its link away itself, and must not do so while somebody else clears the folder
            if (!socat.waitFor(5, TimeUnit.SECONDS)) {
                socat.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
