package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The branch after its time was doubted, trusted again or put right. */
final class ClockEvolution {
    private ClockEvolution() {}

    /** Whether an event may lie before the one before it. A lost one may have put the time right. */
    static boolean mayStepBack(Event event) {
        return event instanceof ClockCorrected || event instanceof EntryLost;
    }

    static Branch doubted(Branch branch, ClockDoubted event, Instant at) {
        return branch.with(branch.clock().doubted(at, event.atStart(), branch.counters().issued()));
    }

    static Branch trusted(Branch branch) { return branch.with(branch.clock().trusted()); }

    static Branch corrected(Branch branch, ClockCorrected event, Instant at) {
        if (!branch.clock().isDoubted()) {
            throw new IllegalStateException(event + " of a time that nobody doubts");
        }
        LocalDate date = at.atZone(branch.plan().zone()).toLocalDate();
        boolean forward = !at.isBefore(event.before());
        Branch then = branch.with(branch.clock().corrected(branch.findDate().orElse(null),
                branch.counters().issued(), date, forward, branch.sequence()));
        return switch (branch.day()) {
            case Day.Open open when forward && open.date().equals(date) -> then;
            case Day.Open open -> throw new IllegalStateException(event + " cannot change the date of " + open);
            case Day.Closed closed -> forward ? then : steppedBack(then, closed, date, at);
        };
    }

    /**
     * Nothing is left of a time that has not come yet: not its visits, which have ended, and not its date. The hours open
     * the true date, even where staff have closed it under another: they did so to have the time put right.
     */
    private static Branch steppedBack(Branch branch, Day.Closed closed, LocalDate date, Instant at) {
        List<Group> groups = new ArrayList<>();
        for (Group group : branch.groups()) {
            List<Booth> booths = group.booths().stream().map(Booth::withoutLast).toList();
            groups.add(new Group(group.id(), group.services(), group.duty(), group.mode(), group.concurrency(), booths,
                    group.lastCall()));
        }
        LocalDate last = closed.last();
        return branch.withGroups(List.copyOf(groups)).onlyNumbers(
                new Day.Closed(last == null || last.isBefore(date) ? last : date.minusDays(1)),
                branch.counters().reservedAtMost(at));
    }
}
