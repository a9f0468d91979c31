package id.bilik.queueserver.core.branch.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of the day in which boards say nothing, in the branch's own time.
 *
 * @param day  only on this day; null for every day
 * @param from included
 * @param to   not included; before {@code from} where it goes over midnight, and then belongs to the day it begins on
 */
public record QuietTime(@Nullable DayOfWeek day, LocalTime from, LocalTime to) {
    private static final Pattern WRITTEN = Pattern.compile("(?:([a-z]+) )?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    /**
     * Reads {@code 12:00-13:00, friday 11:30-13:00}; nothing for none.
     *
     * @throws IllegalArgumentException naming the part that is none
     */
    public static List<QuietTime> parse(String text) {
        List<QuietTime> times = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!text.isBlank()) {
                times.add(one(part.strip().toLowerCase(Locale.ROOT)));
            }
        }
        return times;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return (day == null ? "" : day.name().toLowerCase(Locale.ROOT) + " ") + from + "-" + to;
    }

    private static QuietTime one(String part) {
        Matcher written = WRITTEN.matcher(part);
        try {
            if (written.matches()) {
                String day = written.group(1);
                LocalTime from = LocalTime.parse(written.group(2));
                LocalTime to = LocalTime.parse(written.group(3));
                if (!from.equals(to)) {
                    return new QuietTime(day == null ? null : day(day), from, to);
                }
            }
        } catch (DateTimeException noTime) {
            // the complaint below says so
        }
        throw new IllegalArgumentException(part);
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(name)) {
                return day;
            }
        }
        throw new DateTimeException(name);
    }
}
