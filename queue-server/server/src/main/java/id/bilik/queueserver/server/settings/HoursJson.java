package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.SpecialDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours as people write them: {@code HH:mm}, {@code 24:00} for the end of the day.
 *
 * @param days    such as monday; without them every day
 * @param special dates on which other hours hold
 */
public record HoursJson(String opens, String closes, @Nullable List<String> days,
        @Nullable List<SpecialDayJson> special) {
    private static final String END_OF_DAY = "24:00";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static HoursJson of(Hours hours) {
        return new HoursJson(CLOCK.format(hours.opens()), closing(hours.closes()),
                hours.days().stream().map(day -> day.name().toLowerCase(Locale.ROOT)).toList(),
                hours.special().isEmpty() ? null : hours.special().stream().map(SpecialDayJson::of).toList());
    }

    Hours toHours() {
        List<DayOfWeek> open = days == null
                ? List.of(DayOfWeek.values())
                : days.stream().map(HoursJson::day).toList();
        return new Hours(PlanFields.read("opens", opens, LocalTime::parse), closing("closes", closes), open,
                special == null ? List.of() : special.stream().map(SpecialDayJson::toSpecialDay).toList());
    }

    private static String closing(LocalTime time) {
        return time.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : CLOCK.format(time);
    }

    private static LocalTime closing(String field, String text) {
        return text.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : PlanFields.read(field, text, LocalTime::parse);
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equals(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw new IllegalArgumentException("days cannot name " + name + "; they are monday to sunday");
    }

    /** Without opens and closes: closed. */
    public record SpecialDayJson(String date, @Nullable LinkedHashMap<String, String> names, @Nullable String opens,
            @Nullable String closes) {
        static SpecialDayJson of(SpecialDay day) {
            LocalTime opens = day.opens();
            LocalTime closes = day.closes();
            return new SpecialDayJson(day.date().toString(),
                    day.names().isEmpty() ? null : new LinkedHashMap<>(day.names()),
                    opens == null ? null : CLOCK.format(opens), closes == null ? null : closing(closes));
        }

        SpecialDay toSpecialDay() {
            return new SpecialDay(PlanFields.read("date of a special day", date, LocalDate::parse),
                    names == null ? Map.of() : names,
                    opens == null ? null : PlanFields.read("opens of " + date, opens, LocalTime::parse),
                    closes == null ? null : closing("closes of " + date, closes));
        }
    }
}
