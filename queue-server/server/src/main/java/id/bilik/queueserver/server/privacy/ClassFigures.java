package id.bilik.queueserver.server.privacy;

import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.view.DayFigures;
import id.bilik.queueserver.server.follow.ClassReading;
import id.bilik.queueserver.server.records.DayFiguresRows;
import id.bilik.queueserver.server.runtime.OpenBranch;
import java.time.LocalDate;
import java.util.SequencedMap;

/** What each class of priority had of a day: by the journal while it knows the classes, by what was kept afterwards. */
public final class ClassFigures {
    private final DayFiguresRows kept;

    public ClassFigures(DayFiguresRows kept) { this.kept = kept; }

    /**
     * By class, in its order; only classes of whom somebody came.
     *
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable of a day that is purged, where they cannot be read
     */
    public SequencedMap<Priority, DayFigures> of(OpenBranch branch, LocalDate date) {
        LocalDate today = branch.now().atZone(branch.state().plan().zone()).toLocalDate();
        if (!date.plusDays(Personal.Level.TEXT.days()).isAfter(today)) {
            SequencedMap<Priority, DayFigures> figures = kept.find(branch.id(), date);
            if (!figures.isEmpty()) {
                return figures;
            }
        }
        return ClassReading.of(branch.state(), date, branch.journal());
    }
}
