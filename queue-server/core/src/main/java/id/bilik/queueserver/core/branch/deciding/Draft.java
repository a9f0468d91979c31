package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.RecordedEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A decision in the making: each event is evolved at once, so the next step sees what the step before it did. */
final class Draft {
    private Instant now;
    private final List<RecordedEvent> events = new ArrayList<>(2);
    private Branch branch;
    /** The order that the next events belong to. */
    private Order order = Order.PASS_TIME;

    Draft(Branch branch, Instant now) {
        this.branch = branch;
        this.now = now;
    }

    void by(Order next) { order = next; }

    Branch branch() { return branch; }

    Instant now() { return now; }

    /** From here on it is that time. */
    void correct(Instant to) {
        Instant before = now;
        now = to;
        add(new Event.ClockCorrected(before));
    }

    /** Today, where the branch stands. */
    LocalDate date() { return now.atZone(branch.plan().zone()).toLocalDate(); }

    void add(Event event) {
        RecordedEvent recorded = new RecordedEvent(branch.sequence() + 1, now, order.actor(), order.requestId(), event);
        branch = Evolution.evolve(branch, recorded);
        events.add(recorded);
    }

    Decision.Accepted accepted() { return new Decision.Accepted(events, branch); }
}
