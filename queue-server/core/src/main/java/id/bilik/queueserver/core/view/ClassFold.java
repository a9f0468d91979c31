package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Folds the events of one business day into figures for each class of priority: the same fold as the whole day's, once
 * for each class, so that the classes add up to the day. Single writer.
 */
public final class ClassFold {
    private final Map<Priority, HistoryFold> folds = new EnumMap<>(Priority.class);
    private final Map<TicketNumber, HistoryFold> ofTicket = new HashMap<>();

    /** @param plan of the branch today, as for {@link HistoryFold} */
    public ClassFold(BranchPlan plan) {
        for (Priority priority : Priority.values()) {
            folds.put(priority, new HistoryFold(plan));
        }
    }

    public void accept(RecordedEvent recorded) {
        if (recorded.event() instanceof Event.TicketIssued issued) {
            ofTicket.put(issued.ticket(), folds.get(issued.priority()));
        }
        if (recorded.event() instanceof Event.OfVisit visit) {
            HistoryFold fold = ofTicket.get(visit.ticket());
            if (fold != null) {
                fold.accept(recorded);
            }
        } else {
            folds.values().forEach(fold -> fold.accept(recorded));
        }
    }

    /** By class, in its order; only classes of whom somebody came. */
    public SequencedMap<Priority, DayFigures> figures() {
        SequencedMap<Priority, DayFigures> figures = new LinkedHashMap<>();
        folds.forEach((priority, fold) -> {
            DayFigures each = fold.figures();
            if (each.issued() > 0) {
                figures.put(priority, each);
            }
        });
        return figures;
    }
}
