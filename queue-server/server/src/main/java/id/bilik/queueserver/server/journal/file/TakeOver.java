package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.database.EarlierDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the journal of an earlier version over into files, once. They are written under another name; then the database
 * is renamed, then they. Whatever a kill interrupts, the next start goes on from there.
 */
final class TakeOver {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
    private static final int PAGE = 5_000;
    /** Ends the names of the earlier version's files once their journal was taken over. */
    static final String TAKEN = ".taken-over";

    private final Path data;
    private final Disk disk;
    private final long segmentBytes;

    TakeOver(Path data, Disk disk, long segmentBytes) {
        this.data = data;
        this.disk = disk;
        this.segmentBytes = segmentBytes;
    }

    /** A journal that a take-over is writing. */
    static Path unfinished(Path root) {
        return root.resolveSibling(root.getFileName() + Names.UNFINISHED);
    }

    /**
     * Does nothing where there is nothing to take over.
     *
     * @throws JournalDamaged the database lacks entries that were durable, or can't be read
     */
    void run() throws IOException {
        Path root = FileJournal.folder(data);
        if (Files.exists(root)) {
            return;
        }
        Path unfinished = unfinished(root);
        if (EarlierDatabase.isIn(data)) {
            remove(unfinished);
            copy(unfinished);
            putAway();
        }
        if (Files.exists(unfinished)) {
            disk.move(unfinished, root);
            disk.forceFolder(data);
        }
    }

    private void copy(Path to) throws IOException {
        long began = System.nanoTime();
        Map<String, Long> witnessed = EarlierDatabase.witnessed(data);
        try (EarlierDatabase earlier = EarlierDatabase.open(data);
                FileJournal journal = FileJournal.openAt(to, disk, segmentBytes)) {
            Map<String, Long> lasts = earlier.lasts();
            for (Map.Entry<String, Long> each : witnessed.entrySet()) {
                long last = lasts.getOrDefault(each.getKey(), 0L);
                if (last < each.getValue()) {
                    throw new JournalDamaged("The journal of an earlier version in " + data + " has lost "
                            + new Inspection.Range(last + 1, each.getValue()) + " of branch " + each.getKey()
                            + ". Nothing was"
                            + " changed. Start the queue-server with `repair`: it takes over what is there, and gives"
                            + " no number twice.", null);
                }
            }
            lasts.forEach((branch, last) -> {
                for (long at = 0; at < last; at += PAGE) {
                    journal.append(branch, earlier.read(branch, at, Math.min(last, at + PAGE)));
                }
            });
            LOG.info("The journal of an earlier version was taken over from {} after {} ms: {}", data,
                    (System.nanoTime()
                            - began) / 1_000_000,
                    lasts);
        }
    }

    /** The database keeps its content under another name, so that nothing takes it for the journal any more. */
    void putAway() throws IOException {
        for (String name : EarlierDatabase.FILES) {
            Path file = data.resolve(name);
            if (Files.exists(file)) {
                disk.move(file, file.resolveSibling(name + TAKEN));
            }
        }
        disk.forceFolder(data);
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
