package id.bilik.kiosk.speech;

import org.jspecify.annotations.Nullable;

/**
 * Something that the page may have said, by name and never by words: whoever can reach the kiosk's port can't make it say
 * anything else.
 *
 * @param language
 *            {@code id} or {@code en}
 * @param name
 *            which of its kind: a text's key, a service's id, a ticket's number
 * @param value
 *            fills the gap in a text, 0-9999; null where there is none
 */
public record Phrase(String language, Kind kind, String name, @Nullable Integer value) {

    /** What a name names. */
    public enum Kind {
        /** A text of the page. */
        TEXT,
        /** A service's name. */
        SERVICE,
        /** A paper for a claim; named {@code service:document}. */
        DOCUMENT,
        /** A ticket's number, sign by sign. */
        TICKET,
        /** A ticket's expected wait, or that nobody on duty serves it. */
        WAIT,
        /** A ticket's expected wait without its priority. */
        WITHOUT,
        /** About how long who comes now waits for a service. */
        QUEUE,
        /** What the holder of a ticket can do instead of waiting in vain. */
        INSTEAD,
        /** When the branch opens; its name is {@code today}. */
        HOURS,
        /** A text of the page whose gap is the time of the booking that was scanned. */
        BOOKED
    }
}
