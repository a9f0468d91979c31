package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Place;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the journal how fast people leave the queue. Leaving is that a participant who waits says so. A call, a
 * wish to come back later and the end of the day end a stretch of waiting without it: the participant would have stayed
 * at least so long. Whoever is called and does not come counts among the {@link NoShows}, and not here as well: their
 * booth is kept until the time to arrive is over, which costs work, and a departure costs none.
 *
 * <p>
 * A wait counts from where the place in the queue counts from, so that a visit which returns goes on where it was. Single
 * writer.
 */
final class LearnedLeaving {
    private final LeavingCounts counts;
    private final Map<TicketNumber, Waiter> people = new HashMap<>();

    LearnedLeaving(LeavingPrior prior) { counts = new LeavingCounts(prior); }

    /**
     * A participant of today.
     *
     * @param since from when their wait counts
     * @param from  when they took their place in the queue; null while they do not wait
     */
    private record Waiter(Priority priority, Instant since, @Nullable Instant from) {}

    /** Takes the next event of the journal. Events of who is not known are passed over. */
    void accept(RecordedEvent recorded) {
        Instant at = recorded.at();
        switch (recorded.event()) {
            case Event.TicketIssued issued -> people.put(issued.ticket(), new Waiter(issued.priority(),
                    Place.since(issued.issuedAt(at), issued.appointment()), at));
            case Event.TicketCalled called -> end(called.ticket(), at, false);
            case Event.VisitDeferred deferred -> end(deferred.ticket(), at, false);
            case Event.DepartureUndone undone -> end(undone.ticket(), at, false);
            case Event.VisitAbandoned gone -> end(gone.ticket(), at, gone.reason() == AbandonReason.LEFT);
            case Event.DeferralEnded ended -> begin(ended.ticket(), null, at);
            case Event.HoldExpired expired -> begin(expired.ticket(), null, at);
            case Event.StepCompleted done when !done.stays() -> begin(done.ticket(), at, at);
            case Event.VisitTransferred transferred -> begin(transferred.ticket(), null, at);
            case Event.VisitReturned back -> begin(back.ticket(), back.countsFrom(), at);
            case Event.BusinessDayClosed closed -> people.clear();
            default -> {
            }
        }
    }

    /** What is believed now; the participants who wait at present have stayed at least until now. */
    LeavingRates leaving(Instant now) {
        LeavingCounts until = counts.copy();
        people.values().forEach(each -> add(until, each, now, false));
        return until.leaving();
    }

    /** Standard deviation of the logarithm of all rates together. */
    double error() { return counts.error(); }

    /** What was seen of waits that ended, by class. */
    Map<Priority, BranchFigures.Waits> figures() {
        return counts.figures();
    }

    private void begin(TicketNumber ticket, @Nullable Instant countsFrom, Instant at) {
        people.computeIfPresent(ticket, (it, who) -> new Waiter(who.priority,
                countsFrom == null ? who.since : countsFrom, at));
    }

    private void end(TicketNumber ticket, Instant at, boolean left) {
        people.computeIfPresent(ticket, (it, who) -> {
            add(counts, who, at, left);
            return new Waiter(who.priority, who.since, null);
        });
    }

    private static void add(LeavingCounts counts, Waiter who, Instant at, boolean left) {
        if (who.from != null) {
            counts.add(who.priority, seconds(who.since, who.from), seconds(who.since, at), left);
        }
    }

    private static double seconds(Instant from, Instant to) { return Duration.between(from, to).toNanos() / 1e9; }
}
