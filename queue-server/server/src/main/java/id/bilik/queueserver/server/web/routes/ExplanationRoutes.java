package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.view.Explanation;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.runtime.BranchDesk;
import id.bilik.queueserver.server.web.http.Desks;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Explain my turn: why a visit was called when it was, from the journal alone; of today or of any day with its date. */
public final class ExplanationRoutes {
    /** Journal entries that are read at once. */
    private static final int PAGE = 5_000;

    private final Desks desks;
    private final Journal journal;

    public ExplanationRoutes(Desks desks, Journal journal) {
        this.desks = desks;
        this.journal = journal;
    }

    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/tickets/{ticket}/explanation", Access.DEVICE,
                "Why a visit was called when it was, and who was called before it", Explanation.class,
                this::explain).asking("date", "string"));
    }

    private void explain(Context context) {
        BranchDesk desk = desks.of(context);
        TicketNumber ticket = Desks.ticket(context);
        LocalDate date = date(context, desk);
        context.json(Explanation.of(desk.branch().plan(), eventsOf(desk, date), ticket).orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "There is no ticket " + ticket + " here on " + date + ".")));
    }

    private static LocalDate date(Context context, BranchDesk desk) {
        String asked = context.queryParam("date");
        if (asked == null)
            return desk.branch().findDate().orElse(LocalDate.EPOCH);
        try {
            return LocalDate.parse(asked);
        } catch (DateTimeException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The parameter date must be a business day such as 2026-03-02, not " + asked + ".");
        }
    }

    /** The events of a business day, read backwards page by page; a day that is opened again goes on. */
    private List<RecordedEvent> eventsOf(BranchDesk desk, LocalDate date) {
        Deque<RecordedEvent> events = new ArrayDeque<>();
        List<RecordedEvent> sinceOpening = new ArrayList<>();
        for (long end = desk.branch().sequence(); end > 0; end = Math.max(0, end - PAGE)) {
            long start = Math.max(0, end - PAGE);
            for (JournalEntry entry : journal.read(desk.branch().id(), start, (int) (end - start)).reversed()) {
                RecordedEvent event = EventCodec.decode(entry);
                sinceOpening.add(event);
                if (!(event.event() instanceof Event.BusinessDayOpened opened))
                    continue;
                if (opened.date().isBefore(date))
                    return List.copyOf(events);
                if (opened.date().equals(date))
                    sinceOpening.forEach(events::addFirst);
                sinceOpening.clear();
            }
        }
        return List.copyOf(events);
    }
}
