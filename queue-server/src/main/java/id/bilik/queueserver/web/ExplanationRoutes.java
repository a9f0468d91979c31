package id.bilik.queueserver.web;

import static id.bilik.queueserver.web.Route.get;

import id.bilik.queueserver.BranchDesk;
import id.bilik.queueserver.branch.Day;
import id.bilik.queueserver.branch.Event;
import id.bilik.queueserver.branch.RecordedEvent;
import id.bilik.queueserver.branch.Refusal;
import id.bilik.queueserver.branch.TicketNumber;
import id.bilik.queueserver.journal.EventCodec;
import id.bilik.queueserver.journal.Journal;
import id.bilik.queueserver.journal.JournalEntry;
import id.bilik.queueserver.view.Explanation;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/** Explain my turn: why a visit was called when it was, from the journal alone. */
final class ExplanationRoutes {
    private static final int PAGE = 5_000;

    private final Desks desks;
    private final Journal journal;

    ExplanationRoutes(Desks desks, Journal journal) {
        this.desks = desks;
        this.journal = journal;
    }

    List<Route> list() {
        return List.of(get("/api/branches/{branch}/tickets/{ticket}/explanation", Access.DEVICE,
                "Why a visit was called when it was, and who was called before it", Explanation.class,
                this::explain));
    }

    private void explain(Context context) {
        BranchDesk desk = desks.of(context);
        TicketNumber ticket = Desks.ticket(context);
        context.json(Explanation.of(desk.branch().plan(), today(desk), ticket).orElseThrow(
                () -> Problem.of(new Refusal.Unknown("ticket", ticket.toString()))));
    }

    /** The events since the numbers began again, read backwards page by page; a day that is opened again goes on. */
    private List<RecordedEvent> today(BranchDesk desk) {
        List<RecordedEvent> events = new ArrayList<>();
        long end = desk.branch().sequence();
        while (end > 0) {
            long start = Math.max(0, end - PAGE);
            List<RecordedEvent> page = new ArrayList<>();
            for (JournalEntry entry : journal.read(desk.branch().id(), start, (int) (end - start)))
                page.add(EventCodec.decode(entry));
            int opened = -1;
            boolean earlier = false;
            for (int i = page.size() - 1; i >= 0 && !earlier; i--)
                if (page.get(i).event() instanceof Event.BusinessDayOpened event) {
                    earlier = !isToday(desk, event);
                    opened = earlier ? opened : i;
                }
            // where the page ends with a day before, nothing of today is in it
            int from = !earlier ? 0 : opened < 0 ? page.size() : opened;
            events.addAll(0, page.subList(from, page.size()));
            if (earlier)
                return events;
            end = start;
        }
        return events;
    }

    private static boolean isToday(BranchDesk desk, Event.BusinessDayOpened opened) {
        return switch (desk.branch().day()) {
            case Day.Open open -> open.date().equals(opened.date());
            case Day.Closed closed -> opened.date().equals(closed.last());
        };
    }
}
