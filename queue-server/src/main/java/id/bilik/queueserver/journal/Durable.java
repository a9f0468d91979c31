package id.bilik.queueserver.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * By branch, the newest sequence that was ever known to be durable. The database may never hold less. Where the database
 * is a file, a {@link Watermark} beside it remembers that over restarts.
 */
final class Durable implements AutoCloseable {
    private final Database database;
    private final boolean known;
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private @Nullable Watermark watermark;

    /** As the watermark tells. */
    Durable(Database database) {
        this.database = database;
        Path file = database.file();
        known = file == null || Files.exists(Watermark.beside(file));
        if (file != null) {
            sequences.putAll(Watermark.read(Watermark.beside(file)));
        }
    }

    /** Whether the database was made before this start, so that it must be there. */
    boolean isKnown() { return known; }

    /** Zero for a branch of which nothing is known. */
    long of(String branch) {
        return sequences.getOrDefault(branch, 0L);
    }

    /**
     * Holds what the database has against what it had.
     *
     * @param lasts the newest sequence there, by branch
     * @throws JournalDamaged when it has less
     */
    void check(Map<String, Long> lasts) {
        for (Map.Entry<String, Long> each : sequences.entrySet()) {
            if (lasts.getOrDefault(each.getKey(), 0L) < each.getValue()) {
                throw Failures.damaged(database, "it is older than it was: branch " + each.getKey()
                        + " has lost its newest entries, up to " + each.getValue(), null);
            }
        }
    }

    /** Begins a new watermark with what the database has now. */
    void renew(Map<String, Long> lasts) throws IOException {
        Path file = database.file();
        if (file != null) {
            watermark = Watermark.write(Watermark.beside(file), lasts);
        }
    }

    void note(String branch, long sequence) {
        sequences.put(branch, sequence);
        if (watermark != null) {
            watermark.note(branch, sequence);
        }
    }

    @Override
    public void close() {
        if (watermark != null) {
            watermark.close();
        }
    }
}
