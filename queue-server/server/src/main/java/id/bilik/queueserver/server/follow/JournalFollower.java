package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads the journal of a branch forward from a cursor into a reading. Whatever is known of a branch beyond its state
 * (forecasts, histories, explanations) is such a reading. Not for several threads at once.
 */
public final class JournalFollower {
    /** Entries that are in memory at once. */
    private static final int PAGE = 5_000;

    /** What becomes of the events; it sees each once and in order. */
    public interface Reading {
        void accept(RecordedEvent event);
    }

    private final Journal journal;
    private final String branch;
    private final Reading reading;
    private long cursor;

    /** @param after sequence of the last event that is not to be read; 0 to read from the beginning */
    public JournalFollower(Journal journal, String branch, long after, Reading reading) {
        this.journal = journal;
        this.branch = branch;
        this.cursor = after;
        this.reading = reading;
    }

    /**
     * Begins behind every event that happened before a time. Times run forward from one correction of the branch's clock
     * to the next: what is sought behind the last one is not looked for before it.
     *
     * @param corrected sequence of the last correction, 0 for none
     */
    public static JournalFollower from(Instant time, Journal journal, String branch, long corrected, Reading reading) {
        long last = journal.last(branch);
        boolean sinceThen = corrected == 0 || !time.isBefore(journal.read(branch, corrected - 1, 1).getFirst().at());
        return new JournalFollower(journal, branch, sinceThen
                ? countBefore(time, journal, branch, corrected, last + 1)
                : countBefore(time, journal, branch, 0, corrected), reading);
    }

    /** Sequence of the last event that was read. */
    public long cursor() { return cursor; }

    /**
     * Reads everything that has come since.
     *
     * @throws JournalDamaged one of the events cannot be read; those before it have been
     */
    public void follow() { followWhile(entry -> true); }

    /**
     * Reads what has come since, as long as the entries are wanted; the first that is not wanted is the next one to be
     * read.
     *
     * @return whether there is such an entry
     */
    public boolean followWhile(Predicate<JournalEntry> wanted) {
        while (true) {
            List<JournalEntry> page = journal.read(branch, cursor, PAGE);
            for (JournalEntry entry : page) {
                if (!wanted.test(entry)) {
                    return true;
                }
                reading.accept(EventCodec.decode(entry));
                cursor = entry.sequence();
            }
            if (page.size() < PAGE) {
                return false;
            }
        }
    }

    /** How many events came before a time; times run forward between both, so it is found by halving. */
    private static long countBefore(Instant time, Journal journal, String branch, long from, long to) {
        long before = from;
        long beyond = to;
        while (beyond - before > 1) {
            long middle = (before + beyond) >>> 1;
            if (journal.read(branch, middle - 1, 1).getFirst().at().isBefore(time)) {
                before = middle;
            } else {
                beyond = middle;
            }
        }
        return before;
    }
}
