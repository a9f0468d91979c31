package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Evolution;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.BranchPriors;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.simulation.planning.ArrivalHistory;
import id.bilik.queueserver.core.simulation.planning.Change;
import id.bilik.queueserver.core.simulation.planning.FromNow;
import id.bilik.queueserver.core.simulation.planning.WhatIf;
import java.time.Instant;
import java.util.List;

/** A branch as far as its journal has been read: its state, and what it has learned by then. Single writer. */
final class ReplayedBranch {
    /** As many as the server plays where it has the time. */
    private static final int PATHS = 100;

    private final LearnedModel learned;
    private final ArrivalHistory arrivals;
    private final long seed;
    private Branch branch;

    /** @param plan of the branch at the beginning of its journal */
    ReplayedBranch(BranchPlan plan, long seed) {
        this(plan, BranchPriors.NONE, seed);
    }

    /** @param priors what is believed before its journal tells */
    ReplayedBranch(BranchPlan plan, BranchPriors priors, long seed) {
        this.branch = Branch.unfounded(plan.id());
        this.learned = new LearnedModel(plan, priors);
        this.arrivals = new ArrivalHistory(plan.zone());
        this.seed = seed;
    }

    /** Takes the next event of the journal. */
    void accept(RecordedEvent event) {
        branch = Evolution.evolve(branch, event);
        learned.accept(event);
        arrivals.accept(event);
    }

    Branch branch() { return branch; }

    /** What is believed at that time. */
    BranchModel model(Instant now) { return learned.model(branch.plan(), now); }

    /** What the staff page would say of the rest of the day, as it is and with each of these, changes that are made together. */
    WhatIf.Comparison ask(Instant now, List<List<Change>> alternatives) {
        FromNow rest = new FromNow(branch, model(now), arrivals.expected(branch.plan(), now), now);
        return new WhatIf(rest, new CentralQueue(), FromNow.FORESEEN)
                .ask(alternatives, paths -> paths < PATHS, seed);
    }
}
