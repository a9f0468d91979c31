package id.bilik.queueserver.server.collective;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From when until when somebody has worked: {@code 2015-03-01 - 2026-10-31} or {@code 01/03/2015 s.d. 31/10/2026}. */
record Period(LocalDate from, LocalDate until) {
    private static final String DATE = "(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{4})";
    private static final Pattern TWO = Pattern.compile(
            DATE + "\\s*(?:-|–|—|s\\.?/?d\\.?|sampai|until|to)\\s*" + DATE, Pattern.CASE_INSENSITIVE);
    private static final List<DateTimeFormatter> FORMATS = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

    /** Empty for what is no period, or ends before it begins. */
    static Optional<Period> find(String text) {
        Matcher two = TWO.matcher(text.strip());
        if (!two.matches()) {
            return Optional.empty();
        }
        LocalDate from = date(two.group(1));
        LocalDate until = date(two.group(2));
        return from == null || until == null || until.isBefore(from)
                ? Optional.empty()
                : Optional.of(new Period(from, until));
    }

    private static @Nullable LocalDate date(String text) {
        for (DateTimeFormatter format : FORMATS) {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeException other) {
                // perhaps the next one
            }
        }
        return null;
    }
}
