package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether something has ever happened in a branch. The journal is read as far as it takes, and each entry once. */
public final class FirstEvents {
    private final SoundEntries entries;
    private final Set<String> seen = new HashSet<>();
    private long cursor;

    public FirstEvents(Journal journal, String branch) { this.entries = new SoundEntries(journal, branch); }

    public synchronized boolean has(Class<? extends Event> kind) {
        while (!seen.contains(kind.getSimpleName())) {
            List<JournalEntry> page = entries.after(cursor);
            if (page.isEmpty()) {
                return false;
            }
            for (JournalEntry entry : page) {
                seen.add(entry.type());
                cursor = entry.sequence();
            }
        }
        return true;
    }
}
