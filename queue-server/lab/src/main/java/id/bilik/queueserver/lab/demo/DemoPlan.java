package id.bilik.queueserver.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import java.util.ArrayList;
import java.util.List;

/** What the demo reads of the branch's plan. */
record DemoPlan(String branch, List<ServiceShare> services, List<String> groups) {
    /** @param share of the participants who want it; all shares add up to 1 */
    record ServiceShare(String id, double share, double expectedSeconds) {}

    static DemoPlan of(JsonNode branch) {
        JsonNode services = branch.path("services");
        List<Double> each = ExpectedDay.shares(services.size());
        List<ServiceShare> shares = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            shares.add(new ServiceShare(services.get(i).path("id").asText(), each.get(i),
                    services.get(i).path("expectedSeconds").asDouble()));
        }
        List<String> groups = new ArrayList<>();
        branch.path("groups").forEach(group -> groups.add(group.path("id").asText()));
        return new DemoPlan(branch.path("branch").asText(), shares, groups);
    }
}
