package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;
import static id.bilik.queueserver.server.web.http.Route.put;

import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.privacy.Breaches;
import id.bilik.queueserver.server.records.BreachRows;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The register of breaches of personal data, with the time that is left to tell of each. */
public final class BreachRoutes {
    private static final String BREACHES = "/api/breaches";
    private static final int LONGEST = 1_000;
    private static final int MOST_PEOPLE = 1_000_000_000;

    private final Breaches breaches;
    private final AccessControl access;

    record BreachList(List<BreachView> breaches) {}

    /**
     * One breach.
     *
     * @param concerned   which data, of whom
     * @param deadline    until when the authority and the people have to be told
     * @param secondsLeft until then, negative afterwards; null where both were told
     */
    record BreachView(String breach, Instant noticedAt, String what, String concerned, @Nullable Integer people,
            String measures, @Nullable Instant authorityToldAt, @Nullable Instant peopleToldAt, Instant deadline,
            @Nullable Long secondsLeft) {}

    public BreachRoutes(Breaches breaches, AccessControl access) {
        this.breaches = breaches;
        this.access = access;
    }

    public List<Route> list() {
        return List.of(
                get(BREACHES, Access.OVERSEERS, "The register of breaches of personal data, the newest first",
                        BreachList.class, context -> context.json(new BreachList(views()))),
                post(BREACHES, Access.SUPERVISOR, "Enter a breach", Requests.Breach.class, 201, BreachView.class,
                        this::add),
                put(BREACHES + "/{breach}", Access.SUPERVISOR, "Change what is known of a breach",
                        Requests.Breach.class, BreachView.class, this::change));
    }

    private void add(Context context) {
        Breaches.Facts facts = facts(Bodies.read(context, Requests.Breach.class));
        String id = breaches.add(facts);
        access.audit().note(Audit.Kind.BREACH_NOTED, Gate.caller(context).actor(), id, null);
        context.status(201).json(view(id));
    }

    private void change(Context context) {
        Breaches.Facts facts = facts(Bodies.read(context, Requests.Breach.class));
        String id = context.pathParam("breach");
        if (!breaches.change(id, facts)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no breach " + id + " in the register.");
        }
        access.audit().note(Audit.Kind.BREACH_CHANGED, Gate.caller(context).actor(), id, null);
        context.json(view(id));
    }

    private Breaches.Facts facts(Requests.Breach body) {
        if (body.people() != null && (body.people() < 0 || body.people() > MOST_PEOPLE)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field people must be 0 to " + MOST_PEOPLE + ".");
        }
        return new Breaches.Facts(past("noticedAt", body.noticedAt()), text("what", body.what(), true),
                text("concerned", body.concerned(), true), body.people(), text("measures", body.measures(), false),
                body.authorityToldAt() == null ? null : past("authorityToldAt", body.authorityToldAt()),
                body.peopleToldAt() == null ? null : past("peopleToldAt", body.peopleToldAt()));
    }

    private Instant past(String field, String text) {
        Instant time = Fields.time(field, text);
        if (time.isAfter(access.clock().instant()) || time.isBefore(Instant.EPOCH)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + field + " must be a time that is past.");
        }
        return time;
    }

    private static String text(String field, String text, boolean needed) {
        if (!Texts.isPlain(text, LONGEST) || (needed && text.isBlank())) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + field + " must be one line of "
                    + (needed ? "1 to " : "at most ") + LONGEST + " characters.");
        }
        return text;
    }

    private List<BreachView> views() {
        Instant now = access.clock().instant();
        return breaches.list().stream().map(row -> view(row, now)).toList();
    }

    private BreachView view(String id) {
        return views().stream().filter(each -> each.breach().equals(id)).findFirst().orElseThrow();
    }

    private static BreachView view(BreachRows.Row row, Instant now) {
        Instant deadline = row.noticedAt().plus(Breaches.DEADLINE);
        boolean told = row.authorityToldAt() != null && row.peopleToldAt() != null;
        return new BreachView(row.id(), row.noticedAt(), row.what(), row.concerned(), row.people(), row.measures(),
                row.authorityToldAt(), row.peopleToldAt(), deadline,
                told ? null : Duration.between(now, deadline).toSeconds());
    }
}
