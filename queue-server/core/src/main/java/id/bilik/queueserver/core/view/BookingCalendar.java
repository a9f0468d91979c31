package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.plan.Service;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** A booking as iCalendar (RFC 5545, 5546): its UID stays, each change counts, and a cancellation takes it out again. */
public final class BookingCalendar {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    /** Octets of a line without its break. */
    private static final int LONGEST_LINE = 75;

    private BookingCalendar() {}

    /**
     * Empty for a booking that was never confirmed.
     *
     * @param title what the entry is called
     */
    public static Optional<String> of(Branch branch, Booking booking, Instant now, String title) {
        boolean cancelled = isCancelled(booking);
        boolean kept = switch (booking.state()) {
            case CONFIRMED, CHECKED_IN, MISSED -> true;
            case HELD, CANCELLED, EXPIRED -> false;
        };
        if (!kept && !cancelled) {
            return Optional.empty();
        }
        Duration length = branch.plan().findService(booking.service()).map(Service::expected)
                .orElse(Duration.ofMinutes(15));
        StringBuilder text = new StringBuilder();
        for (String line : List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bilik//Bilik//EN",
                "METHOD:" + (cancelled ? "CANCEL" : "PUBLISH"), "BEGIN:VEVENT",
                "UID:" + booking.id() + "@" + branch.id() + ".bilik", "SEQUENCE:" + booking.sequence(),
                "STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED"), "DTSTAMP:" + UTC.format(now),
                "DTSTART:" + UTC.format(booking.at()), "DTEND:" + UTC.format(booking.at().plus(length)),
                "SUMMARY:" + escaped(title), "LOCATION:" + escaped(branch.plan().name()),
                "END:VEVENT", "END:VCALENDAR")) {
            fold(line, text);
        }
        return Optional.of(text.toString());
    }

    /** Whether a calendar that has it takes it out. */
    public static boolean isCancelled(Booking booking) {
        return booking.state() == Booking.State.CANCELLED && booking.sequence() > 0;
    }

    /** Service and branch, in the branch's first language. */
    public static String title(Branch branch, Booking booking) {
        String service = branch.plan().findService(booking.service())
                .map(known -> known.names().getOrDefault(branch.plan().languages().getFirst(), known.id()))
                .orElse(booking.service());
        return service + ", " + branch.plan().name();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
    }

    /** Longer lines go on after a break and a space, never within a character. */
    private static void fold(String line, StringBuilder text) {
        int octets = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String character = Character.toString(line.codePointAt(i));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += more;
        }
        text.append("\r\n");
    }
}
