package id.bilik.kiosk.technician;

import id.bilik.hardware.PrinterStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many slips the roll has given. Kept in a file that is written every ten slips and at the end: some fifty small
 * writes a day, and after a power cut the estimate is off by nine slips at most.
 */
public final class PaperCount {
    private static final Logger LOG = LoggerFactory.getLogger(PaperCount.class);
    private static final int WRITE_EVERY = 10;

    private final Path file;
    private final int perRoll;
    private int printed;
    private int unwritten;
    private boolean out;

    /**
     * Goes on from the file, or begins with a new roll.
     *
     * @param perRoll slips that a roll gives, 1 or more
     */
    public PaperCount(Path file, int perRoll) {
        this.file = file;
        this.perRoll = perRoll;
        this.printed = read(file);
    }

    /** Slips since the last roll was put in. */
    public synchronized int printed() { return printed; }

    public int perRoll() { return perRoll; }

    /** An estimate: 0 where the roll has given more than was expected. */
    public synchronized int left() {
        return Math.max(0, perRoll - printed);
    }

    synchronized void count() {
        printed++;
        unwritten++;
        if (unwritten >= WRITE_EVERY) {
            write();
        }
    }

    /** Somebody put a new roll in; how many slips the one before gave. */
    synchronized int newRoll() {
        int gave = printed;
        printed = 0;
        write();
        return gave;
    }

    /**
     * What the printer says just now. Paper that is there again after it was out is a new roll, where the old one had given
     * half of what a roll gives; sooner, somebody took a roll out and put it back.
     */
    synchronized void saw(PrinterStatus status) {
        switch (status) {
            case PAPER_OUT -> out = true;
            case READY -> {
                if (out && printed >= perRoll / 2) {
                    LOG.info("a new roll; the one before gave {} slips", newRoll());
                }
                out = false;
            }
            default -> {
                // says nothing of a whole roll
            }
        }
    }

    /** Writes what is not written yet. */
    public synchronized void keep() {
        if (unwritten > 0) {
            write();
        }
    }

    private void write() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, printed + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            unwritten = 0;
        } catch (IOException unwritable) {
            LOG.warn("the count of slips can't be kept in {}: {}", file, unwritable.toString());
        }
    }

    private static int read(Path file) {
        try {
            return Files.exists(file) ? Math.max(0, Integer.parseInt(Files.readString(file).strip())) : 0;
        } catch (IOException | NumberFormatException unreadable) {
            LOG.warn("the count of slips in {} can't be read; counting from a new roll", file);
            return 0;
        }
    }
}
