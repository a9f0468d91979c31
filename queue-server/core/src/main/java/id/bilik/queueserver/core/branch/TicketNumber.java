package id.bilik.queueserver.core.branch;

import java.util.Optional;

/**
 * The number on the slip: the service's letter and a count of the business day from 1. Written with at least three
 * digits and never wrapped: {@code A012}, {@code A999}, {@code A1000}. Ordered by letter, then by count.
 */
public record TicketNumber(char letter, int count) implements Comparable<TicketNumber> {
    /** Longer counts are refused when parsed: no branch issues a million tickets of one service in a day. */
    private static final int MAX_DIGITS = 6;

    static final char FIRST_LETTER = 'A';
    static final char LAST_LETTER = 'Z';

    public TicketNumber {
        if (letter < FIRST_LETTER || letter > LAST_LETTER) {
            throw new IllegalArgumentException("letter must be A-Z, not " + letter);
        }
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count);
        }
    }

    /** Reads {@code A012}; empty for anything that {@link #toString} would not have written. */
    public static Optional<TicketNumber> parse(String text) {
        int digits = text.length() - 1;
        if (digits < 3 || digits > MAX_DIGITS || text.charAt(0) < FIRST_LETTER
                || text.charAt(0) > LAST_LETTER) {
            return Optional.empty();
        }
        int count = 0;
        for (int i = 1; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            count = count * 10 + (digit - '0');
        }
        if (count == 0 || (digits > 3 && text.charAt(1) == '0')) {
            return Optional.empty();
        }
        return Optional.of(new TicketNumber(text.charAt(0), count));
    }

    @Override
    public int compareTo(TicketNumber other) {
        int byLetter = Character.compare(letter, other.letter);
        return byLetter != 0 ? byLetter : Integer.compare(count, other.count);
    }

    @Override
    public int hashCode() { return letter * 1_000_003 + count; }

    @Override
    public String toString() { return letter + (count < 10 ? "00" : count < 100 ? "0" : "") + count; }
}
