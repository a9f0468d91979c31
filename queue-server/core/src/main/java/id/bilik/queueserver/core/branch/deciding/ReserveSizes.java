package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Demand;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.Duration;

/**
 * How many numbers of a service a kiosk has at hand for a day, so that a whole day without the server ends before they do.
 * It may be the only kiosk that is left, so each has enough for all who come.
 *
 * <p>
 * That is (√n + 3/√2)² for the count n of the busiest of the latest days, in whole blocks of the plan. People who come
 * independently of each other come in Poisson counts, whose square roots have a standard deviation of 1/2 (Anscombe, The
 * transformation of Poisson, binomial and negative-binomial data, 1948); those of two days differ by 1/√2, and three times
 * that is exceeded on one of 740 days that are as busy. While fewer than {@link #DAYS_OF_EXPERIENCE} days are known it is
 * at least what the plan says; never less than the plan's block, and never more than {@link #MOST}.
 */
final class ReserveSizes {
    /** More than a branch issues of one service; less than a twentieth of the numbers that a letter has for kiosks. */
    static final int MOST = 400;
    /** A week: a branch that has only been tried out has issued little. */
    static final int DAYS_OF_EXPERIENCE = 5;
    private static final double MARGIN = 3 / Math.sqrt(2);
    /** The longest outage that is planned for. */
    private static final Duration OUTAGE = Duration.ofHours(8);

    private ReserveSizes() {}

    static int of(Branch branch, Service service) {
        Demand demand = branch.demand();
        int block = branch.plan().reservedNumbers().block();
        int busiest = demand.busiest(service.id());
        int size = (int) Math.ceil(Math.pow(Math.sqrt(busiest) + MARGIN, 2));
        if (demand.days().size() < DAYS_OF_EXPERIENCE) {
            size = Math.max(size, planned(branch.plan(), service));
        }
        // in whole blocks: a day that grows busier changes the lease, which the kiosk writes down, once in a block
        return Math.max(block, Math.min(MOST, (size + block - 1) / block * block));
    }

    /**
     * The plan's own block, where it names one; else what the groups that serve it can do in an outage if all services are
     * asked for alike, each participant taking as long as is expected.
     */
    private static int planned(BranchPlan plan, Service service) {
        if (plan.reserved() != null) {
            return plan.reservedNumbers().block();
        }
        double served = 0;
        for (GroupPlan group : plan.groups()) {
            if (group.services().contains(service.id())) {
                served += (double) group.concurrency() * OUTAGE.toSeconds() / service.expected().toSeconds()
                        / group.services().size();
            }
        }
        return (int) Math.min(MOST, Math.ceil(served));
    }
}
