package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Deadlines;
import id.bilik.queueserver.core.branch.Event.PapersMissing;
import id.bilik.queueserver.core.branch.Event.StepCompleted;
import id.bilik.queueserver.core.branch.Event.StepsPlanned;
import id.bilik.queueserver.core.branch.Event.VisitCompleted;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.VisitSteps;
import id.bilik.queueserver.core.branch.deciding.Command.Complete;
import id.bilik.queueserver.core.branch.deciding.Command.PlanSteps;
import id.bilik.queueserver.core.branch.deciding.Command.ReportMissing;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of a visit: which it begins with, when one is done, which follow, and what ends one without success. */
final class StepDecisions {
    private StepDecisions() {}

    /** Why nobody can come for these services in one visit; null where they can. */
    static @Nullable Refusal check(BranchPlan plan, List<String> services) {
        Set<String> known = new HashSet<>();
        for (String service : services) {
            if (plan.findService(service).isEmpty()) {
                return new Refusal.Unknown("service", service);
            }
            if (!known.add(service)) {
                return new Refusal.ServiceTwice(service);
            }
        }
        return known.stream().filter(service -> !plan.isCheck(service)).count() > VisitSteps.MOST_SERVICES
                ? new Refusal.TooManyServices(VisitSteps.MOST_SERVICES)
                : null;
    }

    /** The steps that lead to these services: papers are checked first, once for all that have the same check. */
    static List<String> steps(BranchPlan plan, List<String> services) {
        Set<String> steps = new LinkedHashSet<>();
        for (String service : services) {
            plan.findService(service).map(Service::check).ifPresent(steps::add);
        }
        steps.addAll(services);
        return List.copyOf(steps);
    }

    /**
     * The step is done, and with the last one the visit. The next one follows in the same booth where its officer can do it; else
     * the visit waits for it.
     */
    static @Nullable Refusal complete(Draft draft, Complete command, Visit visit) {
        if (!(visit.stage() instanceof Stage.Serving serving)) {
            return Refusal.WrongStage.of(visit, StageName.SERVING);
        }
        if (!Texts.isPlain(command.outcome(), Texts.REASON)) {
            return new Refusal.UnusableText("outcome", Texts.REASON);
        }
        if (visit.steps().isLast() || command.whole() || !(draft.branch().day() instanceof Day.Open)) {
            draft.add(new VisitCompleted(visit.ticket(), serving.booth(), command.outcome()));
            return null;
        }
        String next = visit.steps().next().getFirst();
        Group group = draft.branch().getGroup(serving.group());
        draft.add(new StepCompleted(visit.ticket(), serving.booth(), command.outcome(), next,
                group.isOnDuty() && group.serves(next)));
        return null;
    }

    static @Nullable Refusal plan(Draft draft, PlanSteps command, Visit visit) {
        Refusal impossible = check(draft.branch().plan(), command.next());
        if (impossible != null) {
            return impossible;
        }
        Set<String> before = new HashSet<>(List.of(visit.service()));
        visit.steps().done().forEach(step -> before.add(step.service()));
        for (String service : command.next()) {
            if (before.contains(service)) {
                return new Refusal.ServiceTwice(service);
            }
        }
        if (!command.next().equals(visit.steps().next())) {
            draft.add(new StepsPlanned(visit.ticket(), command.booth(), command.next()));
        }
        return null;
    }

    static @Nullable Refusal missing(Draft draft, ReportMissing command, Visit visit) {
        if (!(visit.stage() instanceof Stage.Serving serving)) {
            return Refusal.WrongStage.of(visit, StageName.SERVING);
        }
        if (!(draft.branch().day() instanceof Day.Open open)) {
            return new Refusal.BranchClosed();
        }
        List<String> asked = draft.branch().listPapers(visit).stream().map(Document::id).toList();
        for (String document : command.documents()) {
            if (!asked.contains(document)) {
                return new Refusal.NotAskedFor(visit.service(), document, asked);
            }
        }
        if (command.documents().isEmpty()) {
            return new Refusal.NothingMissing(visit.ticket());
        }
        draft.add(new PapersMissing(visit.ticket(), serving.booth(), Deadlines.endOf(draft.branch(), open),
                List.copyOf(new LinkedHashSet<>(command.documents()))));
        return null;
    }
}
