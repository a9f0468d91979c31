package id.bilik.queueserver.web;

import id.bilik.queueserver.BranchDesk;
import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.Stage;
import id.bilik.queueserver.branch.TicketNumber;
import id.bilik.queueserver.branch.Visit;
import id.bilik.queueserver.view.Sheet;
import id.bilik.queueserver.view.Sheets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The sheets of a branch's visits, in the memory of this process alone: a restart loses them, and the end of a visit
 * wipes them, as soon as that end cannot be undone any more.
 */
final class VisitSheets implements Sheets {
    private final BranchDesk desk;
    /** By request id, which names a visit beyond its day. */
    private final Map<UUID, Kept> sheets = new ConcurrentHashMap<>();
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();

    private record Kept(TicketNumber ticket, Sheet sheet) {}

    VisitSheets(BranchDesk desk) {
        this.desk = desk;
        desk.onChange(this::wipe);
    }

    @Override
    public Sheet of(Visit visit) {
        Kept kept = sheets.get(visit.requestId());
        return kept == null ? Sheet.EMPTY : kept.sheet;
    }

    void change(Visit visit, UnaryOperator<Sheet> change) {
        sheets.compute(visit.requestId(), (id, kept) -> {
            Sheet next = change.apply(kept == null ? Sheet.EMPTY : kept.sheet);
            return next.equals(Sheet.EMPTY) ? null : new Kept(visit.ticket(), next);
        });
        // it may have ended in the meantime
        wipe(desk.branch());
        readers.forEach(Runnable::run);
    }

    /** Calls the reader after every change of a sheet. */
    void onChange(Runnable reader) { readers.add(reader); }

    int count() { return sheets.size(); }

    private void wipe(Branch branch) {
        Instant now = desk.now();
        Duration undoFor = branch.plan().rules().undoFor();
        sheets.forEach((id, kept) -> {
            Visit visit = branch.findVisit(kept.ticket).filter(today -> today.requestId().equals(id)).orElse(null);
            if (visit == null)
                sheets.remove(id);
            else if (visit.stage() instanceof Stage.Ended ended) {
                long left = Duration.between(now, ended.endedAt().plus(undoFor)).toMillis();
                if (left <= 0)
                    sheets.remove(id);
                else
                    CompletableFuture.delayedExecutor(left + 1, TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                            .execute(() -> wipe(desk.branch()));
            }
        });
    }
}
