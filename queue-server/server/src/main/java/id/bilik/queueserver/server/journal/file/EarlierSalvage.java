package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.database.EarlierDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is left of a branch in the database of an earlier version.
 *
 * @param intact the entries that can be read
 * @param last the newest sequence that the database or its witness knows
 */
record EarlierSalvage(String branch, NavigableMap<Long, JournalEntry> intact, long last) {
    private static final int PAGE = 5_000;

    static List<EarlierSalvage> of(Path data) {
        Map<String, Long> lasts = new TreeMap<>(EarlierDatabase.witnessed(data));
        Map<String, NavigableMap<Long, JournalEntry>> intact = new TreeMap<>();
        try (EarlierDatabase database = EarlierDatabase.open(data)) {
            database.lasts().forEach((branch, last) -> lasts.merge(branch, last, Math::max));
            lasts.forEach((branch, last) -> {
                NavigableMap<Long, JournalEntry> found = new TreeMap<>();
                for (long at = 0; at < last; at += PAGE) {
                    read(database, branch, at, Math.min(last, at + PAGE), found);
                }
                intact.put(branch, found);
            });
        } catch (JournalDamaged unreadable) {
            // nothing of it is left but what its witness knows
        }
        return lasts.entrySet().stream().map(each -> new EarlierSalvage(each.getKey(),
                intact.getOrDefault(each.getKey(), new TreeMap<>()), each.getValue())).toList();
    }

    /** Halves a range that can't be read, down to the entry that is missing. */
    private static void read(EarlierDatabase database, String branch, long after, long upTo,
            NavigableMap<Long, JournalEntry> found) {
        try {
            database.read(branch, after, upTo).forEach(entry -> found.put(entry.sequence(), entry));
        } catch (JournalDamaged e) {
            if (upTo - after > 1) {
                long middle = (after + upTo) / 2;
                read(database, branch, after, middle, found);
                read(database, branch, middle, upTo, found);
            }
        }
    }

    List<Inspection.Range> missing() { return Inspection.missing(intact, 1, last); }

    /** All entries from 1 to the last, by some thousands at once, with a {@link LostEntry} for each that is missing. */
    void writeTo(FileJournal journal, LostEntry lost) {
        for (long at = 0; at < last; at += PAGE) {
            List<JournalEntry> batch = new ArrayList<>();
            for (long sequence = at + 1; sequence <= Math.min(last, at + PAGE); sequence++) {
                batch.add(lost.orIntact(sequence, intact));
            }
            journal.append(branch, batch);
        }
    }
}
