package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.simulation.planning.Planner;
import id.bilik.queueserver.core.simulation.planning.SurgeDay;
import id.bilik.queueserver.core.simulation.planning.SurgePlan;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The needs of a week with many times the claims.
 *
 * @param booths       that the branch has
 * @param learned      whether the arrivals come from the journal, not from what is expected of any branch
 * @param officerHours of all dates together
 */
record SurgeAnswer(double times, double homeShare, double share, double withinMinutes, int most, int shortestShift,
        int booths, boolean learned, double officerHours, int tried, List<DayView> days,
        @Nullable CompanyView company) {

    /**
     * A date on which the branch is open.
     *
     * @param officers    in the half hour with the most
     * @param booths      that the branch needs in the half hour with the most
     * @param homeSlots   quarter hours of an officer's attention
     * @param collective  people of the company's list
     * @param missed      half hours that miss the target
     * @param level       share called in time, over the day
     * @param lowestLevel the same in the worst half hour
     */
    record DayView(LocalDate date, double arrivals, int officers, double officerHours, int booths, double homeVisits,
            int homeSlots, int collective, int missed, double level, double lowestLevel, List<HalfHourView> plan) {}

    record HalfHourView(OffsetDateTime from, double arrivals, int officers, int booths, double level,
            boolean missed) {}

    /**
     * A company's list.
     *
     * @param served     of its people, at the branch beside the claims
     * @param days       on which they are
     * @param onSiteDays of an officer at the company, for all of them there instead
     */
    record CompanyView(int people, double minutes, int served, int days, int onSiteDays) {}

    /**
     * How far the work is.
     *
     * @param state   none, searching, verifying, done, cancelled or failed
     * @param problem what failed
     */
    record WorkView(String state, int tried, double officerHours, long millis, @Nullable SurgeAnswer answer,
            @Nullable String problem) {
        static WorkView of(StaffingWork.Seen<SurgeAnswer> seen) {
            return new WorkView(seen.state(), seen.tried(), seen.officerHours(), seen.millis(), seen.answer(),
                    seen.problem());
        }
    }

    static SurgeAnswer of(BranchPlan plan, boolean learned, SurgePlan.Wish wish, SurgePlan found) {
        Planner.Wish target = wish.target();
        SurgePlan.Company company = wish.company();
        return new SurgeAnswer(wish.times(), wish.homeShare(), target.share(), target.target() / 60, target.most(),
                target.shortestShift(), plan.groups().stream().mapToInt(group -> group.booths().size()).sum(), learned,
                found.officerHours(), found.tried(),
                found.days().stream().map(day -> view(day, plan.zone())).toList(),
                company == null
                        ? null
                        : new CompanyView(company.people(), company.minutes(), found.collective(),
                                found.collectiveDays(), found.onSite()));
    }

    private static DayView view(SurgeDay day, ZoneId zone) {
        List<HalfHourView> halfHours = new ArrayList<>();
        for (Planner.Slot slot : day.plan().slots()) {
            halfHours.add(new HalfHourView(
                    day.start().plusSeconds((long) slot.from()).truncatedTo(ChronoUnit.SECONDS).atZone(zone)
                            .toOffsetDateTime(),
                    slot.arrivals(), slot.officers(), day.halfHours().get(halfHours.size()).booths(),
                    rounded(slot.verified().mean()), slot.missed()));
        }
        return new DayView(day.date(), rounded(day.arrivals()), day.officers(), day.plan().officerHours(),
                day.booths(), rounded(day.homeVisits()), day.homeSlots(), day.collective(), day.missed(),
                rounded(day.level()), rounded(day.lowestLevel()), halfHours);
    }

    private static double rounded(double number) { return Math.round(number * 1000) / 1000.0; }
}
