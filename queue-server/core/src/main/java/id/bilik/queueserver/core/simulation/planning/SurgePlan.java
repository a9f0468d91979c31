package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.plan.Hours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The needs of a branch in a week with many times the claims: the fewest officers of each half hour by {@link Planner}, and for
 * them booths, attention for visits from home, and room for a company's list. Dates with the same arrivals and hours are
 * planned once.
 *
 * @param tried  staffings that were played
 * @param onSite officers' days at the company that its list takes there instead; 0 where no company comes
 */
public record SurgePlan(List<SurgeDay> days, int tried, int onSite) {
    private static final int WEEK = 7;
    private static final int FEWEST_DATES = 5;
    private static final int LAST = 28;
    /** Half hours that an officer works on site in a day, if the branch's own days are not shorter. */
    private static final int WORKING_DAY = 16;

    /** A list of people, each of whom is so many minutes of an officer's work. */
    public record Company(int people, double minutes) {
        double seconds() { return minutes * 60; }
    }

    /**
     * The demand, and the target.
     *
     * @param times     the usual claims, above 0
     * @param homeShare of them from home, 0 to below 1
     */
    public record Wish(double times, double homeShare, @Nullable Company company, Planner.Wish target) {}

    /**
     * The plan of the dates after today.
     *
     * @param progress hears of all dates together
     * @throws Planner.Cancelled when the progress says so
     */
    public static SurgePlan of(UsualBranch usual, Wish wish, CallingPolicy policy, long seed,
            Planner.Progress progress) {
        Map<ArrivalHistory.Rates, SurgeDemand> alike = new HashMap<>();
        List<SurgeDay> days = new ArrayList<>();
        int tried = 0;
        double hours = 0;
        Company company = wish.company;
        int left = company == null ? 0 : company.people;
        for (LocalDate date : dates(usual.plan().hours(), usual.today())) {
            ArrivalHistory.Rates rates = usual.on(date, wish.times);
            DayToStaff day = DayToStaff.whole(usual.plan(), usual.days(), rates, date, 1);
            SurgeDemand known = alike.get(rates);
            if (known == null) {
                int triedBefore = tried;
                double hoursBefore = hours;
                Planner.Plan plan = new Planner(day, policy, wish.target, seed)
                        .fewest((more, found, verifying) -> progress.goOn(triedBefore + more, hoursBefore + found,
                                verifying));
                tried += plan.tried();
                known = SurgeDemand.of(day, plan, policy, wish.target, seed);
                alike.put(rates, known);
            }
            hours += known.plan().officerHours();
            int collective = company == null ? 0 : Math.min(left, known.people(company.seconds()));
            left -= collective;
            days.add(known.on(date, day.start(), wish.homeShare, collective,
                    company == null ? 0 : collective * company.seconds()));
        }
        return new SurgePlan(List.copyOf(days), tried,
                company == null || days.isEmpty() ? 0 : onSite(company, alike.values()));
    }

    /** On days that are as long as the shortest one at the branch. */
    private static int onSite(Company company, Collection<SurgeDemand> days) {
        double oneDay = days.stream().mapToDouble(day -> day.ofOneOfficer(WORKING_DAY)).min().orElseThrow();
        return Math.ceilDiv(company.people, Math.max(1, (int) (oneDay / company.seconds())));
    }

    /** The open dates of the week after that one; where they are few, of up to four weeks, until there are five. */
    static List<LocalDate> dates(Hours hours, LocalDate after) {
        List<LocalDate> dates = new ArrayList<>();
        for (int day = 1; day <= WEEK || (dates.size() < FEWEST_DATES && day <= LAST); day++) {
            LocalDate date = after.plusDays(day);
            if (hours.isOpenOn(date)) {
                dates.add(date);
            }
        }
        return dates;
    }

    public double officerHours() { return days.stream().mapToDouble(day -> day.plan().officerHours()).sum(); }

    /** People of the company's list who are served beside the claims. */
    public int collective() {
        return days.stream().mapToInt(SurgeDay::collective).sum();
    }

    /** Dates on which they are. */
    public int collectiveDays() {
        return (int) days.stream().filter(day -> day.collective() > 0).count();
    }
}
