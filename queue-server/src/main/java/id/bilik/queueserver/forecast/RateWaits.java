package id.bilik.queueserver.forecast;

import id.bilik.queueserver.branch.Booth;
import id.bilik.queueserver.branch.Branch;
import id.bilik.queueserver.branch.Group;
import id.bilik.queueserver.branch.Service;
import id.bilik.queueserver.branch.Tally;
import id.bilik.queueserver.branch.Visit;
import java.time.Instant;

/**
 * The quick forecast: whoever has k ahead waits for k + 1 departures, and departures come at the rate of the officers on
 * duty, each at the machine-repair rate of the visits that they may hold. Costs a few hundred nanoseconds.
 *
 * <p>Mean work is what was measured today, drawn to the plan's figure while there is little of it. The range follows the
 * spread of a sum of k + 1 exponential departures (relative deviation 1/√(k+1)) on top of {@value #RATE_SPREAD} for not
 * knowing the rate itself; 1.28 deviations to each side hold four in five.
 */
public final class RateWaits implements Waits {
    /** Mean self-work per attention before it is measured. */
    private static final double SELF_WORK_PER_ATTENTION = 2;
    private static final OfficerRate OFFICER = OfficerRate.of(SELF_WORK_PER_ATTENTION);
    /** Relative deviation of the rate itself. */
    private static final double RATE_SPREAD = 0.25;
    /** Standard normal quantile of .9. */
    private static final double Z90 = 1.2816;
    /** How many visits the plan's expected time weighs as. */
    private static final double PRIOR_VISITS = 8;

    @Override
    public WaitRange ofVisit(Branch branch, Visit visit, int ahead, Instant now) {
        return range(branch, visit.service(), ahead);
    }

    @Override
    public WaitRange ofNewcomer(Branch branch, String service, Instant now) {
        int ahead = 0;
        for (Service other : branch.plan().services())
            if (sharesBooths(branch, service, other.id()))
                ahead += branch.queue().count(other.id());
        return range(branch, service, ahead);
    }

    private static WaitRange range(Branch branch, String service, int ahead) {
        if (ahead == 0 && hasRoom(branch, service))
            return new WaitRange(0, 0, 60);
        double departures = ahead + 1.0;
        double mean = departures / departuresPerSecond(branch, service);
        double spread = Z90 * Math.sqrt(1 / departures + RATE_SPREAD * RATE_SPREAD);
        // multiplicative, so that the low end never falls below zero
        return new WaitRange((long) (mean * Math.exp(-spread)), (long) mean, (long) (mean * Math.exp(spread)) + 1);
    }

    private static boolean hasRoom(Branch branch, String service) {
        for (Group group : branch.groups())
            if (group.serves(service) && group.isReady())
                return true;
        return false;
    }

    /** Of the groups that may serve it; of all as planned while no officer is on duty for it. */
    private static double departuresPerSecond(Branch branch, String service) {
        double onDuty = 0;
        double planned = 0;
        for (Group group : branch.groups()) {
            if (!group.serves(service))
                continue;
            int booths = 0;
            for (Booth booth : group.booths())
                if (booth.status() == Booth.Status.OPEN)
                    booths++;
            double rate = OFFICER.rate(Math.min(Math.max(1, booths), group.concurrency()));
            planned += rate;
            if (group.isOnDuty())
                onDuty += rate;
        }
        double rate = onDuty > 0 ? onDuty : planned > 0 ? planned : 1;
        return rate / soloSeconds(branch);
    }

    /** Mean work of a visit that has the officer to itself, seconds. */
    private static double soloSeconds(Branch branch) {
        double expected = 0;
        for (Service service : branch.plan().services())
            expected += service.expected().toSeconds();
        expected /= Math.max(1, branch.plan().services().size());
        Tally tally = branch.tally();
        if (tally.served() == 0)
            return expected;
        // time in the booth is work stretched by the officer's other visits: undo it at the usual load
        double stretch = usualStretch(branch);
        double measured = tally.serviceSeconds() / stretch;
        return Math.max(1, (PRIOR_VISITS * expected + measured) / (PRIOR_VISITS + tally.served()));
    }

    private static double usualStretch(Branch branch) {
        double stretch = 0;
        int groups = 0;
        for (Group group : branch.groups()) {
            int load = Math.max(1, Math.min(group.load(), OfficerRate.MOST_BOOTHS));
            stretch += load / OFFICER.rate(load);
            groups++;
        }
        return groups == 0 ? 1 : stretch / groups;
    }

    private static boolean sharesBooths(Branch branch, String one, String other) {
        if (one.equals(other))
            return true;
        for (Group group : branch.groups())
            if (group.serves(one) && group.serves(other))
                return true;
        return false;
    }
}
