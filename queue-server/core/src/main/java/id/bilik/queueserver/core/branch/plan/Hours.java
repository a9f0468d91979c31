package id.bilik.queueserver.core.branch.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When a branch opens by itself, and when it stops issuing tickets by itself, in its own zone. Those who hold a ticket
 * at {@code closes} are still served: the business day itself ends when staff end it, or at midnight.
 *
 * @param closes {@link LocalTime#MIDNIGHT} stands for the end of the day
 */
public record Hours(LocalTime opens, LocalTime closes, List<DayOfWeek> days) {
    public static final Hours AROUND_THE_CLOCK = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT,
            List.of(DayOfWeek.values()));

    public boolean isOpenOn(LocalDate date) { return days.contains(date.getDayOfWeek()); }

    public Instant opensAt(LocalDate date, ZoneId zone) { return date.atTime(opens).atZone(zone).toInstant(); }

    /** When ticketing ends on that date: always after {@link #opensAt}. */
    public Instant closesAt(LocalDate date, ZoneId zone) {
        return (closes.equals(LocalTime.MIDNIGHT) ? date.plusDays(1).atStartOfDay() : date.atTime(closes)).atZone(zone)
                .toInstant();
    }

    /** Whether a clock on the wall that shows so many seconds since 1970 is past the closing time of that date. */
    public boolean haveClosed(LocalDate date, long localSeconds) {
        long seconds = closes.equals(LocalTime.MIDNIGHT) ? 86_400 : closes.toSecondOfDay();
        return localSeconds >= date.toEpochDay() * 86_400 + seconds;
    }
}
