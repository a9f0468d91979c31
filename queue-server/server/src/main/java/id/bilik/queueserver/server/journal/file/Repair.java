package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the journal of a branch whole again: every entry that can't be read is replaced by one that says so, at the
 * latest time at which it may have been written. The state that follows from it gives none of the numbers that the lost
 * entry may have given. Damaged files are kept in the folder {@code damaged}; what can be read of them is taken.
 */
final class Repair {
    private static final String DAMAGED = "damaged";
    /** No ticket takes a shorter line, so a file of the usual length holds no more of them. */
    private static final long SHORTEST_TICKET = 200;

    private final Layout layout;
    private final Instant now;

    Repair(Layout layout, Instant now) {
        this.layout = layout;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Replaces what an inspection found missing. */
    void run(Inspection found) throws IOException {
        List<Inspection.Stretch> stretches = new ArrayList<>(found.stretches());
        if (found.endIsMissing()) {
            stretches.add(new Inspection.Stretch(null, found.last() + 1, found.last() + assumedAtTheEnd(), List.of()));
        }
        // from the end: a lost entry is dated by the next one that is left
        Instant next = now;
        for (Inspection.Stretch stretch : stretches.reversed()) {
            NavigableMap<Long, JournalEntry> intact = stretch.file() == null
                    ? new TreeMap<>()
                    : Salvage.entries(stretch.file(), layout.branch());
            if (stretch.file() == null || !stretch.missing().isEmpty()) {
                replace(stretch, intact, next);
            }
            if (!intact.isEmpty()) {
                next = intact.firstEntry().getValue().at();
            }
        }
        layout.disk().forceFolder(layout.folder());
    }

    /** Entries that a missing newest file may have held: more than any file holds, so that no number comes twice. */
    static long assumedAtTheEnd() {
        return BranchFiles.SEGMENT_BYTES / SHORTEST_TICKET;
    }

    private void replace(Inspection.Stretch stretch, NavigableMap<Long, JournalEntry> intact, Instant next)
            throws IOException {
        Path file = Names.of(layout.folder(), stretch.first(), Names.SEGMENT);
        Path unfinished = Archiver.unfinished(file);
        LostEntry lost = new LostEntry(next);
        try (FileChannel channel = layout.disk().open(unfinished, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (long sequence = stretch.first(); sequence <= stretch.last(); sequence++) {
                byte[] line = Line.of(layout.branch(), List.of(lost.orIntact(sequence, intact)), 0, new ArrayList<>());
                for (ByteBuffer left = ByteBuffer.wrap(line); left.hasRemaining();) {
                    channel.write(left);
                }
            }
            channel.force(true);
        }
        putAside(stretch.first());
        layout.disk().move(unfinished, file);
    }

    /** The damaged file and its index are kept for whoever wants to look at them. */
    private void putAside(long first) throws IOException {
        Path damaged = Files.createDirectories(layout.folder().resolve(DAMAGED));
        for (String kind : Set.of(Names.SEGMENT, Names.ARCHIVE, Names.INDEX)) {
            Path file = Names.of(layout.folder(), first, kind);
            if (Files.exists(file)) {
                Files.copy(file, damaged.resolve(now.toEpochMilli() + "-" + file.getFileName()));
                layout.disk().delete(file);
            }
        }
    }
}
