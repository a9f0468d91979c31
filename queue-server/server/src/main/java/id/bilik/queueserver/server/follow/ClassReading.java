package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.view.ClassFold;
import id.bilik.queueserver.core.view.DayFigures;
import id.bilik.queueserver.server.journal.Journal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SequencedMap;

/** What each class of priority had of a day, as far as the journal still knows the classes. */
public final class ClassReading {
    private ClassReading() {}

    /** By class, in its order; of the same hours as the day's history, to which it adds up. */
    public static SequencedMap<Priority, DayFigures> of(Branch branch, LocalDate date, Journal journal) {
        ZoneId zone = branch.plan().zone();
        Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
        ClassFold fold = new ClassFold(branch.plan());
        JournalFollower.from(date.atStartOfDay(zone).toInstant(), journal, branch.id(),
                branch.clock().corrected(), fold::accept)
                .followWhile(entry -> entry.at().isBefore(end));
        return fold.figures();
    }
}
