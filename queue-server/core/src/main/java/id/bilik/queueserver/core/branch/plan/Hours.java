package id.bilik.queueserver.core.branch.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a branch opens by itself, and when it stops issuing tickets by itself, in its own zone. Those who hold a ticket
 * at {@code closes} are still served: the business day itself ends when staff end it, or at midnight.
 *
 * @param closes  {@link LocalTime#MIDNIGHT} stands for the end of the day
 * @param special dates on which other hours hold, in order, each once; none where an older plan knew no such thing
 */
public record Hours(LocalTime opens, LocalTime closes, List<DayOfWeek> days, @Nullable List<SpecialDay> special) {
    public static final Hours AROUND_THE_CLOCK = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT,
            List.of(DayOfWeek.values()));
    private static final int DAYS_OF_A_WEEK = 7;
    private static final long SECONDS_OF_A_DAY = 86_400;

    public Hours {
        special = special == null ? List.of() : List.copyOf(special);
    }

    /** The same every week. */
    public Hours(LocalTime opens, LocalTime closes, List<DayOfWeek> days) {
        this(opens, closes, days, List.of());
    }

    @Override
    public List<SpecialDay> special() { return special == null ? List.of() : special; }

    public Optional<SpecialDay> findSpecial(LocalDate date) {
        for (SpecialDay day : special()) {
            if (day.date().equals(date)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    public boolean isOpenOn(LocalDate date) {
        return findSpecial(date).map(day -> !day.isClosed()).orElseGet(() -> days.contains(date.getDayOfWeek()));
    }

    /** Days from a date within which the branch opens, if it ever does: only special days keep it closed for a week. */
    public int longestRest() {
        return DAYS_OF_A_WEEK + special().size();
    }

    public LocalTime opensOn(LocalDate date) { return findSpecial(date).map(SpecialDay::opens).orElse(opens); }

    /** {@link LocalTime#MIDNIGHT} stands for the end of that date. */
    public LocalTime closesOn(LocalDate date) {
        return findSpecial(date).map(SpecialDay::closes).orElse(closes);
    }

    public Instant opensAt(LocalDate date, ZoneId zone) { return date.atTime(opensOn(date)).atZone(zone).toInstant(); }

    /** When ticketing ends on that date: always after {@link #opensAt}. */
    public Instant closesAt(LocalDate date, ZoneId zone) {
        LocalTime last = closesOn(date);
        return (last.equals(LocalTime.MIDNIGHT) ? date.plusDays(1).atStartOfDay() : date.atTime(last)).atZone(zone)
                .toInstant();
    }

    /** Whether a clock on the wall that shows so many seconds since 1970 is past the closing time of that date. */
    public boolean haveClosed(LocalDate date, long localSeconds) {
        LocalTime last = closesOn(date);
        long seconds = last.equals(LocalTime.MIDNIGHT) ? SECONDS_OF_A_DAY : last.toSecondOfDay();
        return localSeconds >= date.toEpochDay() * SECONDS_OF_A_DAY + seconds;
    }
}
