package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The plan and the business day after what happened to them. */
final class BranchEvolution {
    private BranchEvolution() {}

    static Branch adopted(Branch branch, BranchPlan plan) {
        if (!plan.id().equals(branch.id())) {
            throw new IllegalStateException("branch " + branch.id() + " cannot be " + plan.id());
        }
        List<Group> groups = new ArrayList<>();
        for (GroupPlan groupPlan : plan.groups()) {
            Group fresh = Group.of(groupPlan);
            groups.add(branch.findGroup(groupPlan.id()).map(known -> keep(known, fresh)).orElse(fresh));
        }
        return branch.with(plan).withScheduled(null).withGroups(List.copyOf(groups));
    }

    /** The new booths and skills, with the duty, capacity and visits that the group has now. */
    private static Group keep(Group known, Group fresh) {
        List<Booth> booths = new ArrayList<>();
        for (Booth booth : fresh.booths()) {
            booths.add(known.findBooth(booth.id()).filter(before -> before.where() == booth.where()).orElse(booth));
        }
        return new Group(fresh.id(), fresh.services(), known.duty(), known.mode(), known.concurrency(),
                List.copyOf(booths), known.lastCall());
    }

    static Branch opened(Branch branch, BusinessDayOpened event, Instant at) {
        if (!(branch.day() instanceof Day.Closed closed)
                || (closed.last() != null && event.date().isBefore(closed.last()))) {
            throw new IllegalStateException(event + " cannot follow " + branch.day());
        }
        Day.Open open = new Day.Open(event.date(), at, true);
        return event.date().equals(closed.last()) ? branch.with(open) : branch.emptied(open);
    }

    static Branch ticketing(Branch branch, LocalDate date, boolean goesOn) {
        return branch.with(new Day.Open(date, openDay(branch, date).openedAt(), goesOn));
    }

    static Branch closed(Branch branch, BusinessDayClosed event) {
        openDay(branch, event.date());
        boolean idle = branch.queue().isEmpty() && branch.held().isEmpty();
        for (Group group : branch.groups()) {
            idle &= group.load() == 0 && !group.isOnDuty();
        }
        if (!idle) {
            throw new IllegalStateException(event.date() + " cannot close: there are open visits or officers on duty");
        }
        return branch.with(new Day.Closed(event.date()));
    }

    static Branch goesOn(Branch branch, EpochBegan event) {
        if (event.number() <= branch.counters().epochs().number()) {
            throw new IllegalStateException(
                    event + " cannot follow epoch " + branch.counters().epochs().number());
        }
        return branch.with(branch.counters().plus(new Epochs.Epoch(event.number(), event.incarnation(), event.date(),
                event.through(), event.reservedFrom())));
    }

    private static Day.Open openDay(Branch branch, LocalDate date) {
        if (branch.day() instanceof Day.Open open && open.date().equals(date)) {
            return open;
        }
        throw new IllegalStateException(date + " is not open: " + branch.day());
    }
}
