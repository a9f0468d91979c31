package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How long an officer stays with a visit at a time, by its service, where officers say when they come; few of a service
 * are drawn to all. Single writer.
 */
final class AttentionLengths {
    /** With fewer nothing is told. */
    private static final int FEWEST = 5;
    /** Stays that those of all services weigh as. */
    private static final double PRIOR = 4;
    /** Standard deviation divided by mean: stays that were all alike so far are not alike for ever. */
    private static final double LEAST_VARIATION = .2;

    private final Map<String, Recent> byService = new HashMap<>();
    private final Recent all = new Recent();
    private Map<String, WorkDistribution> known = Map.of();
    private boolean changed;

    /** @param seconds a stay is taken as one second at least */
    void add(String service, double seconds) {
        double length = Math.max(1, seconds);
        byService.computeIfAbsent(service, it -> new Recent()).add(length);
        all.add(length);
        changed = true;
    }

    /** Of each service of the plan; empty before some stays were seen. */
    Map<String, WorkDistribution> distributions(BranchPlan plan) {
        boolean sameServices = plan.services().stream().map(Service::id).allMatch(known::containsKey);
        if (all.length() < FEWEST || (!changed && sameServices)) {
            return known;
        }
        double[] lengths = all.values();
        double mean = Arrays.stream(lengths).average().orElseThrow();
        double square = Arrays.stream(lengths).map(length -> (length - mean) * (length - mean)).average().orElseThrow();
        double variation = Math.max(LEAST_VARIATION, Math.sqrt(square) / mean);
        Map<String, WorkDistribution> distributions = new HashMap<>();
        for (Service service : plan.services()) {
            Recent own = byService.get(service.id());
            distributions.put(service.id(), WorkDistribution.learned(mean, variation, PRIOR,
                    own == null ? new double[0] : own.values()));
        }
        known = Map.copyOf(distributions);
        changed = false;
        return known;
    }
}
