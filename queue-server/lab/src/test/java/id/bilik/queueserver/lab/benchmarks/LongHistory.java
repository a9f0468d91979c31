package id.bilik.queueserver.lab.benchmarks;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.SnapshotCodec;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Months of a busy branch, written straight into its journal: as true a history as one over HTTP, in seconds instead of
 * minutes. Every visit comes and leaves again; snapshots stand where the server would have kept them.
 */
final class LongHistory {
    private static final int VISITS_A_DAY = 1_000;
    private static final long EVENTS_A_VISIT = 2;
    private static final Duration BETWEEN = Duration.ofSeconds(86_400 / VISITS_A_DAY);
    private static final int BATCH = 2_000;
    private static final long SNAPSHOT_EVERY = 20_000;
    /** A kill comes, in the middle, so long after the last snapshot. */
    private static final long AFTER_SNAPSHOT = SNAPSHOT_EVERY / 2;

    private final Journal journal;
    private final long events;
    private final Decider decider = new Decider(new CentralQueue());
    private final Random random = new Random(1);
    private final List<JournalEntry> batch = new ArrayList<>();
    private long lastSnapshot;
    private Branch branch;
    private Instant now;

    private LongHistory(Journal journal, long events) {
        BranchPlan plan = ShippedPlan.read();
        this.journal = journal;
        this.events = events;
        this.branch = Branch.unfounded(plan.id());
        this.now = Instant.now().truncatedTo(ChronoUnit.MICROS)
                .minus(BETWEEN.multipliedBy(events / EVENTS_A_VISIT + 1));
        decide(new Command.AdoptPlan(plan));
    }

    /** Fills an empty journal of the shipped plan's branch with at least so many events, the last of them of today. */
    static void write(Journal journal, long events) {
        new LongHistory(journal, events).write();
    }

    private void write() {
        List<Service> services = branch.plan().services();
        while (branch.sequence() < events) {
            now = now.plus(BETWEEN);
            UUID request = new UUID(random.nextLong(), random.nextLong());
            Decision.Accepted issued = decide(new Command.IssueTicket(request,
                    services.get(random.nextInt(services.size())).id(), Priority.NONE, Channel.OFFLINE));
            TicketNumber ticket = issued.find(Event.TicketIssued.class, event -> event.requestId().equals(request))
                    .orElseThrow().ticket();
            decide(new Command.LeaveQueue(ticket));
            if (batch.size() >= BATCH) {
                append();
            }
        }
        append();
    }

    private Decision.Accepted decide(Command command) {
        if (!(decider.decide(branch, Order.unnamed(command), now) instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("refused: " + command);
        }
        branch = accepted.branch();
        accepted.events().forEach(event -> batch.add(EventCodec.encode(event)));
        return accepted;
    }

    private void append() {
        journal.append(branch.id(), List.copyOf(batch));
        batch.clear();
        if (branch.sequence() >= lastSnapshot + SNAPSHOT_EVERY && branch.sequence() <= events - AFTER_SNAPSHOT) {
            journal.saveSnapshot(branch.id(), SnapshotCodec.encode(branch));
            lastSnapshot = branch.sequence();
        }
    }
}
