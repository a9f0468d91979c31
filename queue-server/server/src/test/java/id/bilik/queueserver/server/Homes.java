package id.bilik.queueserver.server;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.util.List;

/** The shipped branch, with booths for participants at home. */
public final class Homes {
    private Homes() {}

    /** Group g1 has three booths at the branch, and three for homes. */
    public static BranchPlan plan() {
        BranchPlan plan = ShippedPlan.read();
        return plan.with(plan.groups().stream().map(group -> group.id().equals("g1")
                ? new GroupPlan("g1", List.of("1", "2", "3"), group.services(), 4, group.names(),
                        List.of("H1", "H2", "H3"))
                : group).toList());
    }
}
