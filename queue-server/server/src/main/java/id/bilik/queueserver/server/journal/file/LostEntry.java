package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;

/**
 * What stands in place of an entry that can't be read; see {@code Event.EntryLost}. Its time is that of the next entry
 * that is left: the latest at which the lost one may have been written.
 *
 * @param atLatest where no entry is left behind it, in whole microseconds
 */
record LostEntry(Instant atLatest) {
    private static final String TYPE = "EntryLost";
    private static final String DATA = "{\"why\":\"it could not be read when the journal was repaired\"}";

    JournalEntry orIntact(long sequence, NavigableMap<Long, JournalEntry> intact) {
        Map.Entry<Long, JournalEntry> next = intact.ceilingEntry(sequence);
        if (next != null && next.getKey() == sequence) {
            return next.getValue();
        }
        return new JournalEntry(sequence, next == null ? atLatest : next.getValue().at(), TYPE, DATA, null);
    }
}
