package id.bilik.queueserver.server.backup;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Epochs;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.runtime.BranchRestore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Begins an epoch in every branch of a journal that nothing else writes. */
final class EpochStart {
    private static final Actor PROCESS = new Actor.Device("queue-server");
    /** Nobody is called while nobody is there. */
    private static final CallingPolicy NOBODY = new CallingPolicy() {
        @Override
        public String name() { return "nobody"; }

        @Override
        public Optional<Pick> findNext(Branch branch, List<Group> ready, Instant now) { return Optional.empty(); }

        @Override
        public List<Pick> listNext(Branch branch, Group group, Instant now, int limit) { return List.of(); }

        @Override
        public int countAhead(Branch branch, Visit visit, Instant now) { return 0; }
    };

    private EpochStart() {}

    /** The largest number of an epoch that has begun in a journal. */
    static int newest(Journal journal) {
        return journal.branches().stream().mapToInt(
                id -> BranchRestore.restore(id, journal).branch().counters().epochs().number()).max().orElse(0);
    }

    /**
     * Durable when this returns.
     *
     * @return the branches after it
     * @throws BackupFailed that epoch or a later one has begun before
     */
    static List<Branch> begin(Journal journal, int number, UUID incarnation, Instant now) throws BackupFailed {
        List<Branch> begun = new ArrayList<>();
        for (String id : journal.branches()) {
            Branch branch = BranchRestore.restore(id, journal).branch();
            switch (new Decider(NOBODY).decide(branch, new Order(PROCESS, new Command.BeginEpoch(number, incarnation)),
                    now.truncatedTo(ChronoUnit.MICROS))) {
                case Decision.Refused refused -> throw new BackupFailed(refused.refusal().detail());
                case Decision.Accepted accepted -> {
                    journal.append(id, accepted.events().stream().map(EventCodec::encode).toList());
                    begun.add(accepted.branch());
                }
            }
        }
        return begun;
    }

    /** One sentence for the technician: which epoch began, and from which number on it counts. */
    static String explain(Branch branch) {
        Epochs.Epoch epoch = branch.counters().epochs().findLast().orElseThrow();
        return "Branch " + branch.id() + ": epoch " + epoch.number() + " has begun at entry " + branch.sequence()
                + ". Numbers of " + epoch.date() + " (by this machine's clock) are "
                + branch.counters().nextFree('A', 1, epoch.date()) + " and on.";
    }
}
