package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BranchPlan;

/** The steps that are served in one booth, one after the other, as one piece of work. */
final class Sitting {
    private Sitting() {}

    /**
     * The participant with the work of the step that the visit stands in, and of those that follow as far as the group serves
     * them. A person's work for another service than the own is longer or shorter as that is expected to be.
     */
    static Participant of(Participant who, Visit visit, Group group, BranchPlan plan) {
        double expected = seconds(plan, visit.service());
        for (String next : visit.steps().next()) {
            if (!group.serves(next)) {
                break;
            }
            expected += seconds(plan, next);
        }
        return who.withWork(who.work() * expected / seconds(plan, who.service()));
    }

    private static double seconds(BranchPlan plan, String service) {
        return plan.getService(service).expected().toMillis() / 1000.0;
    }
}
