package id.bilik.queueserver.server.runtime;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Forgetting;
import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.server.journal.SnapshotCodec;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a snapshot every so many events, beside the writer: a state is immutable, so nobody waits for it. */
final class SnapshotKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);
    /** A restart replays at most about this many: a JVM that has just started reads them in some tenths of a second. */
    private static final long EVENTS_BETWEEN = 5_000;
    /** A day with more visits is replayed instead: its text would take a good part of a small server's memory. */
    private static final int LARGEST = 15_000;

    private final SealingJournal journal;
    private final BranchClock clock;
    private final ExecutorService background = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("snapshots").factory());
    private long last;

    /** @param last sequence of the newest snapshot: a server that is killed again and again keeps one all the same */
    SnapshotKeeper(SealingJournal journal, BranchClock clock, long last) {
        this.journal = journal;
        this.clock = clock;
        this.last = last;
    }

    /** Called by the single writer after each durable change. */
    void note(Branch branch) {
        if (branch.sequence() - last < EVENTS_BETWEEN || branch.visits().size() > LARGEST) {
            return;
        }
        last = branch.sequence();
        background.execute(() -> keep(branch));
    }

    /** Keeps one now, whatever lies between; done or given up when the answer comes. */
    CompletableFuture<?> keepNow(Branch branch) {
        return branch.visits().size() > LARGEST
                ? CompletableFuture.completedFuture(branch)
                : CompletableFuture.runAsync(() -> keep(branch), background);
    }

    /** When the writer has stopped: the next start has nothing to replay. */
    void keepLast(Branch branch) {
        if (branch.sequence() > last && branch.visits().size() <= LARGEST) {
            background.execute(() -> keep(branch));
        }
        background.shutdown();
        try {
            if (!background.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the last snapshot of {} was not finished", branch.id());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** It never tells what is due for purging, and ends with the texts of the first date of which it tells. */
    private void keep(Branch branch) {
        try {
            LocalDate today = branch.timeAt(clock.instant()).atZone(branch.plan().zone()).toLocalDate();
            LocalDate purged = today.minusDays(Personal.Level.TEXT.days());
            LocalDate first = firstDate(branch);
            journal.saveSnapshot(branch.id(), SnapshotCodec.encode(Forgetting.upTo(purged, branch)),
                    first.isAfter(purged) ? first : today);
        } catch (RuntimeException failed) {
            // only a shortcut: the journal has every event
            LOG.warn("no snapshot of {} at {}: {}", branch.id(), branch.sequence(), failed.toString());
        }
    }

    /** The date of its day, of the message on the board, or of the first booking of a known person: the earliest. */
    private static LocalDate firstDate(Branch branch) {
        ZoneId zone = branch.plan().zone();
        LocalDate day = branch.findDate().orElse(branch.time().atZone(zone).toLocalDate());
        LocalDate message = branch.shown().since().atZone(zone).toLocalDate();
        LocalDate first = branch.message().isEmpty() || message.isAfter(day) ? day : message;
        return branch.bookings().firstDate(zone).filter(first::isAfter).orElse(first);
    }
}
