package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How much work the services of a branch are: on a usual day, and today. {@link DayPace} tells from today's works, those
 * under way included, whether today goes slower or faster than other days. When the day is over its works are kept as
 * they would have been on a usual day. Single writer.
 */
final class LearnedWork {
    private final Map<String, ServiceWork> works = new HashMap<>();
    private final DayPace pace = new DayPace();

    /**
     * Counts the work of a visit, or with the sign -1 takes it out of the count again.
     *
     * @param seconds a work is taken as one second at least
     */
    void add(int sign, String service, double seconds) {
        works.computeIfAbsent(service, it -> new ServiceWork()).add(sign, Math.max(1, seconds));
    }

    /**
     * What is believed of today, by service.
     *
     * @param underWay by service, seconds of work done by those in booths
     */
    Map<String, WorkDistribution> today(BranchPlan plan, Function<Service, double[]> underWay) {
        double factor = pace.factor(evidence(plan, underWay));
        Map<String, WorkDistribution> today = new HashMap<>();
        for (Service service : plan.services()) {
            ServiceWork known = works.get(service.id());
            today.put(service.id(), (known == null ? new ServiceWork() : known).distribution(service, factor));
        }
        return today;
    }

    /** How far the day's factor may be off: the standard deviation of its logarithm. */
    double dayError(BranchPlan plan, Function<Service, double[]> underWay) {
        return pace.error(evidence(plan, underWay));
    }

    /** How far the mean work of the services may be off, with a figure for each: a standard deviation of its logarithm. */
    Map<String, Double> errors(BranchPlan plan) {
        Map<String, Double> errors = new HashMap<>();
        for (Service service : plan.services()) {
            ServiceWork known = works.get(service.id());
            errors.put(service.id(), (known == null ? new ServiceWork() : known).error(service));
        }
        return errors;
    }

    /** The day is over; mean works by service of those that are known. */
    Map<String, Double> endDay(BranchPlan plan) {
        List<DayPace.Evidence> evidence = evidence(plan, service -> new double[0]);
        double factor = pace.factor(evidence);
        pace.endDay(evidence);
        works.values().forEach(work -> work.endDay(factor));
        Map<String, Double> means = new HashMap<>();
        for (Service service : plan.services()) {
            ServiceWork work = works.get(service.id());
            if (work != null) {
                means.put(service.id(), work.distribution(service, factor).mean());
            }
        }
        return means;
    }

    private List<DayPace.Evidence> evidence(BranchPlan plan, Function<Service, double[]> underWay) {
        List<DayPace.Evidence> evidence = new ArrayList<>();
        for (Service service : plan.services()) {
            ServiceWork known = works.get(service.id());
            if (known != null) {
                evidence.add(known.evidence(service, underWay.apply(service)));
            }
        }
        return evidence;
    }
}
