package id.bilik.queueserver.core.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The works of other branches, by service. A branch differs from others in two ways: all of its services take longer or
 * shorter by one factor, and each service by one of its own. The logarithm of a mean work is the sum of the two and of chance.
 *
 * @param services by id
 * @param common   variance of the logarithm of the factor of all services; infinite where nothing is known
 */
record WorkPriors(Map<String, WorkPrior> services, double common) {
    static final WorkPriors NONE = new WorkPriors(Map.of(), Double.POSITIVE_INFINITY);
    /**
     * Where nothing is known of how branches differ: by some 15 % in all services, and by as much in each. It is a judgement:
     * the same work by the same rules, done by other people for others.
     */
    private static final double USUAL = .15 * .15;

    /** One branch's figure of a service: the logarithm of the mean work, and the variance of that by chance. */
    private record Seen(double log, double noise) {
        static Seen of(BranchFigures.Works works) {
            // works vary by as much as their mean
            return new Seen(Math.log(works.meanSeconds()),
                    BranchModel.VARIATION * BranchModel.VARIATION / works.count());
        }
    }

    static WorkPriors of(List<BranchFigures> branches) {
        Set<String> ids = new LinkedHashSet<>();
        branches.forEach(branch -> ids.addAll(branch.services().keySet()));
        if (ids.isEmpty()) {
            return NONE;
        }
        Map<String, Double> means = new HashMap<>();
        double[] none = new double[branches.size()];
        ids.forEach(id -> means.put(id, pooled(id, branches, none, 2 * USUAL).mean()));
        double[] factors = new double[branches.size()];
        List<double[]> known = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            double weights = 0;
            for (Map.Entry<String, BranchFigures.Works> each : branches.get(i).services().entrySet()) {
                Seen seen = Seen.of(each.getValue());
                double weight = 1 / (USUAL + seen.noise);
                weights += weight;
                factors[i] += weight * (seen.log - means.getOrDefault(each.getKey(), seen.log));
            }
            if (weights > 0) {
                factors[i] /= weights;
                known.add(new double[]{factors[i], 1 / weights});
            }
        }
        BetweenBranches common = BetweenBranches.of(known.stream().mapToDouble(each -> each[0]).toArray(),
                known.stream().mapToDouble(each -> each[1]).toArray(), USUAL);
        Map<String, WorkPrior> services = new HashMap<>();
        ids.forEach(id -> {
            BetweenBranches own = pooled(id, branches, factors, USUAL);
            double logVariance = logVariance(id, branches);
            services.put(id, new WorkPrior(common.mean() + own.mean(), logVariance,
                    Math.expm1(logVariance) / own.variance()));
        });
        return new WorkPriors(Map.copyOf(services), common.variance());
    }

    /** What the plan and other branches together leave open of the factor of all services, as a variance. */
    double ofAll(double planVariance) {
        return 1 / (1 / planVariance + 1 / common);
    }

    WorkPrior of(String service) { return services.getOrDefault(service, WorkPrior.NONE); }

    /** @param factors taken off first, by branch */
    private static BetweenBranches pooled(String service, List<BranchFigures> branches, double[] factors,
            double usual) {
        List<double[]> seen = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            BranchFigures.Works works = branches.get(i).services().get(service);
            if (works != null) {
                Seen each = Seen.of(works);
                seen.add(new double[]{each.log - factors[i], each.noise});
            }
        }
        return BetweenBranches.of(seen.stream().mapToDouble(each -> each[0]).toArray(),
                seen.stream().mapToDouble(each -> each[1]).toArray(), usual);
    }

    /** Of works of one branch, the plan's usual variance among them as eight works. */
    private static double logVariance(String service, List<BranchFigures> branches) {
        double weights = WorkPrior.NONE.weight();
        double sum = weights * WorkPrior.NONE.varianceOfLog();
        for (BranchFigures branch : branches) {
            BranchFigures.Works works = branch.services().get(service);
            if (works != null) {
                weights += works.count();
                sum += works.count() * works.logVariance();
            }
        }
        return sum / weights;
    }
}
