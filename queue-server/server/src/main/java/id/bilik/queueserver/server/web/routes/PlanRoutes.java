package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;
import static id.bilik.queueserver.server.web.http.Route.put;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.follow.PlanHistory;
import id.bilik.queueserver.server.journal.ActorWords;
import id.bilik.queueserver.server.records.Accounts;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.settings.PlanDiff;
import id.bilik.queueserver.server.settings.PlanDraft;
import id.bilik.queueserver.server.settings.PlanJson;
import id.bilik.queueserver.server.settings.Settings;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan of a branch: as it is, as a draft, as a change that is checked and adopted, and as it was. */
public final class PlanRoutes {
    private static final String PLAN = "/api/branches/{branch}/plan";
    private static final String NOW = "now";
    private static final String AFTER_TODAY = "after-today";

    private final Settings settings;
    private final PlanningRoutes planning;
    private final Accounts accounts;

    /**
     * The plan as it is.
     *
     * @param sequence  journal sequence since which it holds; a change names it
     * @param scheduled the plan that is adopted when the business day has ended
     */
    record PlanView(PlanJson plan, long sequence, OffsetDateTime at, ActorView actor, @Nullable String actorName,
            @Nullable PlanJson scheduled, @Nullable DraftView draft) {}

    /** @param basedOn as {@link PlanView#sequence} when it was begun */
    record DraftView(PlanJson plan, long basedOn, OffsetDateTime at, @Nullable String actorName) {}

    /**
     * What a change would do.
     *
     * @param problem what makes the plan impossible; null where it is possible
     * @param inUse   what visits are in or wait for, and the plan lacks: it can't be adopted before the day has ended
     * @param whatIf  the rest of the day with and without it; null where the branch is closed or nothing can be foreseen
     */
    record CheckView(@Nullable String problem, List<String> inUse, List<PlanDiff.Change> changes,
            PlanningRoutes.@Nullable WhatIfAnswer whatIf) {}

    /** @param scheduled whether it waits for the end of the business day */
    record AdoptedView(boolean scheduled, long sequence) {}

    record HistoryView(List<StepView> steps) {}

    /**
     * @param kind    {@code adopted}, {@code scheduled} or {@code dropped}
     * @param changes against the plan that held then
     */
    record StepView(long sequence, OffsetDateTime at, String kind, ActorView actor, @Nullable String actorName,
            List<PlanDiff.Change> changes) {}

    record Dropped(boolean dropped) {}

    public PlanRoutes(Settings settings, PlanningRoutes planning, Accounts accounts) {
        this.settings = settings;
        this.planning = planning;
        this.accounts = accounts;
    }

    public List<Route> list() {
        return List.of(get(PLAN, Access.OVERSEERS, "The plan, and a draft of the next one", PlanView.class, this::plan),
                post(PLAN, Access.SUPERVISOR, "Adopt a plan, now or when the business day has ended",
                        Requests.PlanToAdopt.class, 200, AdoptedView.class, this::adopt),
                put(PLAN + "/draft", Access.SUPERVISOR, "Keep a draft, whether or not it is possible yet",
                        Requests.PlanDraft.class, DraftView.class, this::keepDraft),
                delete(PLAN + "/draft", Access.SUPERVISOR, "Drop the draft", Dropped.class, this::dropDraft),
                post(PLAN + "/check", Access.SUPERVISOR, "What a plan would change, and whether it can be adopted",
                        Requests.PlanToCheck.class, 200, CheckView.class, this::check),
                delete(PLAN + "/scheduled", Access.SUPERVISOR, "Drop the plan that waits for the end of the day",
                        Dropped.class, this::dropScheduled),
                get(PLAN + "/history", Access.OVERSEERS, "Every change of the plan, the newest first",
                        HistoryView.class, this::history),
                get(PLAN + "/history/{sequence}", Access.OVERSEERS, "A plan as it was adopted or scheduled then",
                        PlanJson.class, this::past));
    }

    private void plan(Context context) {
        OpenBranch branch = InPath.realBranch(context);
        PlanHistory.Step since = since(branch);
        BranchPlan scheduled = branch.state().scheduled();
        context.json(new PlanView(PlanJson.of(branch.state().plan()), since.sequence(), local(branch, since.at()),
                ActorView.of(since.actor()), nameOf(since.actor()), scheduled == null ? null : PlanJson.of(scheduled),
                settings.draft(branch.id()).find().map(draft -> view(branch, draft)).orElse(null)));
    }

    private void keepDraft(Context context) throws IOException {
        OpenBranch branch = InPath.realBranch(context);
        Requests.PlanDraft body = Bodies.read(context, Requests.PlanDraft.class);
        PlanDraft.Saved draft = new PlanDraft.Saved(body.plan(), body.basedOn(), branch.now(),
                String.valueOf(ActorWords.of(Orders.actor(context))));
        settings.draft(branch.id()).save(draft);
        context.json(view(branch, draft));
    }

    private void dropDraft(Context context) throws IOException {
        OpenBranch branch = InPath.realBranch(context);
        boolean there = settings.draft(branch.id()).find().isPresent();
        settings.draft(branch.id()).drop();
        context.json(new Dropped(there));
    }

    private void check(Context context) {
        OpenBranch branch = InPath.realBranch(context);
        PlanJson asked = Bodies.read(context, Requests.PlanToCheck.class).plan();
        BranchPlan plan;
        try {
            plan = read(branch, asked);
        } catch (Problem impossible) {
            context.json(new CheckView(impossible.body().detail(), List.of(), List.of(), null));
            return;
        }
        Decision decision = branch.consider(new Order(Orders.actor(context), new Command.AdoptPlan(plan)));
        List<String> inUse = decision instanceof Decision.Refused refused
                && refused.refusal() instanceof Refusal.PlanInUse taken ? taken.inUse() : List.of();
        List<PlanDiff.Change> changes = PlanDiff.between(branch.state().plan(), plan);
        context.json(new CheckView(null, inUse, changes, inUse.isEmpty() && !changes.isEmpty()
                ? foresee(branch, plan)
                : null));
    }

    private PlanningRoutes.@Nullable WhatIfAnswer foresee(OpenBranch branch, BranchPlan plan) {
        Branch state = branch.state();
        boolean known = state.plan().services().stream().allMatch(it -> plan.findService(it.id()).isPresent());
        return known && state.day() instanceof Day.Open ? planning.foresee(branch, plan) : null;
    }

    private void adopt(Context context) throws IOException {
        OpenBranch branch = InPath.realBranch(context);
        Requests.PlanToAdopt body = Bodies.read(context, Requests.PlanToAdopt.class);
        if (!body.when().equals(NOW) && !body.when().equals(AFTER_TODAY)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field when must be " + NOW + " or " + AFTER_TODAY + ", not " + body.when() + ".");
        }
        BranchPlan plan = read(branch, body.plan());
        checkLogo(plan);
        if (since(branch).sequence() != body.basedOn()) {
            throw Problem.planChanged();
        }
        Branch then = Orders.decide(context, branch,
                body.when().equals(NOW) ? new Command.AdoptPlan(plan) : new Command.SchedulePlan(plan)).branch();
        settings.draft(branch.id()).drop();
        context.json(new AdoptedView(then.scheduled() != null, then.sequence()));
    }

    private void checkLogo(BranchPlan plan) throws IOException {
        String logo = plan.logo();
        if (logo != null && settings.pictures().find(logo).isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The logo " + logo + " was never uploaded here.");
        }
    }

    private void dropScheduled(Context context) {
        OpenBranch branch = InPath.realBranch(context);
        boolean there = branch.state().scheduled() != null;
        Orders.decide(context, branch, new Command.DropScheduledPlan());
        context.json(new Dropped(there));
    }

    private void history(Context context) {
        OpenBranch branch = InPath.realBranch(context);
        List<StepView> steps = new ArrayList<>();
        BranchPlan held = BranchPlan.none(branch.id());
        for (PlanHistory.Step step : settings.history(branch.id(), branch.journal()).list()) {
            BranchPlan plan = step.plan();
            steps.add(new StepView(step.sequence(), local(branch, step.at()), word(step.kind()),
                    ActorView.of(step.actor()), nameOf(step.actor()),
                    plan == null || held.services().isEmpty() ? List.of() : PlanDiff.between(held, plan)));
            held = step.kind() == PlanHistory.Kind.ADOPTED && plan != null ? plan : held;
        }
        context.json(new HistoryView(steps.reversed()));
    }

    private void past(Context context) {
        OpenBranch branch = InPath.realBranch(context);
        String text = context.pathParam("sequence");
        BranchPlan plan = settings.history(branch.id(), branch.journal()).list().stream()
                .filter(step -> String.valueOf(step.sequence()).equals(text)).map(PlanHistory.Step::plan)
                .findFirst().orElse(null);
        if (plan == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "No plan was adopted or scheduled at " + text + ".");
        }
        context.json(PlanJson.of(plan));
    }

    /** @throws Problem 400 saying what makes it impossible */
    private static BranchPlan read(OpenBranch branch, PlanJson asked) {
        try {
            BranchPlan plan = asked.toPlan();
            if (!plan.id().equals(branch.id())) {
                throw new IllegalArgumentException("this is branch " + branch.id() + ", the plan is of " + plan.id());
            }
            return plan;
        } catch (IllegalArgumentException impossible) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The plan is not possible: " + impossible.getMessage() + ".");
        }
    }

    /** Since when the present plan holds; as if from the first, where the entry of its adoption is damaged. */
    private PlanHistory.Step since(OpenBranch branch) {
        return settings.history(branch.id(), branch.journal()).list().reversed().stream()
                .filter(step -> step.kind() == PlanHistory.Kind.ADOPTED).findFirst()
                .orElseGet(() -> new PlanHistory.Step(0, branch.now(), Actor.UNKNOWN, PlanHistory.Kind.ADOPTED,
                        branch.state().plan()));
    }

    private DraftView view(OpenBranch branch, PlanDraft.Saved draft) {
        return new DraftView(draft.plan(), draft.basedOn(), local(branch, draft.at()),
                nameOf(ActorWords.parse(draft.by())));
    }

    private @Nullable String nameOf(Actor actor) {
        return actor instanceof Actor.Account account ? accounts.findName(account.id()).orElse(null) : null;
    }

    private static String word(PlanHistory.Kind kind) {
        return switch (kind) {
            case ADOPTED -> "adopted";
            case SCHEDULED -> "scheduled";
            case DROPPED -> "dropped";
        };
    }

    private static OffsetDateTime local(OpenBranch branch, Instant time) {
        return time.atZone(branch.state().plan().zone()).toOffsetDateTime();
    }
}
