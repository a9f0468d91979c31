package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How long people waited on a day, as its journal tells, in the measure of the what-if: from the ticket's issue to the first
 * call, and of those who were never called to when they left or were sent home.
 */
final class DayWaits {
    /**
     * One of them.
     *
     * @param over   first call or departure; null while they wait
     * @param called whether it was a call
     */
    record Wait(String service, Instant issued, @Nullable Instant over, boolean called) {
        /** Seconds; only where it is over. */
        double seconds() {
            return Duration.between(issued, over).toNanos() / 1e9;
        }

        private boolean isOverAfter(Instant time) { return over != null && over.isAfter(time); }
    }

    private final Map<TicketNumber, Wait> waits = new LinkedHashMap<>();

    /** @param day events of one business day: numbers are given again on the next */
    static DayWaits of(List<RecordedEvent> day) {
        DayWaits waits = new DayWaits();
        day.forEach(waits::accept);
        return waits;
    }

    private void accept(RecordedEvent recorded) {
        switch (recorded.event()) {
            case Event.TicketIssued issued -> waits.put(issued.ticket(),
                    new Wait(issued.service(), issued.issuedAt(recorded.at()), null, false));
            case Event.TicketCalled call -> end(call.ticket(), recorded.at(), true);
            case Event.VisitAbandoned gone -> end(gone.ticket(), recorded.at(), false);
            default -> {
            }
        }
    }

    private void end(TicketNumber ticket, Instant at, boolean called) {
        waits.computeIfPresent(ticket, (number, wait) -> wait.over() == null
                ? new Wait(wait.service(), wait.issued(), at, called)
                : wait);
    }

    /** The wait of a ticket that was called. */
    Optional<Wait> findCalled(TicketNumber ticket) {
        return Optional.ofNullable(waits.get(ticket)).filter(Wait::called);
    }

    /** Mean over those whose wait was over after that time, seconds; empty where there were none. */
    OptionalDouble meanAfter(Instant time) {
        return mean(wait -> wait.isOverAfter(time));
    }

    /** Mean over those who were called after the one time and not after the other, seconds. */
    OptionalDouble meanOfCalled(Instant after, Instant until) {
        return mean(wait -> wait.called() && wait.isOverAfter(after) && !wait.isOverAfter(until));
    }

    private OptionalDouble mean(Predicate<Wait> which) {
        return waits.values().stream().filter(which).mapToDouble(Wait::seconds).average();
    }
}
