package id.bilik.kiosk.queue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The link that somebody who booked keeps, as its symbol says it.
 *
 * @param secret
 *            with which its holder may do all with the booking; it stands in no log
 */
public record BookingAddress(String branch, String booking, String secret) {

    private static final Pattern ADDRESS = Pattern.compile(
            "https?://[^\\s?#]+/book/([A-Za-z0-9_-]{1,64})/?#([A-Za-z0-9-]{1,64})\\.([A-Za-z0-9_-]{1,200})",
            Pattern.CASE_INSENSITIVE);

    /** The booking in what was scanned; empty for anything else. */
    public static Optional<BookingAddress> find(String scanned) {
        Matcher address = ADDRESS.matcher(scanned.strip());
        return address.matches()
                ? Optional.of(new BookingAddress(address.group(1), address.group(2), address.group(3)))
                : Optional.empty();
    }

    @Override
    public String toString() { return "booking " + booking + " of " + branch; }
}
