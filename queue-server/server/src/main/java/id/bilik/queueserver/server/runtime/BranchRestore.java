package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.AfterLoss;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.server.follow.JournalFollower;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.Snapshot;
import id.bilik.queueserver.server.journal.SnapshotCodec;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A branch from its journal: the newest readable snapshot, and every event after it. */
public final class BranchRestore {
    private static final Logger LOG = LoggerFactory.getLogger(BranchRestore.class);

    private BranchRestore() {}

    /**
     * A branch as its journal tells it.
     *
     * @param snapshot sequence of the snapshot from which it was replayed, 0 where there was none
     */
    public record Restored(Branch branch, long snapshot) {}

    /** @throws JournalDamaged when the events do not follow from one another */
    public static Restored restore(String branchId, Journal journal) {
        Branch[] state = {findSnapshot(branchId, journal).orElse(Branch.unfounded(branchId))};
        long from = state[0].sequence();
        new JournalFollower(journal, branchId, from, event -> {
            try {
                state[0] = AfterLoss.evolve(state[0], event);
            } catch (IllegalStateException contradiction) {
                throw new JournalDamaged("event " + event.sequence() + " of branch " + branchId
                        + " contradicts those before it: " + contradiction.getMessage(), contradiction);
            }
        }).follow();
        LOG.info("branch {} stands at event {} ({} replayed)", branchId, state[0].sequence(),
                state[0].sequence() - from);
        return new Restored(state[0], from);
    }

    /** When the last event of a branch happened; the distant past where there is none. */
    public static Instant lastTime(String branchId, Journal journal) {
        Instant[] last = {Instant.EPOCH};
        new JournalFollower(journal, branchId, Math.max(0, journal.last(branchId) - 1), event -> last[0] = event.at())
                .follow();
        return last[0];
    }

    private static Optional<Branch> findSnapshot(String branchId, Journal journal) {
        Optional<Snapshot> snapshot = journal.findSnapshot(branchId, SnapshotCodec.FORMAT);
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SnapshotCodec.decode(snapshot.get()));
        } catch (JournalDamaged unreadable) {
            LOG.warn("replaying everything: {}", unreadable.getMessage());
            return Optional.empty();
        }
    }
}
