package id.bilik.queueserver.server.journal.database;

import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the older entries through beside the work, so that a start doesn't take longer from year to year. */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);

    /** Gives whole ranges of entries, or throws where one is missing or altered. */
    @FunctionalInterface
    interface Pages {
        List<JournalEntry> read(String branch, long after, long upTo);
    }

    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param tail the newest entries of each branch that need no reading any more
     */
    Verification(Pages pages, Map<String, Long> lasts, long tail, Consumer<JournalDamaged> report) {
        thread = Thread.ofPlatform().daemon().name("journal-verification")
                .unstarted(() -> {
                    try {
                        lasts.forEach((branch, last) -> readThrough(pages, branch, 0, last - tail, () -> stopped));
                    } catch (JournalDamaged e) {
                        report.accept(e);
                    } catch (RuntimeException e) {
                        LOG.warn("The older entries of the journal were not read through this time: {}",
                                e.getMessage());
                    }
                });
    }

    void start() { thread.start(); }

    /** Waits for the page being read. */
    void stop() {
        stopped = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void readThrough(Pages pages, String branch, long after, long upTo, BooleanSupplier stopped) {
        for (long at = after; at < upTo && !stopped.getAsBoolean(); at += JournalTable.PAGE) {
            pages.read(branch, at, Math.min(upTo, at + JournalTable.PAGE));
        }
    }
}
