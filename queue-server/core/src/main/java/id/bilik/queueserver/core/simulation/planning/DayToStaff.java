package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.simulation.Participant;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Half hours that want officers, and who comes in them.
 *
 * @param plan   of the branch: its services and its groups
 * @param rate   of an officer
 * @param start  of the first half hour
 * @param slots  half hours
 * @param learned whether the arrivals come from the branch's journal
 * @param people of the day of that seed, seconds after start
 */
public record DayToStaff(BranchPlan plan, OfficerRate rate, Instant start, int slots, boolean learned,
        LongFunction<List<Participant>> people) {
    private static final int MOST_SLOTS = 24;

    /** The rest of a day: those in the branch, who are taken as coming now, and those to be expected until then. */
    public static DayToStaff rest(FromNow rest, double untilSeconds) {
        int slots = Math.clamp((long) Math.ceil(untilSeconds / Newcomers.SLOT_SECONDS), 1, MOST_SLOTS);
        return new DayToStaff(rest.branch().plan(), rest.model().usual(), rest.now(), slots,
                rest.rates().learned(), seed -> {
                    List<Participant> people = new ArrayList<>(rest.comingNow(seed));
                    people.addAll(rest.arrivals(seed, untilSeconds));
                    return people;
                });
    }

    /**
     * A whole day.
     *
     * @param rates by half hours from midnight; where nobody ever came, those of {@link ExpectedDay}
     */
    public static DayToStaff whole(BranchPlan plan, BranchModel model, ArrivalHistory.Rates rates, LocalDate date,
            double factor) {
        ArrivalHistory.Rates usual = (rates.isEmpty() ? ExpectedDay.rates(plan) : rates).times(factor);
        int first = 0;
        while (first < usual.slots().size() - 1 && ArrivalHistory.Rates.isQuiet(usual.slots().get(first))) {
            first++;
        }
        int last = usual.slots().size() - 1;
        while (last > first && ArrivalHistory.Rates.isQuiet(usual.slots().get(last))) {
            last--;
        }
        List<Map<String, Double>> busy = usual.slots().subList(first, Math.min(last + 1, first + MOST_SLOTS));
        Newcomers newcomers = new Newcomers(plan, model, new ArrivalHistory.Rates(List.copyOf(busy), usual.learned()));
        Instant start = date.atStartOfDay(plan.zone()).toInstant().plusSeconds((long) (first * Newcomers.SLOT_SECONDS));
        double end = busy.size() * Newcomers.SLOT_SECONDS;
        return new DayToStaff(plan, model.usual(), start, busy.size(), usual.learned(),
                seed -> newcomers.draw(seed, 0, end));
    }

    List<Participant> draw(long seed) {
        List<Participant> day = new ArrayList<>(people.apply(seed));
        day.sort(Comparator.comparingDouble(Participant::arrives));
        return day;
    }
}
