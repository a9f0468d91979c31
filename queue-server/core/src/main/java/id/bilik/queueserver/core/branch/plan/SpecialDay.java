package id.bilik.queueserver.core.branch.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A date on which the usual hours do not hold: a holiday, or a day with hours of its own.
 *
 * @param names what day it is, by language code; may be empty
 * @param opens null where the branch stays closed
 * @param closes null exactly where {@code opens} is; {@link LocalTime#MIDNIGHT} stands for the end of the day
 */
public record SpecialDay(LocalDate date, Map<String, String> names, @Nullable LocalTime opens,
        @Nullable LocalTime closes) {

    public SpecialDay {
        // in the order of the plan's languages, which an unordered copy would lose
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** The branch stays closed on that date. */
    public static SpecialDay closed(LocalDate date, Map<String, String> names) {
        return new SpecialDay(date, names, null, null);
    }

    public boolean isClosed() { return opens == null; }
}
