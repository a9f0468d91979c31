package id.bilik.queueserver.lab.outage;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.ReservedPlan;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The branch itself, with its journal in memory and the true time. */
final class BranchInMemory {
    private final Decider decider = new Decider(new CentralQueue());
    final List<RecordedEvent> journal = new ArrayList<>();
    /** What happened in the world, for the one who looks into a seed that failed. */
    final List<String> story = new ArrayList<>();
    private Branch branch = Branch.unfounded("pekalongan");
    Instant now;

    /** Kiosks get blocks of twenty numbers. */
    BranchInMemory(Instant now) { this(now, ReservedPlan.DEFAULT); }

    /** The plan that is shipped, with other reserved numbers; null for those that the server works out from it. */
    BranchInMemory(Instant now, @Nullable ReservedPlan reserved) {
        this.now = now;
        BranchPlan plan = ShippedPlan.read();
        decide(new Command.AdoptPlan(new BranchPlan(plan.id(), plan.name(), plan.zone(), plan.languages(),
                plan.services(), plan.groups(), plan.hours(), plan.rules(), reserved)));
    }

    Branch branch() { return branch; }

    void tell(String what) { story.add(now + " " + what); }

    Decision decide(Command command) {
        Decision decision = decider.decide(branch, Order.unnamed(command), now);
        if (decision instanceof Decision.Accepted accepted) {
            branch = accepted.branch();
            journal.addAll(accepted.events());
            accepted.events().forEach(event -> tell("journal " + event.event()));
        }
        return decision;
    }
}
