package id.bilik.queueserver.server.session;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.view.Sheet;
import id.bilik.queueserver.core.view.Sheets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The sheets of a branch's visits, in the memory of this process alone: a restart loses them, and the end of a visit
 * wipes them, as soon as that end cannot be undone any more.
 */
public final class VisitSheets implements Sheets {
    private final WatchedBranch watched;
    /** By request id, which names a visit beyond its day. */
    private final Map<UUID, Kept> sheets = new ConcurrentHashMap<>();
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();
    /** Of the sheet whose end can be undone for the shortest time from now on. */
    private final WakeUp wiping;

    private record Kept(TicketNumber ticket, Sheet sheet) {}

    public VisitSheets(WatchedBranch watched, WakeUp.Later later) {
        this.watched = watched;
        this.wiping = new WakeUp(() -> wipe(watched.branch()), later, watched::now);
        watched.onChange(this::wipe);
    }

    @Override
    public Sheet of(Visit visit) {
        Kept kept = sheets.get(visit.requestId());
        return kept == null ? Sheet.EMPTY : kept.sheet;
    }

    public void change(Visit visit, UnaryOperator<Sheet> change) {
        sheets.compute(visit.requestId(), (id, kept) -> {
            Sheet next = change.apply(kept == null ? Sheet.EMPTY : kept.sheet);
            return next.equals(Sheet.EMPTY) ? null : new Kept(visit.ticket(), next);
        });
        // it may have ended in the meantime
        wipe(watched.branch());
        readers.forEach(Runnable::run);
    }

    /** Calls the reader after every change of a sheet. */
    public void onChange(Runnable reader) { readers.add(reader); }

    int count() { return sheets.size(); }

    private void wipe(Branch branch) {
        Instant now = watched.now();
        sheets.entrySet().removeIf(each -> !until(branch, each.getKey(), each.getValue()).isAfter(now));
        sheets.entrySet().stream().map(each -> until(branch, each.getKey(), each.getValue()))
                .min(Instant::compareTo).filter(end -> end.isBefore(Instant.MAX))
                .ifPresent(wiping::at);
    }

    /** How long a sheet is kept: while its visit lasts that has no end. */
    private static Instant until(Branch branch, UUID requestId, Kept kept) {
        return branch.findVisit(kept.ticket).filter(today -> today.requestId().equals(requestId))
                .map(visit -> visit.stage() instanceof Stage.Ended ended
                        ? ended.endedAt().plus(branch.plan().rules().undoFor())
                        : Instant.MAX)
                .orElse(Instant.MIN);
    }
}
