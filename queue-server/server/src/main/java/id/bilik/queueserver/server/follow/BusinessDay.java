package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.server.journal.Journal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The events of a business day, from its opening to the opening of the next; a day that is opened again goes on. */
public final class BusinessDay {
    private final LocalDate date;
    private final List<RecordedEvent> events = new ArrayList<>();
    private boolean within;
    private boolean over;

    private BusinessDay(LocalDate date) { this.date = date; }

    /** Empty where the branch was not open on that date. */
    public static List<RecordedEvent> eventsOf(LocalDate date, Journal journal, Branch branch) {
        ZoneId zone = branch.plan().zone();
        BusinessDay day = new BusinessDay(date);
        JournalFollower.from(date.atStartOfDay(zone).toInstant(), journal, branch.id(),
                branch.clock().corrected(), day::accept).followWhile(entry -> !day.over);
        return List.copyOf(day.events);
    }

    private void accept(RecordedEvent event) {
        if (event.event() instanceof Event.BusinessDayOpened opened) {
            within = opened.date().equals(date);
            over = opened.date().isAfter(date);
        }
        if (within) {
            events.add(event);
        }
    }
}
