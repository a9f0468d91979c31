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
    private final WorkPriors priors;
    private final DayPace pace;

    LearnedWork(BranchPriors priors) {
        this.priors = priors.works();
        this.pace = new DayPace(priors);
    }

    /**
     * Counts the work of a visit, or with the sign -1 takes it out of the count again.
     *
     * @param seconds a work is taken as one second at least
     */
    void add(int sign, String service, double seconds) {
        works.computeIfAbsent(service, it -> new ServiceWork(priors.of(it))).add(sign, Math.max(1, seconds));
    }

    /**
     * What is believed of today, by service.
     *
     * @param underWay by service, seconds of work done by those in booths
     */
    Map<String, WorkDistribution> today(BranchPlan plan, Function<Service, double[]> underWay) {
        double factor = pace.factor(evidence(plan, underWay), known(plan));
        Map<String, WorkDistribution> today = new HashMap<>();
        for (Service service : plan.services()) {
            today.put(service.id(), of(service.id()).distribution(service, factor, underWay.apply(service)));
        }
        return today;
    }

    /** How far the day's factor may be off: the standard deviation of its logarithm. */
    double dayError(BranchPlan plan, Function<Service, double[]> underWay) {
        return pace.error(evidence(plan, underWay), known(plan));
    }

    /** The works of a day that has not begun, by service; today's are among those that they are learned from. */
    Map<String, WorkDistribution> usual(BranchPlan plan) {
        double own = ownFactor(plan);
        Map<String, WorkDistribution> usual = new HashMap<>();
        for (Service service : plan.services()) {
            usual.put(service.id(),
                    of(service.id()).distribution(service, own, new double[0]).scaled(Math.exp(pace.usual()) / own));
        }
        return usual;
    }

    private double ownFactor(BranchPlan plan) {
        int known = known(plan);
        return pace.ownFactor(pace.factor(evidence(plan, service -> new double[0]), known), known);
    }

    /** How far days differ in pace: the standard deviation of the logarithm of their factors. */
    double spread() {
        return Math.sqrt(pace.usualVariance());
    }

    /** How far the usual pace may be off: a standard deviation of the logarithm. */
    double usualError() {
        boolean today = works.values().stream().anyMatch(ServiceWork::isOfToday);
        return pace.usualError(today ? 1 : 0);
    }

    /**
     * How far the mean work of the services on usual days may be off: all of them as far as the usual pace, and each by what its
     * works leave open.
     *
     * @param usual what is believed of usual days
     */
    Map<String, ModelError.OfWork> usualErrors(Map<String, WorkDistribution> usual) {
        Map<String, ModelError.OfWork> errors = new HashMap<>();
        usual.forEach((service, work) -> errors.put(service,
                new ModelError.OfWork(1, of(service).error(work.variation()).own())));
        return errors;
    }

    /** Works of earlier days. */
    private int known(BranchPlan plan) {
        int known = 0;
        for (Service service : plan.services()) {
            known += of(service.id()).known();
        }
        return known;
    }

    /**
     * How far the mean work of the services may be off.
     *
     * @param today what is believed of today
     */
    Map<String, ModelError.OfWork> errors(Map<String, WorkDistribution> today) {
        Map<String, ModelError.OfWork> errors = new HashMap<>();
        today.forEach((service, work) -> errors.put(service, of(service).error(work.variation())));
        return errors;
    }

    /** The day is over; mean works by service of those that are known. */
    Map<String, Double> endDay(BranchPlan plan) {
        List<DayPace.Evidence> evidence = evidence(plan, service -> new double[0]);
        int known = known(plan);
        double factor = pace.factor(evidence, known);
        double own = pace.ownFactor(factor, known);
        pace.endDay(evidence, known);
        works.values().forEach(work -> work.endDay(own));
        Map<String, Double> means = new HashMap<>();
        for (Service service : plan.services()) {
            ServiceWork work = works.get(service.id());
            if (work != null) {
                means.put(service.id(), work.distribution(service, own, new double[0]).mean());
            }
        }
        return means;
    }

    private List<DayPace.Evidence> evidence(BranchPlan plan, Function<Service, double[]> underWay) {
        List<DayPace.Evidence> evidence = new ArrayList<>();
        for (Service service : plan.services()) {
            evidence.add(of(service.id()).evidence(service, underWay.apply(service)));
        }
        return evidence;
    }

    private ServiceWork of(String service) {
        ServiceWork known = works.get(service);
        return known == null ? new ServiceWork(priors.of(service)) : known;
    }

    /** What was seen of the services of the plan, as on a usual day. */
    Map<String, BranchFigures.Works> figures(BranchPlan plan) {
        double own = ownFactor(plan);
        Map<String, BranchFigures.Works> figures = new HashMap<>();
        for (Service service : plan.services()) {
            of(service.id()).figures(own, Math.exp(pace.usual()))
                    .ifPresent(works -> figures.put(service.id(), works));
        }
        return figures;
    }

    /** How far days were seen to differ. */
    BranchFigures.Spread days() { return pace.figures(); }
}
