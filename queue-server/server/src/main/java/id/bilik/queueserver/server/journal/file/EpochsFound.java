package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which epochs a journal knows of, however damaged it is: the next one must be none of them. */
public final class EpochsFound {
    private static final Logger LOG = LoggerFactory.getLogger(EpochsFound.class);

    private EpochsFound() {}

    /** The largest number of an epoch in the journal of a data folder; 0 for none, or none that can be read. */
    public static int newest(Path data) throws IOException {
        Path root = FileJournal.folder(data);
        if (!Files.isDirectory(root)) {
            return 0;
        }
        int newest = 0;
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                newest = Math.max(newest, newest(new Layout(Disk.REAL, folder, Names.branch(folder))));
            }
        }
        return newest;
    }

    private static int newest(Layout layout) throws IOException {
        SortedMap<Long, Path> files = new TreeMap<>(layout.list(Names.SEGMENT));
        files.putAll(layout.list(Names.ARCHIVE));
        int newest = 0;
        for (Path file : files.values()) {
            for (JournalEntry entry : Salvage.entries(file, layout.branch()).values()) {
                if (entry.type().equals(Event.EpochBegan.class.getSimpleName())) {
                    newest = Math.max(newest, number(entry));
                }
            }
        }
        return newest;
    }

    private static int number(JournalEntry entry) {
        try {
            return EventCodec.decode(entry).event() instanceof Event.EpochBegan began ? began.number() : 0;
        } catch (JournalDamaged unreadable) {
            LOG.warn("an epoch can't be read: {}", unreadable.getMessage());
            return 0;
        }
    }
}
