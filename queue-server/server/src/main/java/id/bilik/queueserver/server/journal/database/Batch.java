package id.bilik.queueserver.server.journal.database;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.util.List;

/** Entries of one branch that are written whole or not at all. */
record Batch(String branch, List<JournalEntry> entries) {
    Batch {
        entries = List.copyOf(entries);
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).sequence() != entries.get(i - 1).sequence() + 1) {
                throw new IllegalArgumentException("Entry " + entries.get(i - 1).sequence() + " of branch " + branch
                        + " can't be followed by entry " + entries.get(i).sequence());
            }
        }
    }

    long first() { return entries.getFirst().sequence(); }

    long last() { return entries.getLast().sequence(); }
}
