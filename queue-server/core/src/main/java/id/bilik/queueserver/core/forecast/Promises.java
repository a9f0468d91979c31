package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Promise;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers what each visit was told when its ticket was issued, until it is called, and lets {@link ForecastCalibration}
 * learn from it. A fold over the journal, where the promises stand, so that it is the same after a restart. Who was called
 * at once was promised nothing and does not count. Single writer.
 */
public final class Promises {
    /** A visit that was first seen later than this after its issue (a restart) is not judged. */
    private static final Duration AT_ISSUE = Duration.ofSeconds(60);

    private record Open(Instant issuedAt, WaitForecast raw, WaitForecast shown) {}

    private final ForecastCalibration calibration;
    private final Map<TicketNumber, Instant> issued = new HashMap<>();
    private final Map<TicketNumber, Open> open = new HashMap<>();
    /** Given, whether or not they stand in the journal by now. */
    private final Set<TicketNumber> given = new HashSet<>();
    private Instant latest = Instant.EPOCH;

    /** @param hours how far back {@link #recent} looks */
    public Promises(Duration hours) {
        this.calibration = new ForecastCalibration(hours.toSeconds());
    }

    public ForecastCalibration.Factors factors() { return calibration.factors(); }

    /** How good the forecasts were of the visits called within the last hours, up to the latest event. */
    public ForecastCalibration.Recent recent() {
        return recent(latest);
    }

    /** The same up to a time that is not before the latest event. */
    public ForecastCalibration.Recent recent(Instant now) {
        return calibration.recent(Math.max(now.toEpochMilli(), latest.toEpochMilli()) / 1000.0);
    }

    /** What those are told who were told nothing yet; it counts once it stands in the journal. */
    public List<Promise> give(Branch branch, BranchForecast forecast) {
        List<Promise> promises = new ArrayList<>();
        for (Map.Entry<TicketNumber, Outlook> each : forecast.visits().entrySet()) {
            if (given.contains(each.getKey())) {
                continue;
            }
            Visit visit = branch.getVisit(each.getKey());
            Duration since = Duration.between(visit.issuedAt(), forecast.at());
            if (since.compareTo(AT_ISSUE) > 0 || visit.called() || !(visit.stage() instanceof Stage.Waiting)) {
                continue;
            }
            double waited = Math.max(0, since.toNanos() / 1e9);
            WaitForecast raw = each.getValue().untilCalled();
            if (Double.isInfinite(raw.high())) {
                // nobody is on duty: that is no promise
                continue;
            }
            WaitForecast fromIssue = raw.later(waited);
            WaitForecast shown = forecast.findTold(each.getKey()).orElse(raw).later(waited);
            promises.add(new Promise(each.getKey(), tenths(fromIssue.low()), tenths(fromIssue.likely()),
                    tenths(fromIssue.high()), tenths(shown.low()), tenths(shown.likely()), tenths(shown.high())));
            given.add(each.getKey());
        }
        return promises;
    }

    /** No journal wants more. */
    private static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    /** They did not reach the journal. */
    public void takeBack(List<Promise> promises) {
        promises.forEach(promise -> given.remove(promise.ticket()));
    }

    /** Takes note of a promise, and judges that of whom the event calls. */
    public void accept(RecordedEvent recorded) {
        latest = recorded.at();
        switch (recorded.event()) {
            case Event.BusinessDayOpened opened -> {
                issued.clear();
                open.clear();
                given.clear();
            }
            case Event.TicketIssued ticket -> issued.put(ticket.ticket(), recorded.at());
            case Event.WaitsPromised promised -> promised.promises().forEach(this::accept);
            case Event.VisitAbandoned left -> open.remove(left.ticket());
            // a deferred visit is called later than was forecast
            case Event.VisitDeferred later -> open.remove(later.ticket());
            case Event.TicketCalled called -> {
                Open promise = open.remove(called.ticket());
                if (promise != null) {
                    calibration.resolve(latest.toEpochMilli() / 1000.0, promise.raw, promise.shown,
                            Math.max(0, Duration.between(promise.issuedAt, latest).toNanos() / 1e9));
                }
            }
            default -> {
            }
        }
    }

    private void accept(Promise promise) {
        Instant since = issued.get(promise.ticket());
        if (since != null) {
            given.add(promise.ticket());
            open.put(promise.ticket(), new Open(since,
                    new WaitForecast(promise.rawLow(), promise.rawLikely(), promise.rawHigh()),
                    new WaitForecast(promise.low(), promise.likely(), promise.high())));
        }
    }
}
