package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;
import static id.bilik.queueserver.server.web.http.Route.put;

import id.bilik.queueserver.core.branch.Personal;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.view.StaffView;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.journal.ActorWords;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.SealedFacts;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import id.bilik.queueserver.server.web.http.WebJson;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The business day, the message on the board, and the journal. */
public final class BranchRoutes {
    private static final String BRANCH = "/api/branches/{branch}";
    private static final int EVENTS_AT_ONCE = 10_000;

    /** The events after a sequence; each has its own facts beside these. */
    record JournalPage(List<Entry> events, long last) {
        /** @param purged levels of facts that are purged and stand as null; left out where there are none */
        record Entry(long sequence, String at, String type, ActorView actor, @Nullable List<String> purged) {}
    }

    public List<Route> list() {
        return List.of(post(BRANCH + "/day/open", Access.SUPERVISOR, "Open the business day", Requests.Nothing.class,
                200, StaffView.class, context -> act(context, new Command.OpenBusinessDay())),
                post(BRANCH + "/day/close", Access.SUPERVISOR,
                        "Close the business day; open visits are ended with that reason", Requests.Nothing.class, 200,
                        StaffView.class, context -> act(context, new Command.CloseBusinessDay())),
                put(BRANCH + "/message", Access.SUPERVISOR, "Show a message on the board; an empty text clears it",
                        Requests.Message.class, StaffView.class,
                        context -> {
                            Requests.Message body = Bodies.read(context, Requests.Message.class);
                            decide(context, new Command.ShowMessage(body.text(), body.english()));
                        }),
                get(BRANCH + "/journal", Access.OVERSEERS, "Events after ?after=N, for audit and replay",
                        JournalPage.class, this::journal).asking("after", "integer"));
    }

    private void act(Context context, Command command) {
        Bodies.read(context, Requests.Nothing.class);
        decide(context, command);
    }

    private void decide(Context context, Command command) {
        OpenBranch branch = InPath.branch(context);
        Decision.Accepted decision = Orders.decide(context, branch, command);
        context.json(StaffView.of(branch.moment(decision.branch())));
    }

    private void journal(Context context) {
        OpenBranch branch = InPath.branch(context);
        long last = branch.state().sequence();
        List<JournalEntry> entries = branch.journal().read(branch.id(), after(context), EVENTS_AT_ONCE);
        ZoneId zone = branch.state().plan().zone();
        StringBuilder json = new StringBuilder("{\"events\":[");
        for (JournalEntry entry : entries) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",\n").append("{\"sequence\":")
                    .append(entry.sequence()).append(",\"at\":\"")
                    .append(entry.at().atZone(zone).toOffsetDateTime()).append("\",\"type\":\"").append(entry.type())
                    .append("\",\"actor\":").append(actor(entry));
            SealedFacts.Halves facts = SealedFacts.split(entry.data());
            if (!facts.seals().isEmpty()) {
                json.append(",\"purged\":[\"").append(facts.seals().keySet().stream().map(Personal.Level::word)
                        .collect(Collectors.joining("\",\""))).append("\"]");
            }
            // the facts are a JSON object already, written by this server
            if (facts.open().length() > 2) {
                json.append(',').append(facts.open(), 1, facts.open().length() - 1);
            }
            json.append('}');
        }
        json.append("],\"last\":").append(last).append('}');
        context.contentType("application/json").result(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String actor(JournalEntry entry) {
        return new String(WebJson.bytes(ActorView.of(ActorWords.parse(entry.actor()))), StandardCharsets.UTF_8);
    }

    private static long after(Context context) {
        String text = Query.findOnly(context, "after").orElse("0");
        try {
            long after = Long.parseLong(text);
            if (after >= 0) {
                return after;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw Problem.of(HttpStatus.BAD_REQUEST,
                "The parameter after must be a sequence, a whole number from 0, not " + text + ".");
    }
}
