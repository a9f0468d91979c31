package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a branch follows from a journal of which entries were lost and replaced by {@link Event.EntryLost}. From there on
 * an event that can't follow what is left is passed over like a lost one, and each new business day starts with empty
 * booths. Without such a loss this is {@link Evolution}, which throws.
 */
public final class AfterLoss {
    private AfterLoss() {}

    /** The state after one more event; throws {@link IllegalStateException} where nothing was lost that explains it. */
    public static Branch evolve(Branch branch, RecordedEvent recorded) {
        if (!branch.counters().isIncomplete() || recorded.sequence() != branch.sequence() + 1) {
            return Evolution.evolve(branch, recorded);
        }
        Instant at = recorded.at().isBefore(branch.time()) && !ClockEvolution.mayStepBack(recorded.event())
                ? branch.time()
                : recorded.at();
        if (recorded.event() instanceof Event.BusinessDayOpened opened) {
            return opened(branch.at(recorded.sequence(), at), opened, at);
        }
        try {
            return Evolution.evolve(branch, recorded);
        } catch (IllegalStateException | IllegalArgumentException contradiction) {
            Branch then = branch.at(recorded.sequence(), at);
            return then.withLost();
        }
    }

    private static Branch opened(Branch branch, Event.BusinessDayOpened event, Instant at) {
        Day.Open open = new Day.Open(event.date(), at, true);
        if (event.date().equals(branch.findDate().orElse(null))) {
            // the same day goes on, with its numbers, also where its end could not be followed
            return branch.with(open);
        }
        return branch.emptied(open).withGroups(branch.groups().stream().map(AfterLoss::emptied).toList());
    }

    private static Group emptied(Group group) {
        List<Booth> booths = new ArrayList<>();
        for (Booth booth : group.booths()) {
            booths.add(new Booth(booth.id(), booth.where(), booth.status() == Booth.Status.DRAINING
                    ? Booth.Status.CLOSED
                    : booth.status(), null, null));
        }
        return new Group(group.id(), group.services(), Duty.OFF, group.mode(), group.concurrency(),
                List.copyOf(booths), group.lastCall());
    }
}
