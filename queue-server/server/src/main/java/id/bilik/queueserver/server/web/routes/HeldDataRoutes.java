package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.follow.HeldEvents;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** What is held on one ticket of one day: for a participant who asks the branch (law 27/2022, article 7). */
public final class HeldDataRoutes {
    private static final List<String> PARAMETERS = List.of("date", "ticket");

    private final AccessControl access;

    /** @param kept each level of facts with the date on which it goes */
    record HeldData(String branch, LocalDate date, String ticket, List<HeldEvent> events, List<KeptUntil> kept) {}

    /**
     * An event of the visit.
     *
     * @param facts  of the event, null in place of what is purged
     * @param purged levels of its facts that are purged
     */
    record HeldEvent(long sequence, OffsetDateTime at, String type, ActorView actor, JsonNode facts,
            List<String> purged) {}

    /**
     * How long something is kept.
     *
     * @param level  {@code text}: what people typed, who may claim priority, what they read and which papers were
     *     seen; {@code people}: who acted
     * @param until  first date on which it is no longer kept
     * @param purged whether that has happened
     */
    record KeptUntil(String level, LocalDate until, boolean purged) {}

    public HeldDataRoutes(AccessControl access) { this.access = access; }

    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/held-data", Access.SUPERVISOR,
                "All that is held on a ticket of a day, ?date=YYYY-MM-DD&ticket=A012; that it was shown is noted",
                HeldData.class, this::heldData).asking("date", "string").asking("ticket", "string"));
    }

    private void heldData(Context context) {
        OpenBranch branch = InPath.branch(context);
        LocalDate date = Query.date("date", Query.get(context, "date", PARAMETERS));
        String text = Query.get(context, "ticket", PARAMETERS);
        TicketNumber ticket = TicketNumber.parse(text).orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST,
                "The parameter ticket must be a ticket number such as A012, not " + text + "."));
        ZoneId zone = branch.state().plan().zone();
        List<HeldEvents.Held> held = HeldEvents.of(ticket, date, branch.state(), branch.journal());
        if (held.isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "Nothing is held on ticket " + ticket + " of " + date + ".");
        }
        access.audit().note(Audit.Kind.HELD_DATA_SHOWN, Gate.caller(context).actor(), null, ticket + " of " + date);
        context.json(new HeldData(branch.id(), date, ticket.toString(),
                held.stream().map(event -> view(event, zone)).toList(), kept(date, held)));
    }

    private static HeldEvent view(HeldEvents.Held event, ZoneId zone) {
        return new HeldEvent(event.sequence(), event.at().atZone(zone).toOffsetDateTime(), event.type(),
                ActorView.of(event.actor()), event.facts(),
                event.purged().stream().sorted().map(Personal.Level::word).toList());
    }

    private static List<KeptUntil> kept(LocalDate date, List<HeldEvents.Held> held) {
        return List.of(Personal.Level.values()).stream()
                .map(level -> new KeptUntil(level.word(), date.plusDays(level.days()),
                        held.stream().anyMatch(event -> event.purged().contains(level))))
                .toList();
    }
}
