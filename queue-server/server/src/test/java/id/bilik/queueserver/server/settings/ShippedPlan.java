package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.BranchPlan;

/** The plan that the server starts with where none is configured, for tests in other packages. */
public final class ShippedPlan {
    private ShippedPlan() {}

    public static BranchPlan read() { return PlanFile.readDefault(); }
}
