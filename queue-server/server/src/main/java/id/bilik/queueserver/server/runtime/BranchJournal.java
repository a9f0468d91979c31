package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.server.follow.JournalFollower;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as the single writer of a branch sees it: what cannot be written for a while, and what is in doubt after a
 * failure. Only {@link #trouble} may be asked by other threads than the writer's.
 */
final class BranchJournal {
    private static final Logger LOG = LoggerFactory.getLogger(BranchJournal.class);

    private final Journal journal;
    private final String branchId;
    private volatile @Nullable JournalUnavailable trouble;
    /** Set after a failed append: what reached the disk is not known until the journal was asked. */
    private boolean inDoubt;

    BranchJournal(Journal journal, String branchId) {
        this.journal = journal;
        this.branchId = branchId;
    }

    /** Why the journal could not be written when it was last tried; empty when it could. */
    Optional<JournalUnavailable> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * The branch as it truly is. After a failed append the events may have reached the disk all the same. The journal is
     * the only truth: what it holds has happened, although nobody was told, and the retry of the same request will find
     * it.
     *
     * @throws JournalUnavailable when it cannot be asked; then it is asked again before the next append
     */
    Branch settled(Branch branch) {
        if (!inDoubt) {
            return branch;
        }
        Branch[] settled = {branch};
        new JournalFollower(journal, branchId, branch.sequence(),
                event -> settled[0] = Evolution.evolve(settled[0], event)).follow();
        inDoubt = false;
        return settled[0];
    }

    /**
     * Appends as one durable transaction. Without entries it tries, after trouble, whether the journal can be written
     * again.
     *
     * @throws JournalUnavailable when it cannot
     */
    void append(List<JournalEntry> entries) {
        if (!entries.isEmpty()) {
            inDoubt = true;
            journal.append(branchId, entries);
            inDoubt = false;
        } else if (trouble != null) {
            journal.probe();
        }
        if (trouble != null) {
            LOG.info("the journal of {} can be written again", branchId);
            trouble = null;
        }
    }

    /** Notes the trouble until an append succeeds; told to the log once. */
    void note(JournalUnavailable unavailable) {
        if (trouble == null) {
            LOG.error("the journal of {} cannot be written: {}", branchId, unavailable.getMessage());
        }
        trouble = unavailable;
    }
}
