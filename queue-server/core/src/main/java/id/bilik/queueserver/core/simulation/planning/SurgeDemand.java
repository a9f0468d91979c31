package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The work of the officers of a planned day, on average. Work that a half hour cannot do goes on to the next. Booths follow
 * from how many visits the officers have at once when they do that work.
 *
 * @param collectivePercent of the room that companies may use
 */
record SurgeDemand(Planner.Plan plan, List<Part> parts, int collectivePercent) {
    private static final double SLOT_SECONDS = StaffingTrial.SLOT_SECONDS;
    private static final double QUARTER_SECONDS = 900;
    private static final int ALL = 100;

    /**
     * A half hour.
     *
     * @param came seconds of work of those who come in it
     * @param done seconds of work that are done in it
     * @param one  the first officer
     */
    private record Part(Crew crew, Crew one, double came, double done) {
        double room() { return crew.fastest() * SLOT_SECONDS; }

        /** Seconds of work of one officer on average; where none is there, of the first who might be. */
        double ofOne() {
            return crew.most().isEmpty() ? one.fastest() * SLOT_SECONDS : room() / crew.most().size();
        }
    }

    static SurgeDemand of(DayToStaff day, Planner.Plan plan, CallingPolicy policy, Planner.Wish wish, long seed) {
        StaffingTrial trial = new StaffingTrial(day, policy, wish.target(), wish.most(), seed);
        List<Part> parts = new ArrayList<>();
        double over = 0;
        for (int slot = 0; slot < plan.slots().size(); slot++) {
            Crew crew = Crew.at(trial.groups().subList(0, plan.slots().get(slot).officers()), day.believed().rate());
            Crew one = Crew.at(trial.groups().subList(0, 1), day.believed().rate());
            double came = trial.load(slot) * SLOT_SECONDS;
            double done = Math.min(came + over, crew.fastest() * SLOT_SECONDS);
            over += came - done;
            parts.add(new Part(crew, one, came, done));
        }
        return new SurgeDemand(plan, List.copyOf(parts), day.plan().shares().collective());
    }

    /** People with so many seconds of work each who fit into the collective share beside the claims. */
    int people(double seconds) {
        return (int) (collectiveRoom() / seconds);
    }

    /** Seconds of work that one officer does on as many half hours as have an officer, but no more than so many. */
    double ofOneOfficer(int most) {
        long staffed = plan.slots().stream().filter(slot -> slot.officers() > 0).count();
        return parts.getFirst().one().fastest() * SLOT_SECONDS * Math.min(most, staffed);
    }

    /** As much as the share allows and the claims leave. */
    private double collectiveRoom(Part part) {
        return Math.min(part.room() * collectivePercent / ALL, part.room() - part.done());
    }

    private double collectiveRoom() { return parts.stream().mapToDouble(this::collectiveRoom).sum(); }

    /**
     * On a date.
     *
     * @param homeShare  of the work, which needs no booth
     * @param people     of a company
     * @param collective seconds of work of those people, at most the room for them; it is spread as that room is
     */
    SurgeDay on(LocalDate date, Instant start, double homeShare, int people, double collective) {
        double used = collective == 0 ? 0 : Math.min(1, collective / collectiveRoom());
        List<SurgeDay.HalfHour> halfHours = new ArrayList<>();
        double quarters = 0;
        for (Part part : parts) {
            double beside = used * collectiveRoom(part);
            halfHours.add(new SurgeDay.HalfHour(part.done(), part.room(), booths(part, homeShare, beside)));
            quarters += homeShare * part.came() / (part.ofOne() * QUARTER_SECONDS / SLOT_SECONDS);
        }
        double arrivals = plan.slots().stream().mapToDouble(Planner.Slot::arrivals).sum();
        return new SurgeDay(date, start, plan, halfHours, homeShare * arrivals, (int) Math.ceil(quarters), people);
    }

    /**
     * As many as visits at the branch are going on at once: on average, and one standard deviation more, as for numbers that vary
     * like a Poisson one; never more than the visits with which all officers are fastest.
     */
    private static int booths(Part part, double homeShare, double collective) {
        double all = part.done() + collective;
        if (all == 0) {
            return 0;
        }
        double atBranch = (part.done() * (1 - homeShare) + collective) / all;
        double mean = part.crew().visits(all / SLOT_SECONDS) * atBranch;
        return Math.min(part.crew().places(), (int) Math.ceil(mean + Math.sqrt(mean)));
    }
}
