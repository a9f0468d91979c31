package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;

/** A branch after the changes that a {@link WhatIf} asks about: they go through the same decider as those of staff. */
final class ChangedBranch {
    private final Decider decider;
    private final Instant now;

    ChangedBranch(CallingPolicy policy, Instant now) {
        this.decider = new Decider(policy);
        this.now = now;
    }

    /** Officers who call by hand are taken to call as soon as there is room. */
    Branch callingByItself(Branch branch) {
        Branch then = branch;
        for (Group group : branch.groups()) {
            then = decide(then, new Command.SetCallingMode(group.id(), CallingMode.AUTOMATIC));
        }
        return then;
    }

    /** @throws Change.Impossible where the branch would refuse one */
    Branch with(Branch branch, List<Change> changes) {
        Branch then = branch;
        for (Change change : changes) {
            then = switch (change) {
                case Change.Capacity capacity -> {
                    Group group = find(then, capacity.group());
                    List<String> open = capacity.openBooths();
                    Integer concurrency = capacity.concurrency();
                    yield decide(then, new Command.SetCapacity(group.id(),
                            open == null
                                    ? group.booths().stream().filter(it -> it.status() == Booth.Status.OPEN)
                                            .map(Booth::id).toList()
                                    : open,
                            concurrency == null ? group.concurrency() : concurrency));
                }
                case Change.AddOfficer add -> addOfficer(then, add);
                case Change.Booths booths -> withBooths(then, booths);
                case Change.Services services -> {
                    String group = find(then, services.group()).id();
                    yield adopt(then, plan -> ChangedPlan.withServices(plan, group, services.services()));
                }
                case Change.Closing closing -> closingAt(then, closing.at());
                case Change.OtherPlan other -> decide(then, new Command.AdoptPlan(other.plan()));
                case Change.RemoveOfficer remove ->
                    decide(then, new Command.SignOff(find(then, remove.group()).id()));
            };
        }
        return then;
    }

    private Branch addOfficer(Branch branch, Change.AddOfficer add) {
        String wanted = add.group();
        if (wanted != null && find(branch, wanted).isOnDuty()) {
            throw new Change.Impossible("Group " + wanted + " has an officer already.");
        }
        String group = wanted;
        for (Group each : branch.groups()) {
            if (group == null && !each.isOnDuty()) {
                group = each.id();
            }
        }
        Branch then = branch;
        if (group == null) {
            group = "added-" + (branch.groups().size() + 1);
            String added = group;
            then = adopt(branch, plan -> ChangedPlan.withGroup(plan, added));
        }
        then = decide(then, new Command.SignOn(group, "one more officer"));
        return decide(then, new Command.SetCallingMode(group, CallingMode.AUTOMATIC));
    }

    private Branch withBooths(Branch branch, Change.Booths change) {
        Group group = find(branch, change.group());
        if (change.count() < 1 || change.count() > GroupPlan.MAX_BOOTHS) {
            throw new Change.Impossible("A group has 1 to " + GroupPlan.MAX_BOOTHS + " booths, not " + change.count()
                    + ".");
        }
        Branch then = adopt(branch, plan -> ChangedPlan.withBooths(plan, group.id(), change.count()));
        List<String> open = then.getGroup(group.id()).booths().stream().map(Booth::id).limit(change.count()).toList();
        return decide(then, new Command.SetCapacity(group.id(), open, group.concurrency()));
    }

    private Branch closingAt(Branch branch, LocalTime closes) {
        if (!(branch.day() instanceof Day.Open open)) {
            throw new Change.Impossible("The branch is closed.");
        }
        Branch then = adopt(branch, plan -> ChangedPlan.closingAt(plan, open.date(), closes));
        if (!then.plan().hours().closesAt(open.date(), then.plan().zone()).isAfter(now)) {
            throw new Change.Impossible("The time " + closes + " has passed already.");
        }
        return then;
    }

    private Branch adopt(Branch branch, UnaryOperator<BranchPlan> change) {
        BranchPlan plan;
        try {
            plan = change.apply(branch.plan());
        } catch (IllegalArgumentException impossible) {
            throw new Change.Impossible("The plan is not possible: " + impossible.getMessage() + ".");
        }
        return decide(branch, new Command.AdoptPlan(plan));
    }

    private static Group find(Branch branch, String id) {
        return branch.findGroup(id).orElseThrow(() -> new Change.Impossible("There is no group " + id + " here."));
    }

    private Branch decide(Branch branch, Command command) {
        return switch (decider.decide(branch, Order.unnamed(command), now)) {
            case Decision.Accepted accepted -> accepted.branch();
            case Decision.Refused refused -> throw new Change.Impossible(refused.refusal().detail());
        };
    }
}
