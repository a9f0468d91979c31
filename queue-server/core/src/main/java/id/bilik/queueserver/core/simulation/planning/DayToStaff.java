package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.forecast.OfficerRate;
import id.bilik.queueserver.core.forecast.UsualDays;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Streams;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Half hours that want officers, and who comes in them.
 *
 * @param plan   of the branch: its services and its groups
 * @param start  of the first half hour
 * @param slots  half hours
 * @param learned whether the arrivals come from the branch's journal
 * @param believed the days as they are believed to be
 * @param asLikely by a seed, days of one of the branches that are as likely, given how far what is believed may be off
 */
public record DayToStaff(BranchPlan plan, Instant start, int slots, boolean learned, Days believed,
        LongFunction<Days> asLikely) {
    private static final int MOST_SLOTS = 24;

    /**
     * Days of a branch.
     *
     * @param rate   of an officer
     * @param people of the day of that seed, seconds after start
     */
    public record Days(OfficerRate rate, LongFunction<List<Participant>> people) {
        List<Participant> draw(long seed) {
            List<Participant> day = new ArrayList<>(people.apply(seed));
            day.sort(Comparator.comparingDouble(Participant::arrives));
            return day;
        }
    }

    /** The rest of a day: those in the branch, who are taken as coming now, and those to be expected until then. */
    public static DayToStaff rest(FromNow rest, double untilSeconds) {
        int slots = Math.clamp((long) Math.ceil(untilSeconds / Newcomers.SLOT_SECONDS), 1, MOST_SLOTS);
        return new DayToStaff(rest.branch().plan(), rest.now(), slots, rest.rates().learned(),
                rests(rest, untilSeconds), seed -> rests(rest.drawn(seed), untilSeconds));
    }

    private static Days rests(FromNow rest, double untilSeconds) {
        return new Days(rest.model().usual(), seed -> {
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
    public static DayToStaff whole(BranchPlan plan, UsualDays days, ArrivalHistory.Rates rates, LocalDate date,
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
        ArrivalHistory.Rates busy = usual.within(first, Math.min(last + 1, first + MOST_SLOTS));
        Instant start = date.atStartOfDay(plan.zone()).toInstant().plusSeconds((long) (first * Newcomers.SLOT_SECONDS));
        return new DayToStaff(plan, start, busy.slots().size(), usual.learned(),
                wholes(plan, UsualDays.exactly(days.model()), busy.exact()),
                seed -> wholes(plan, days.drawn(Streams.of(seed, "model", 0)),
                        busy.drawn(Streams.of(seed, "busy", 0))));
    }

    private static Days wholes(BranchPlan plan, UsualDays days, ArrivalHistory.Rates rates) {
        double end = rates.slots().size() * Newcomers.SLOT_SECONDS;
        return new Days(days.model().usual(),
                seed -> new Newcomers(plan, days.day(Streams.of(seed, "pace", 0)),
                        rates.day(Streams.of(seed, "level", 0))).draw(seed, 0, end));
    }
}
