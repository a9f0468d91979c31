package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether something has ever happened in a branch. The journal is read as far as it takes, and each entry once. */
public final class FirstEvents {
    private static final int PAGE = 5_000;

    private final Journal journal;
    private final String branch;
    private final Set<String> seen = new HashSet<>();
    private long cursor;

    public FirstEvents(Journal journal, String branch) {
        this.journal = journal;
        this.branch = branch;
    }

    public synchronized boolean has(Class<? extends Event> kind) {
        while (!seen.contains(kind.getSimpleName())) {
            List<JournalEntry> page = journal.read(branch, cursor, PAGE);
            for (JournalEntry entry : page) {
                seen.add(entry.type());
                cursor = entry.sequence();
            }
            if (page.size() < PAGE) {
                return seen.contains(kind.getSimpleName());
            }
        }
        return true;
    }
}
