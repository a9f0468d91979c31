package id.bilik.queueserver.server.settings;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.RawProperty;
import biweekly.property.Status;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Holidays from a calendar of RFC 5545 (.ics), and the shipped one of Indonesia. */
public final class Holidays {
    private static final String SHIPPED = "/holidays/indonesia.ics";
    /** Our own property, for a name in one more language than {@code SUMMARY} can have. */
    private static final String NAME = "X-BILIK-NAME";
    private static final int LONGEST_NAME = 80;
    /** A holiday that lasts longer is none. */
    private static final int MOST_DAYS = 31;
    private static final int MOST_REPETITIONS = 1_000;

    private Holidays() {}

    /**
     * A day on which a branch may stay closed; whether it does, its people decide.
     *
     * @param names     by language code
     * @param tentative whether the calendar itself is not sure of the date
     */
    public record Holiday(LocalDate date, Map<String, String> names, boolean tentative) {}

    /** What was sent is no calendar; the message says why. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) { super(message); }
    }

    /** The national holidays and days of joint leave that are shipped, within those dates, both included. */
    public static List<Holiday> shipped(LocalDate from, LocalDate until) {
        try (InputStream file = Holidays.class.getResourceAsStream(SHIPPED)) {
            return read(new String(Objects.requireNonNull(file, SHIPPED).readAllBytes(), StandardCharsets.UTF_8), "id",
                    from, until);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (Unreadable impossible) {
            throw new IllegalStateException("the shipped holidays cannot be read", impossible);
        }
    }

    /**
     * The days of a calendar's all-day events within those dates, both included, each once and in order. Repetitions are
     * followed.
     *
     * @param language of names that say none
     */
    public static List<Holiday> read(String calendar, String language, LocalDate from, LocalDate until)
            throws Unreadable {
        ICalendar read = Biweekly.parse(calendar).first();
        if (read == null) {
            throw new Unreadable("This is no calendar: it must begin with BEGIN:VCALENDAR.");
        }
        Map<LocalDate, Holiday> days = new TreeMap<>();
        for (VEvent event : read.getEvents()) {
            if (event.getDateStart() == null || event.getDateStart().getValue() == null
                    || event.getDateStart().getValue().hasTime()) {
                continue; // a holiday lasts all day
            }
            Map<String, String> names = names(event, language);
            boolean tentative = Status.tentative().equals(event.getStatus());
            long length = days(event);
            DateIterator starts = event.getDateIterator(TimeZone.getDefault());
            starts.advanceTo(Date.from(from.minusDays(length).atStartOfDay(ZoneId.systemDefault()).toInstant()));
            for (int i = 0; starts.hasNext() && i < MOST_REPETITIONS; i++) {
                LocalDate first = date(starts.next());
                if (first.isAfter(until)) {
                    break;
                }
                for (long day = 0; day < length; day++) {
                    LocalDate date = first.plusDays(day);
                    if (!date.isBefore(from) && !date.isAfter(until)) {
                        days.putIfAbsent(date, new Holiday(date, names, tentative));
                    }
                }
            }
        }
        return List.copyOf(days.values());
    }

    private static Map<String, String> names(VEvent event, String language) {
        Map<String, String> names = new LinkedHashMap<>();
        if (event.getSummary() != null) {
            put(names, Objects.requireNonNullElse(event.getSummary().getLanguage(), language),
                    event.getSummary().getValue());
        }
        for (RawProperty name : event.getExperimentalProperties(NAME)) {
            put(names, Objects.requireNonNullElse(name.getParameter("LANGUAGE"), language), name.getValue());
        }
        return names;
    }

    private static void put(Map<String, String> names, String language, String text) {
        String plain = text.codePoints().filter(point -> Texts.isPlain(Character.toString(point), 2))
                .limit(LONGEST_NAME).mapToObj(Character::toString).collect(Collectors.joining()).strip();
        if (!plain.isEmpty()) {
            names.put(language, plain);
        }
    }

    /** How many days it lasts; the end of an event is not part of it. */
    private static long days(VEvent event) {
        DateEnd end = event.getDateEnd();
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            return Math.clamp(TimeUnit.MILLISECONDS.toDays(event.getDuration().getValue().toMillis()), 1, MOST_DAYS);
        }
        if (end == null || end.getValue() == null) {
            return 1;
        }
        long days = ChronoUnit.DAYS.between(date(event.getDateStart().getValue()), date(end.getValue()));
        return Math.clamp(days, 1, MOST_DAYS);
    }

    /** Dates without a time are read in the zone of this machine, and so written. */
    private static LocalDate date(Date date) {
        return date.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    }
}
