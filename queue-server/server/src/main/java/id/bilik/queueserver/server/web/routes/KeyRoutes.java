package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.ApiKeys;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.Role;
import id.bilik.queueserver.server.journal.ActorWords;
import id.bilik.queueserver.server.records.ApiKeyRows;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of programs. */
public final class KeyRoutes {
    private static final String KEYS = "/api/keys";
    private static final int LONGEST_NAME = 60;
    private static final int MOST_DAYS = 366;

    private final AccessControl access;

    record KeyList(List<KeyView> keys) {}

    record KeyView(String key, String name, String role, String madeBy, Instant madeAt, @Nullable Instant lastUsedAt,
            Instant expiresAt) {
        static KeyView of(ApiKeyRows.Row row) {
            return new KeyView(row.id(), row.name(), row.role(), row.madeBy(), row.madeAt(), row.lastUsedAt(),
                    row.expiresAt());
        }
    }

    /** @param secret shown this once */
    record MadeView(String secret, KeyView made) {}

    record Revoked(String key) {}

    public KeyRoutes(AccessControl access) { this.access = access; }

    public List<Route> list() {
        return List.of(
                get(KEYS, Access.SUPERVISOR, "The keys of programs that hold", KeyList.class,
                        context -> context.json(new KeyList(access.keys().list().stream().map(KeyView::of).toList()))),
                post(KEYS, Access.SUPERVISOR, "Make a key for a program; its secret is shown once",
                        Requests.NewKey.class, 201, MadeView.class, this::make),
                delete(KEYS + "/{key}", Access.SUPERVISOR, "End a key", Revoked.class, this::revoke));
    }

    private void make(Context context) {
        Requests.NewKey body = Bodies.read(context, Requests.NewKey.class);
        Caller by = PeopleRoutes.proven(context);
        if (!Texts.isPlain(body.name(), LONGEST_NAME) || body.name().isBlank()) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field name must be one line of 1 to " + LONGEST_NAME + " characters.");
        }
        Role role = Role.find(body.role()).orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST,
                "The field role must be officer, supervisor, technician or auditor, not " + body.role() + "."));
        if (body.days() < 1 || body.days() > MOST_DAYS) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field days must be 1 to " + MOST_DAYS + ".");
        }
        access.audit().note(Audit.Kind.KEY_MADE, by.actor(), null, body.name() + ", " + role.word());
        ApiKeys.Made made = access.keys().make(body.name(), role, Duration.ofDays(body.days()),
                String.valueOf(ActorWords.of(by.actor())));
        context.status(201).json(new MadeView(made.secret(), KeyView.of(made.row())));
    }

    private void revoke(Context context) {
        String id = context.pathParam("key");
        Caller by = PeopleRoutes.proven(context);
        if (!access.keys().revoke(id)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no key " + id + " here that holds.");
        }
        access.audit().note(Audit.Kind.KEY_REVOKED, by.actor(), id, null);
        context.json(new Revoked(id));
    }
}
