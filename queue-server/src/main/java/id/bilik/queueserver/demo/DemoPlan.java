package id.bilik.queueserver.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the demo reads of the branch's plan. */
record DemoPlan(String branch, List<ServiceShare> services, List<String> groups) {
    /** How often a service is asked for, by its place in the plan: the first is what a branch lives from. */
    private static final double[] SHARES = {0.62, 0.06, 0.05, 0.07, 0.16, 0.04};

    /** @param share of the participants who want it; all shares add up to 1 */
    record ServiceShare(String id, double share, double expectedSeconds) {}

    static DemoPlan of(JsonNode branch) {
        JsonNode services = branch.path("services");
        double all = 0;
        for (int i = 0; i < services.size(); i++)
            all += share(i);
        List<ServiceShare> shares = new ArrayList<>();
        for (int i = 0; i < services.size(); i++)
            shares.add(new ServiceShare(services.get(i).path("id").asText(), share(i) / all,
                    services.get(i).path("expectedSeconds").asDouble()));
        List<String> groups = new ArrayList<>();
        branch.path("groups").forEach(group -> groups.add(group.path("id").asText()));
        return new DemoPlan(branch.path("branch").asText(), shares, groups);
    }

    private static double share(int place) { return SHARES[Math.min(place, SHARES.length - 1)]; }
}
