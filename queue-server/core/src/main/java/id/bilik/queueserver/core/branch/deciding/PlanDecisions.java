package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Deadlines;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Another plan for a branch that runs. */
final class PlanDecisions {
    private PlanDecisions() {}

    static @Nullable Refusal adopt(Draft draft, BranchPlan plan) {
        if (draft.branch().scheduled() != null) {
            draft.add(new ScheduledPlanDropped());
        }
        if (plan.equals(draft.branch().plan())) {
            return null;
        }
        Set<String> inUse = listInUse(draft.branch(), plan);
        if (!inUse.isEmpty()) {
            return new Refusal.PlanInUse(List.copyOf(inUse));
        }
        for (Group group : draft.branch().groups()) {
            if (group.isOnDuty() && plan.groups().stream().noneMatch(next -> next.id().equals(group.id()))) {
                draft.add(new OfficerSignedOff(group.id()));
            }
        }
        BranchPlan before = draft.branch().plan();
        draft.add(new PlanAdopted(plan));
        followConcurrency(draft, before, plan);
        if (draft.branch().day() instanceof Day.Open open
                && Deadlines.isTicketingAgain(draft.branch(), open, draft.now())) {
            draft.add(new TicketingResumed(open.date()));
        }
        TimeDecisions.passTime(draft);
        return null;
    }

    /** A group takes as many at once as the new plan says, unless staff had set another number than the old one said. */
    private static void followConcurrency(Draft draft, BranchPlan before, BranchPlan plan) {
        Map<String, Integer> planned = new HashMap<>();
        before.groups().forEach(group -> planned.put(group.id(), group.concurrency()));
        for (GroupPlan next : plan.groups()) {
            Group group = draft.branch().getGroup(next.id());
            Integer last = planned.get(next.id());
            if (last != null && last == group.concurrency() && next.concurrency() != last) {
                draft.add(new CapacityChanged(group.id(), group.booths().stream()
                        .filter(booth -> booth.status() == Booth.Status.OPEN).map(Booth::id).toList(),
                        next.concurrency()));
            }
        }
    }

    /** Names what visits still use and the new plan lacks. A new zone counts while a day is open: it would shift the day. */
    private static Set<String> listInUse(Branch branch, BranchPlan plan) {
        if (!plan.id().equals(branch.id())) {
            throw new IllegalArgumentException("branch " + branch.id() + " cannot be " + plan.id());
        }
        Set<String> inUse = new LinkedHashSet<>();
        for (Group group : branch.groups()) {
            for (Booth booth : group.booths()) {
                if (booth.visit() != null && plan.groups().stream()
                        .noneMatch(next -> next.id().equals(group.id()) && has(next, booth))) {
                    inUse.add("booth " + booth.id() + " of group " + group.id());
                }
            }
        }
        List<Visit> present = new ArrayList<>();
        for (Visit visit : branch.visits().values()) {
            if (!(visit.stage() instanceof Stage.Ended)) {
                present.add(visit);
            }
        }
        for (Visit visit : present) {
            List<String> steps = new ArrayList<>(visit.steps().next());
            steps.addFirst(visit.service());
            steps.stream().filter(service -> plan.findService(service).isEmpty())
                    .forEach(service -> inUse.add("service " + service));
        }
        if (!present.isEmpty() && !plan.zone().equals(branch.plan().zone())) {
            inUse.add("zone " + branch.plan().zone());
        }
        return inUse;
    }

    private static boolean has(GroupPlan plan, Booth booth) {
        return (booth.where() == Booking.Where.HOME ? plan.homeBooths() : plan.booths()).contains(booth.id());
    }

    static @Nullable Refusal schedule(Draft draft, SchedulePlan command) {
        if (!(draft.branch().day() instanceof Day.Open)) {
            return adopt(draft, command.plan());
        }
        if (command.plan().equals(draft.branch().plan())) {
            return dropScheduled(draft);
        }
        if (!command.plan().id().equals(draft.branch().id())) {
            throw new IllegalArgumentException("branch " + draft.branch().id() + " cannot be " + command.plan().id());
        }
        if (!command.plan().equals(draft.branch().scheduled())) {
            draft.add(new PlanScheduled(command.plan()));
        }
        return null;
    }

    static @Nullable Refusal dropScheduled(Draft draft) {
        if (draft.branch().scheduled() != null) {
            draft.add(new ScheduledPlanDropped());
        }
        return null;
    }

    /** When a business day has ended. */
    static void adoptScheduled(Draft draft) {
        BranchPlan scheduled = draft.branch().scheduled();
        if (scheduled == null) {
            return;
        }
        if (scheduled.equals(draft.branch().plan())) {
            draft.add(new ScheduledPlanDropped());
            return;
        }
        BranchPlan before = draft.branch().plan();
        draft.add(new PlanAdopted(scheduled));
        followConcurrency(draft, before, scheduled);
    }
}
