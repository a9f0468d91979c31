package id.bilik.queueserver.server.papers;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has papers drawn anew, each in a process of its own that ends with it. A file that a stranger made to overwhelm a reader of
 * pictures then takes that process alone, and the branch goes on. The file goes through a pipe, so it is never on the disk unsealed.
 */
public final class PagePress {
    private static final Logger LOG = LoggerFactory.getLogger(PagePress.class);
    /** A page of a slow machine takes a second; ten of them and the start of a JVM stay well below. */
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int MOST_BYTES_OF_PAGE = 16 * 1024 * 1024;

    /** One at a time: memory is meant for one. */
    private final Semaphore free = new Semaphore(1, true);

    /** The file that was sent can't be drawn. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable() { super("The file is no picture or PDF that can be read."); }
    }

    /** Others are drawn at this moment; it can be tried again. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        Busy() { super("Other papers are being read."); }
    }

    /**
     * The pages of a paper as JPEG, one to ten.
     *
     * @throws Unusable it can't be drawn within the memory and time that it may take
     * @throws Busy     no process was free for it
     * @throws IOException no process can be started
     */
    public List<byte[]> draw(byte[] file) throws Unusable, Busy, IOException, InterruptedException {
        if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Busy();
        }
        try {
            return drawApart(file);
        } finally {
            free.release();
        }
    }

    private static List<byte[]> drawApart(byte[] file) throws Unusable, IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true", "-cp",
                System.getProperty("java.class.path"), PageDrawing.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Thread limit = Thread.ofVirtual().start(() -> endLate(process));
        Thread feeder = Thread.ofVirtual().start(() -> feed(process, file));
        try (DataInputStream pages = new DataInputStream(process.getInputStream())) {
            int count = pages.readInt();
            if (count < 1 || count > PageDrawing.MOST_PAGES) {
                throw new Unusable();
            }
            List<byte[]> drawn = new ArrayList<>();
            while (drawn.size() < count) {
                int length = pages.readInt();
                if (length < 1 || length > MOST_BYTES_OF_PAGE) {
                    throw new Unusable();
                }
                byte[] page = pages.readNBytes(length);
                if (page.length < length) {
                    throw new Unusable();
                }
                drawn.add(page);
            }
            return drawn;
        } catch (IOException ended) {
            LOG.info("a paper could not be drawn");
            throw new Unusable();
        } finally {
            process.destroyForcibly();
            limit.interrupt();
            feeder.interrupt();
        }
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException drawn) {
            Thread.currentThread().interrupt();
        }
    }

    private static void feed(Process process, byte[] file) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(file);
        } catch (IOException ended) {
            LOG.debug("the process that draws ended before it had read all");
        }
    }
}
