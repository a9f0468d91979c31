package id.bilik.queueserver.core.simulation.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The needs of one date of a {@link SurgePlan}.
 *
 * @param start     of the first half hour
 * @param plan      the fewest officers by half hour
 * @param halfHours what else each of these half hours wants
 * @param homeVisits visits from home, on average
 * @param homeSlots quarter hours of an officer's attention for them
 * @param collective people of the company's list who are served beside the claims
 */
public record SurgeDay(LocalDate date, Instant start, Planner.Plan plan, List<HalfHour> halfHours, double homeVisits,
        int homeSlots, int collective) {

    /**
     * One half hour.
     *
     * @param work   seconds of work of claims that are done in it on average, with what the half hours before left over
     * @param room   seconds of work that its officers can do
     * @param booths that the branch needs in it
     */
    public record HalfHour(double work, double room, int booths) {}

    public double arrivals() { return plan.slots().stream().mapToDouble(Planner.Slot::arrivals).sum(); }

    /** In the half hour with the most of them. */
    public int officers() {
        return plan.slots().stream().mapToInt(Planner.Slot::officers).max().orElse(0);
    }

    /** In the half hour that needs the most of them. */
    public int booths() {
        return halfHours.stream().mapToInt(HalfHour::booths).max().orElse(0);
    }

    /** Half hours that miss the target even with all officers that there are. */
    public int missed() {
        return (int) plan.slots().stream().filter(Planner.Slot::missed).count();
    }

    /** Share of the day's participants who are called in time, expected over branches that are as likely. */
    public double level() {
        double arrivals = arrivals();
        return arrivals == 0
                ? 1
                : plan.slots().stream().mapToDouble(slot -> slot.arrivals() * slot.verified().mean()).sum() / arrivals;
    }

    /** That share in the half hour with people in which it is lowest. */
    public double lowestLevel() {
        return plan.slots().stream().filter(slot -> slot.arrivals() > 0).mapToDouble(slot -> slot.verified().mean())
                .min().orElse(1);
    }
}
