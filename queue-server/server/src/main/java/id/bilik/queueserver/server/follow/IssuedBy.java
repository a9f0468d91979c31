package id.bilik.queueserver.server.follow;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.server.journal.Journal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which device has issued each ticket of the business day, so that a kiosk prints and cancels its own alone. */
public final class IssuedBy {
    private final JournalFollower follower;
    private final Map<TicketNumber, Actor> issuers = new HashMap<>();
    private LocalDate date = LocalDate.MIN;

    /**
     * Begins with the day of that time.
     *
     * @param corrected sequence of the event that put the branch's clock right last, 0 for none
     */
    public IssuedBy(Journal journal, String branch, Instant now, ZoneId zone, long corrected) {
        this.follower = JournalFollower.from(now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant(), journal,
                branch, corrected, this::accept);
    }

    /** Empty for a number that was not issued today. */
    public synchronized Optional<Actor> find(TicketNumber ticket) {
        Actor known = issuers.get(ticket);
        if (known == null) {
            follower.follow();
            known = issuers.get(ticket);
        }
        return Optional.ofNullable(known);
    }

    private void accept(RecordedEvent event) {
        switch (event.event()) {
            case Event.BusinessDayOpened opened when !opened.date().equals(date) -> {
                date = opened.date();
                issuers.clear();
            }
            case Event.TicketIssued issued -> issuers.put(issued.ticket(), event.actor());
            default -> {
            }
        }
    }
}
