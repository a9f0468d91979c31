package id.bilik.queueserver.core.capacity;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.WorkDistribution;
import java.util.HashMap;
import java.util.Map;

/**
 * What visits take: the mean work of their service, as measured. The usual visit is the mean over the services, in the
 * proportions of the tickets of the latest business days; where there are none, each service counts alike.
 *
 * <p>
 * With n visits at one officer each gets on at μ(n)/n, so by 900·μ(n)/n seconds of work in a slot. n is that of the slowest group as
 * planned, whoever is on duty: how long visits last must not change with an officer who goes.
 */
final class UsualVisits {
    /** Of each service by itself. */
    private final Map<String, Double> steps = new HashMap<>();
    /** Of somebody who comes for it: with the check of papers before it. */
    private final Map<String, Double> seconds = new HashMap<>();
    private final double usual;
    private final long pace;
    private final BranchPlan plan;

    UsualVisits(Branch branch, BranchModel model) {
        plan = branch.plan();
        double tickets = 0;
        double work = 0;
        double even = 0;
        for (Service service : branch.plan().services()) {
            WorkDistribution known = model.work().get(service.id());
            double mean = known == null ? service.expected().toMillis() / 1000.0 : known.mean();
            steps.put(service.id(), mean);
            even += mean / branch.plan().services().size();
            int count = branch.demand().days().values().stream().mapToInt(day -> day.getOrDefault(service.id(), 0))
                    .sum();
            tickets += count;
            work += count * mean;
        }
        for (Service service : branch.plan().services()) {
            double check = service.check() == null ? 0 : steps.getOrDefault(service.check(), 0.0);
            seconds.put(service.id(), steps.getOrDefault(service.id(), 0.0) + check);
        }
        usual = tickets > 0 ? work / tickets : even;
        double slowest = 1;
        for (GroupPlan group : branch.plan().groups()) {
            slowest = Math.min(slowest, model.usual().rate(group.concurrency()) / group.concurrency());
        }
        pace = Math.max(1, (long) (slowest * Slot.LENGTH.toSeconds()));
    }

    /** Of a visit that is there: of the step that it stands in, and of those that follow. */
    VisitDemand of(Visit visit) {
        double sum = steps.getOrDefault(visit.service(), usual);
        for (String next : visit.steps().next()) {
            sum += steps.getOrDefault(next, 0.0);
        }
        return visit.isAtHome() && plan.servesAtHome(visit.service()) ? fromHome(sum) : atBranch(sum);
    }

    /** Of a booking. One from home is seen in a booth of the branch where no other serves it. */
    VisitDemand of(String service, Booking.Where where) {
        double mean = seconds.getOrDefault(service, usual);
        return where == Booking.Where.HOME && plan.servesAtHome(service) ? fromHome(mean) : atBranch(mean);
    }

    VisitDemand atBranch() { return atBranch(usual); }

    VisitDemand fromHome() { return fromHome(usual); }

    private VisitDemand fromHome(double mean) { return new VisitDemand(Work.fromHome(whole(mean)), pace); }

    /** Of somebody who takes so many seconds of work, whatever visits usually take. */
    VisitDemand atBranch(int seconds) {
        return atBranch((double) seconds);
    }

    private VisitDemand atBranch(double mean) { return new VisitDemand(Work.atBranch(whole(mean)), pace); }

    private static long whole(double mean) { return Math.max(1, Math.round(mean)); }
}
