package id.bilik.hardware.scanner;

import id.bilik.hardware.Pauses;
import id.bilik.hardware.Scanner;
import id.bilik.hardware.transport.Connection;
import id.bilik.hardware.transport.SerialTransport;
import id.bilik.hardware.transport.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scanner with a device file. One thread reads it, and looks for it again, ever more seldom, when it is not there: a
 * kiosk starts without its scanner and takes it when it comes.
 */
public final class DeviceScanner implements Scanner, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceScanner.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    /** No scanner pauses as long inside a text: at 1,200 baud a character takes 8 ms. */
    private static final Duration SILENCE = Duration.ofMillis(300);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(10);

    private final Transport way;
    private final ScanReader reader;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final Thread worker;
    private volatile boolean connected;
    /** Until a line has been read for {@link #STEADY}; empty for none. */
    private volatile String trouble = "";
    private volatile boolean closed;

    private DeviceScanner(Transport way, ScanReader reader) {
        this.way = way;
        this.reader = reader;
        this.worker = Thread.ofPlatform().daemon().name("scanner").start(this::work);
    }

    /** A scanner on a serial line. */
    public static DeviceScanner serial(SerialTransport line) {
        return new DeviceScanner(line, new SerialLines());
    }

    /**
     * A scanner that types.
     *
     * @param device
     *            its file of events; best one of {@code /dev/input/by-id}, whose name stays
     */
    public static DeviceScanner keyboard(Path device) {
        return new DeviceScanner(new KeyboardTransport(device), new KeyboardEvents());
    }

    @Override
    public State state() { return connected ? State.READY : State.AWAY; }

    @Override
    public Optional<String> findTrouble() { return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble); }

    @Override
    public void listen(Consumer<String> listener) { listeners.add(listener); }

    @Override
    public void close() {
        closed = true;
        worker.interrupt();
    }

    private void work() {
        Pauses pauses = new Pauses(FIRST_PAUSE, LONGEST_PAUSE);
        try {
            while (!closed) {
                long since = System.nanoTime();
                try (Connection line = way.connect(TO_CONNECT)) {
                    read(line, since);
                } catch (IOException away) {
                    complain(String.valueOf(away.getMessage()));
                } finally {
                    connected = false;
                    reader.reset();
                }
                if (held(since)) {
                    pauses.reset();
                }
                Thread.sleep(pauses.next());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once, not at every look. */
    private void complain(String why) {
        if (!closed && !why.equals(trouble)) {
            LOG.warn("scanner: {}", why);
            trouble = why;
        }
    }

    /** Some devices can be opened and not read, or for a moment only: they are no better than those that are away. */
    private static boolean held(long since) {
        return System.nanoTime() - since >= STEADY.toNanos();
    }

    private void read(Connection line, long since) throws IOException {
        byte[] bytes = new byte[480];
        while (!closed) {
            int count = line.read(bytes, SILENCE);
            reached(since);
            for (int i = 0; i < count; i++) {
                reader.take(bytes[i]).ifPresent(this::tell);
            }
            if (count == 0) {
                reader.silence().ifPresent(this::tell);
            }
        }
    }

    private void reached(long since) {
        if (!connected) {
            connected = true;
            if (trouble.isEmpty()) {
                LOG.info("scanner: {} is there", way);
            }
        } else if (!trouble.isEmpty() && held(since)) {
            trouble = "";
            LOG.info("scanner: {} is there again", way);
        }
    }

    private void tell(String text) {
        for (Consumer<String> listener : listeners) {
            try {
                listener.accept(text);
            } catch (RuntimeException bug) {
                LOG.error("what was scanned could not be dealt with", bug);
            }
        }
    }
}
