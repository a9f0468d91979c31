package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.post;
import static id.bilik.queueserver.server.web.http.Route.put;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.core.view.BoothView;
import id.bilik.queueserver.core.view.Sheet;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an officer keeps in mind of a visit: a note, and what the booth's screen asks for. */
public final class SheetRoutes {
    private static final String BRANCH = "/api/branches/{branch}";
    private static final int LONGEST_NOTE = 500;

    /** The note as it is now. */
    record NoteAnswer(String ticket, String note) {}

    public List<Route> list() {
        return List.of(
                put(BRANCH + "/tickets/{ticket}/note", Access.OFFICER,
                        "A note for the officers, in memory only, which vanishes with the visit; empty clears it",
                        Requests.Note.class, NoteAnswer.class, this::note),
                post(BRANCH + "/booths/{booth}/prompt", Access.OFFICER,
                        "Ask for something on the booth's screen; without a prompt: nothing any more",
                        Requests.Prompt.class, 200, BoothView.class, this::prompt));
    }

    private void note(Context context) {
        String given = Bodies.read(context, Requests.Note.class).text();
        if (!Texts.isPlain(given, LONGEST_NOTE)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field text must be plain, of at most " + LONGEST_NOTE + " characters.");
        }
        String text = given.strip();
        Visit visit = underWay(context);
        change(context, visit, sheet -> sheet.withNote(text));
        context.json(new NoteAnswer(visit.ticket().toString(), text));
    }

    private void prompt(Context context) {
        Requests.Prompt body = Bodies.read(context, Requests.Prompt.class);
        OpenBranch open = InPath.branch(context);
        Branch branch = open.state();
        String booth = context.pathParam("booth");
        if (branch.findBooth(booth).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("booth", booth));
        }
        TicketNumber there = branch.findBooth(booth).orElseThrow().visit();
        if (there == null) {
            throw Problem.of(new Refusal.BoothEmpty(booth));
        }
        if (body.ticket() != null && !body.ticket().equals(there.toString())) {
            throw Problem.of(new Refusal.AnotherTicket(booth, there));
        }
        Visit visit = branch.getVisit(there);
        Sheet.Prompt next = prompt(open, visit, body);
        change(context, visit, sheet -> sheet.withPrompt(next));
        context.json(BoothView.of(open.moment(), booth));
    }

    private static Sheet.@Nullable Prompt prompt(OpenBranch open, Visit visit, Requests.Prompt body) {
        if (body.prompt() == null && body.document() == null) {
            return null;
        }
        if (body.prompt() == null) {
            throw documentWithout();
        }
        Sheet.Prompt.Kind kind = Fields.word(Sheet.Prompt.Kind.class, "prompt", body.prompt());
        if ((kind == Sheet.Prompt.Kind.SHOW) != (body.document() != null)) {
            throw documentWithout();
        }
        return new Sheet.Prompt(kind, body.document() == null
                ? null
                : document(open, visit, body.document()), open.now());
    }

    private static Problem documentWithout() {
        return Problem.of(HttpStatus.BAD_REQUEST, "The field document goes with the prompt show, and only with it.");
    }

    private static String document(OpenBranch open, Visit visit, String id) {
        List<String> asked = open.state().plan().getService(visit.service()).documents().stream().map(Document::id)
                .toList();
        if (!asked.contains(id)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    new Refusal.NotAskedFor(visit.service(), id, asked).detail());
        }
        return id;
    }

    /** The visit that the path names, if it is not over. */
    private Visit underWay(Context context) {
        TicketNumber ticket = InPath.ticket(context);
        Visit visit = InPath.branch(context).state().findVisit(ticket)
                .orElseThrow(() -> Problem.of(new Refusal.Unknown("ticket", ticket.toString())));
        if (visit.stage() instanceof Stage.Ended) {
            throw Problem.of(new Refusal.WrongStage(ticket, StageName.of(visit.stage()).text(),
                    StageName.SERVING.text()));
        }
        return visit;
    }

    private void change(Context context, Visit visit, UnaryOperator<Sheet> change) {
        InPath.branch(context).sheets().change(visit, change);
    }
}
