package id.bilik.queueserver.forecast;

import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.Event;
import id.bilik.queueserver.branch.RecordedEvent;
import id.bilik.queueserver.branch.Stage;
import id.bilik.queueserver.branch.TicketNumber;
import id.bilik.queueserver.branch.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers what each visit was told when its ticket was issued, until it is called, and lets {@link ForecastCalibration}
 * learn from it. Who was called at once was promised nothing and does not count. Single writer.
 */
public final class Promises {
    /** A visit that was first seen later than this after its issue (a restart) is not judged. */
    private static final Duration AT_ISSUE = Duration.ofSeconds(60);

    private record Promise(Instant issuedAt, WaitForecast raw, WaitForecast shown) {}

    private final ForecastCalibration calibration;
    private final Map<TicketNumber, Promise> open = new HashMap<>();
    private Instant latest = Instant.EPOCH;

    /** @param hours how far back {@link #recent} looks */
    public Promises(Duration hours) {
        this.calibration = new ForecastCalibration(hours.toSeconds());
    }

    public ForecastCalibration.Factors factors() { return calibration.factors(); }

    /** How good the forecasts were of the visits called within the last hours. */
    public ForecastCalibration.Recent recent() {
        return calibration.recent(latest.toEpochMilli() / 1000.0);
    }

    /** Takes note of what those were told who had no forecast yet. */
    public void note(Branch branch, BranchForecast forecast) {
        for (Map.Entry<TicketNumber, Outlook> each : forecast.visits().entrySet()) {
            if (open.containsKey(each.getKey())) {
                continue;
            }
            Visit visit = branch.getVisit(each.getKey());
            Duration since = Duration.between(visit.issuedAt(), forecast.at());
            if (since.compareTo(AT_ISSUE) > 0 || visit.called() || !(visit.stage() instanceof Stage.Waiting)) {
                continue;
            }
            double waited = Math.max(0, since.toNanos() / 1e9);
            WaitForecast raw = each.getValue().untilCalled();
            WaitForecast fromIssue = new WaitForecast(raw.low() + waited, raw.likely() + waited, raw.high() + waited);
            open.put(each.getKey(), new Promise(visit.issuedAt(), fromIssue, calibration.calibrate(fromIssue)));
        }
    }

    /** Judges the promise of whom the event calls. */
    public void accept(RecordedEvent recorded) {
        latest = recorded.at();
        switch (recorded.event()) {
            case Event.BusinessDayOpened opened -> open.clear();
            case Event.VisitAbandoned left -> open.remove(left.ticket());
            // who asked to be called later is called later than was foretold
            case Event.VisitDeferred later -> open.remove(later.ticket());
            case Event.TicketCalled called -> {
                Promise promise = open.remove(called.ticket());
                if (promise != null) {
                    calibration.resolve(latest.toEpochMilli() / 1000.0, promise.raw, promise.shown,
                            Math.max(0, Duration.between(promise.issuedAt, latest).toNanos() / 1e9));
                }
            }
            default -> {
            }
        }
    }
}
