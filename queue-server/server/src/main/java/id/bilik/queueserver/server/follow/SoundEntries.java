package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a branch's journal for whoever can do without what is damaged: entries that can't be read are passed over. They
 * are old ones, since a branch starts behind its newest snapshot; technicians are told of them elsewhere.
 */
record SoundEntries(Journal journal, String branch) {
    private static final Logger LOG = LoggerFactory.getLogger(SoundEntries.class);
    private static final int PAGE = 5_000;
    /** How many sound entries may be passed over in front of damage and behind it. */
    private static final int STRIDE = 100;

    /** The next entries after a sequence that can be read, ascending; none at the journal's end. */
    List<JournalEntry> after(long sequence) {
        try {
            return journal.read(branch, sequence, PAGE);
        } catch (JournalDamaged damaged) {
            LOG.debug("branch {}: looking behind damage", branch, damaged);
        }
        for (long from = sequence; from < journal.last(branch); from += STRIDE) {
            try {
                return journal.read(branch, from, STRIDE);
            } catch (JournalDamaged damaged) {
                LOG.debug("branch {}: nor can entries behind {} be read", branch, from, damaged);
            }
        }
        return List.of();
    }
}
