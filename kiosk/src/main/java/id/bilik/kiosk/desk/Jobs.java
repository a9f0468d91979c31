package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.TicketWish;
import id.bilik.kiosk.store.Change;
import id.bilik.kiosk.store.Store;
import id.bilik.kiosk.store.StoreFailed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * The print jobs, in memory and in the store. The last thousand that are over are remembered, so that a kiosk left alone
 * for a year does not fill up, and one that was restarted still knows what it printed.
 */
final class Jobs {

    private static final String KIND = "job";
    private static final String STRIP = "strip";
    private static final int REMEMBERED = 1_000;

    private final Store store;
    private final KioskClock clock;
    private final SequencedMap<UUID, ActiveJob> byRequest = new LinkedHashMap<>();
    private final Map<String, ActiveJob> byTicket = new LinkedHashMap<>();
    private long lastOrder;
    private boolean cutShort;
    private volatile boolean hangsOut;

    /** Something may hang out of the printer: a restart of the kiosk must not forget it. */
    private record Strip(boolean hangsOut) {}

    /** What the store holds; a job that was being sent when the kiosk stopped may have been printed. */
    Jobs(Store store, KioskClock clock) {
        this.store = store;
        this.clock = clock;
        hangsOut = store.list(STRIP, Strip.class).stream().anyMatch(Strip::hangsOut);
        cutShort = hangsOut;
        for (KeptJob kept : store.list(KIND, KeptJob.class)) {
            PrintJob job = kept.toJob();
            lastOrder = Math.max(lastOrder, job.order());
            cutShort |= job.step() == PrintJob.Step.SENDING;
            PrintJob known = job.step() == PrintJob.Step.SENDING
                    ? job.at(PrintJob.Step.MAYBE, SlipFate.MAYBE_PRINTED.reason(), job.printsLeft())
                    : job;
            ActiveJob slot = new ActiveJob(known, true);
            slot.idle(clock.sinceBoot());
            byRequest.put(job.wish().requestId(), slot);
            IssuedTicket issued = job.issued();
            if (issued != null) {
                byTicket.put(issued.ticket(), slot);
            }
        }
    }

    /** Whether the last run of the kiosk ended while a slip was being printed, or while one hung out of the printer. */
    boolean wasCutShort() {
        return cutShort;
    }

    /** When each job of the store was asked for. */
    static List<Stamp> listMoments(Store store) {
        return store.list(KIND, KeptJob.class).stream().map(KeptJob::wanted).toList();
    }

    synchronized ActiveJob findOrMake(TicketWish wish, String language) {
        return byRequest.computeIfAbsent(wish.requestId(),
                absent -> new ActiveJob(PrintJob.wanted(++lastOrder, wish, language, clock.stamp()), false));
    }

    synchronized Optional<ActiveJob> findByTicket(String ticket) { return Optional.ofNullable(byTicket.get(ticket)); }

    /** The one whose number was given last. */
    synchronized Optional<ActiveJob> findLastTicket() {
        return byTicket.values().stream().max(Comparator.comparingLong(slot -> slot.job().order()));
    }

    /** All that is remembered, in the order of the wishes. */
    synchronized List<ActiveJob> list() {
        return List.copyOf(byRequest.values());
    }

    /** Nothing came of it, and nobody else knows of it. */
    void forget(ActiveJob slot) {
        synchronized (this) {
            byRequest.remove(slot.job().wish().requestId());
        }
        // found again after a kill, it is withdrawn at the server, where it never was
        store.note(new Change().remove(KIND, name(slot.job())));
    }

    /** Takes the next state even where it can't be written: for what the server knows anyway. */
    void keep(ActiveJob slot, PrintJob next, boolean durable) {
        try {
            save(slot, next, new Change(), durable);
        } catch (StoreFailed noted) {
            enter(slot, next);
        }
    }

    /** Likewise, safe from a power cut, and that something will hang out of the printer. */
    void keepHangingOut(ActiveJob slot, PrintJob next) {
        try {
            save(slot, next, strip(true), true);
            hangsOut = true;
        } catch (StoreFailed noted) {
            enter(slot, next);
        }
    }

    /**
     * Takes the next state; it is written with the next change. For what a stop may take back: a slip whose end is not
     * known is offered and not printed, and the server takes each report once.
     */
    void note(ActiveJob slot, PrintJob next) { note(slot, next, new Change()); }

    /** Likewise, and whether something hangs out of the printer; that is noted where it is news. */
    void note(ActiveJob slot, PrintJob next, boolean nowHangsOut) {
        note(slot, next, strip(nowHangsOut));
        hangsOut = nowHangsOut;
    }

    private void note(ActiveJob slot, PrintJob next, Change with) {
        store.note(with.put(KIND, name(next), KeptJob.of(next)));
        enter(slot, next);
    }

    private Change strip(boolean nowHangsOut) {
        Change change = new Change();
        return nowHangsOut == hangsOut ? change : change.put(STRIP, "printer", new Strip(nowHangsOut));
    }

    /** Takes the next state, with what belongs to it; where it can't be written nothing has changed. */
    void save(ActiveJob slot, PrintJob next, Change with, boolean durable) throws StoreFailed {
        with.put(KIND, name(next), KeptJob.of(next));
        if (durable) {
            store.writeDurably(with);
        } else {
            store.write(with);
        }
        enter(slot, next);
    }

    /** Forgets the oldest of those that are over. */
    void tidy() {
        List<PrintJob> gone = new ArrayList<>();
        synchronized (this) {
            int most = byRequest.size() - REMEMBERED;
            for (ActiveJob slot : List.copyOf(byRequest.values())) {
                if (gone.size() < most && slot.job().over()) {
                    gone.add(slot.job());
                    byRequest.remove(slot.job().wish().requestId());
                    IssuedTicket issued = slot.job().issued();
                    if (issued != null) {
                        byTicket.remove(issued.ticket(), slot);
                    }
                }
            }
        }
        if (!gone.isEmpty()) {
            Change change = new Change();
            gone.forEach(job -> change.remove(KIND, name(job)));
            store.note(change); // they are over: after a kill they are tidied away again
        }
    }

    private synchronized void enter(ActiveJob slot, PrintJob next) {
        slot.set(next);
        IssuedTicket issued = next.issued();
        if (issued != null) {
            byTicket.put(issued.ticket(), slot);
        }
    }

    private static String name(PrintJob job) { return job.wish().requestId().toString(); }
}
