package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A branch in the morning: open, officers on duty, booths filled by themselves.
 *
 * @param events what led there, for those who learn from the whole day
 */
public record Morning(Branch branch, Instant at, List<RecordedEvent> events) {
    /** The first moment of a branch of that plan, everybody on duty. */
    public static Morning of(BranchPlan plan, Instant at) {
        return next(Branch.unfounded(plan.id()), plan, at, plan.groups().size());
    }

    /**
     * The next day of a branch, whose last day is closed first.
     *
     * @param officers on duty, at the first groups of the plan; the others stay away
     */
    public static Morning next(Branch before, BranchPlan plan, Instant at, int officers) {
        Making making = new Making(before, at);
        if (before.plan().services().isEmpty() || !before.plan().equals(plan)) {
            making.does(new Command.AdoptPlan(plan));
        }
        making.does(new Command.PassTime());
        if (!(making.branch.day() instanceof Day.Open)) {
            making.does(new Command.OpenBusinessDay());
        }
        int onDuty = 0;
        for (Group group : making.branch.groups()) {
            if (onDuty++ < officers) {
                making.does(new Command.SignOn(group.id(), "officer of " + group.id()));
            }
            making.does(new Command.SetCallingMode(group.id(), CallingMode.AUTOMATIC));
        }
        return new Morning(making.branch, at, List.copyOf(making.events));
    }

    private static final class Making {
        /** Nobody waits yet, so nobody is called. */
        private final Decider decider = new Decider(new NobodyWaits());
        private final Instant at;
        private final List<RecordedEvent> events = new ArrayList<>();
        private Branch branch;

        Making(Branch branch, Instant at) {
            this.branch = branch;
            this.at = at;
        }

        void does(Command command) {
            if (!(decider.decide(branch, Order.unnamed(command), at) instanceof Decision.Accepted accepted)) {
                throw new IllegalStateException("a branch cannot begin its day: " + command + " at " + at);
            }
            branch = accepted.branch();
            events.addAll(accepted.events());
        }
    }

    private static final class NobodyWaits implements CallingPolicy {
        @Override
        public String name() { return "nobody-waits"; }

        @Override
        public Optional<Pick> findNext(Branch branch, List<Group> ready, Instant now) { return Optional.empty(); }

        @Override
        public List<Pick> listNext(Branch branch, Group group, Instant now, int limit) { return List.of(); }

        @Override
        public int countAhead(Branch branch, Visit visit, Instant now) { return 0; }
    }
}
