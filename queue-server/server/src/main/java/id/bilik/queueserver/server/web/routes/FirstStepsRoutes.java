package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.put;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.firststeps.FirstSteps;
import id.bilik.queueserver.server.firststeps.Missing;
import id.bilik.queueserver.server.firststeps.Progress;
import id.bilik.queueserver.server.firststeps.Step;
import id.bilik.queueserver.server.journal.ActorWords;
import id.bilik.queueserver.server.records.Accounts;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.settings.Confirmations;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new branch still lacks, step by step, and a person's word that something is right as it is. */
public final class FirstStepsRoutes {
    private static final String STEPS = "/api/branches/{branch}/first-steps";

    private final FirstSteps steps;
    private final Accounts accounts;

    /**
     * How far the branch is.
     *
     * @param complete whether nothing is missing
     * @param young    whether nobody was called here yet
     */
    record FirstStepsView(String branch, String name, boolean complete, boolean young, List<StepView> steps) {}

    /**
     * One step.
     *
     * @param missing     what it lacks; nothing where it is done
     * @param confirmable whether a word that it is right so would settle something of it now
     * @param confirmed   whose word it rests on, where it rests on one
     */
    record StepView(String step, boolean done, List<Missing> missing, boolean confirmable,
            @Nullable ConfirmedView confirmed) {}

    record ConfirmedView(OffsetDateTime at, @Nullable String actorName) {}

    public FirstStepsRoutes(FirstSteps steps, Accounts accounts) {
        this.steps = steps;
        this.accounts = accounts;
    }

    public List<Route> list() {
        return List.of(
                get(STEPS, Access.MAINTENANCE_READERS, "What a new branch still lacks, step by step",
                        FirstStepsView.class,
                        context -> context.json(view(InPath.realBranch(context)))),
                put(STEPS + "/{step}", Access.SUPERVISOR, "Say that a step is right as it is now",
                        Requests.Nothing.class, FirstStepsView.class, this::confirm));
    }

    private void confirm(Context context) throws IOException {
        OpenBranch branch = InPath.realBranch(context);
        Bodies.read(context, Requests.Nothing.class);
        String word = context.pathParam("step");
        Step step = Step.find(word).orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "There is no step " + word + " here."));
        if (!step.isConfirmed()) {
            throw Problem.of(HttpStatus.CONFLICT, "The step " + word + " is done by doing it: nobody can confirm it.");
        }
        if (!(Orders.actor(context) instanceof Actor.Account person)) {
            throw Problem.forbidden("Only a person can say that something is right as it is.");
        }
        steps.confirm(branch, step, person);
        context.json(view(branch));
    }

    private FirstStepsView view(OpenBranch branch) {
        List<Progress> all = steps.list(branch);
        return new FirstStepsView(branch.id(), branch.state().plan().name(), all.stream().allMatch(Progress::isDone),
                steps.isYoung(branch), all.stream().map(progress -> view(branch, progress)).toList());
    }

    private StepView view(OpenBranch branch, Progress progress) {
        Confirmations.Confirmed said = progress.confirmed();
        return new StepView(progress.step().word(), progress.isDone(), progress.missing(), progress.confirmable(),
                said == null
                        ? null
                        : new ConfirmedView(said.at().atZone(branch.state().plan().zone()).toOffsetDateTime(),
                                ActorWords.parse(said.by()) instanceof Actor.Account account
                                        ? accounts.findName(account.id()).orElse(null)
                                        : null));
    }
}
