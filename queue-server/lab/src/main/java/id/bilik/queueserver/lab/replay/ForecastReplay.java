package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Promise;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Unserved;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchForecast;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.ForecastCalibration;
import id.bilik.queueserver.core.forecast.Promises;
import id.bilik.queueserver.core.forecast.WaitForecast;
import id.bilik.queueserver.lab.comparison.TriedForecast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each ticket of a day was promised when it was issued, and what this version would have told: by the roll-forward, and
 * by rates where that has no answer yet. Whatever is told now is made of the journal up to the ticket.
 */
final class ForecastReplay {
    private static final Duration HOURS = Duration.ofHours(3);

    /**
     * A ticket that was called after a wait.
     *
     * @param since    the day's first ticket, when this one was issued
     * @param promised as the journal says; null where it says nothing
     * @param told     by this version
     * @param byRates  by its fallback
     */
    record Ticket(String service, Duration since, @Nullable Said promised, Said told, Said byRates) {}

    private final CentralQueue calling = new CentralQueue();
    private final Map<TicketNumber, Promise> promised = new HashMap<>();
    private final Promises recorded = new Promises(HOURS);
    private final TriedForecast now;
    private final ReplayedBranch branch;
    private final DayWaits waits;

    private ForecastReplay(RecordedJournal journal, long seed) {
        this.now = new TriedForecast(BoothChoice.LIGHTEST_LOAD, seed);
        this.branch = new ReplayedBranch(journal.plan(), seed);
        this.waits = DayWaits.of(journal.day());
    }

    /** The tickets of the journal's last day that were called after a wait, in order of issue. */
    static List<Ticket> of(RecordedJournal journal, long seed) {
        ForecastReplay replay = new ForecastReplay(journal, seed);
        journal.before().forEach(replay::accept);
        for (RecordedEvent event : journal.day()) {
            if (event.event() instanceof Event.WaitsPromised given) {
                given.promises().forEach(each -> replay.promised.putIfAbsent(each.ticket(), each));
            }
        }
        List<Ticket> tickets = new ArrayList<>();
        Instant first = null;
        for (RecordedEvent event : journal.day()) {
            replay.accept(event);
            if (event.event() instanceof Event.TicketIssued issued) {
                first = first == null ? event.at() : first;
                replay.foresee(issued.ticket(), event.at(), Duration.between(first, event.at()), tickets);
            }
        }
        return tickets;
    }

    private void accept(RecordedEvent event) {
        branch.accept(event);
        recorded.accept(event);
        if (!(event.event() instanceof Event.WaitsPromised)) {
            // it learns from what it tells itself
            now.accept(event);
        }
    }

    private void foresee(TicketNumber ticket, Instant at, Duration since, List<Ticket> tickets) {
        Branch present = branch.branch();
        Visit visit = present.getVisit(ticket);
        DayWaits.Wait wait = waits.findCalled(ticket).orElse(null);
        // a number of an outage is entered later than it was given
        if (wait == null || wait.seconds() <= 0 || !wait.issued().equals(at)
                || !Unserved.isServed(present, visit.service())) {
            return;
        }
        BranchModel model = branch.model(at);
        int ahead = calling.countAhead(present, visit, at);
        WaitForecast told = now.foresee(present, model, visit, ahead, at);
        ForecastCalibration.Factors factors = recorded.factors();
        WaitForecast rates = BranchForecast.byRates(present, model, factors, at).untilCalled(present, visit, ahead, at)
                .orElseThrow();
        Promise promise = promised.get(ticket);
        tickets.add(new Ticket(visit.service(), since, promise == null
                ? null
                : new Said(promise.low(), promise.likely(), promise.high(), wait.seconds()),
                Said.of(told, wait.seconds()), Said.of(rates, wait.seconds())));
    }
}
