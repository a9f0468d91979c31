package id.bilik.kiosk.slip;

import java.time.OffsetDateTime;

/** A moment of the branch in words: the time alone, or with its day. */
public final class MomentWords {

    private MomentWords() {}

    /** For example {@code 08.15}. */
    public static String time(OffsetDateTime at, Words words) {
        return SlipDate.time(at, at.getOffset(), words);
    }

    /** For example {@code Senin, 2 Maret, 08.15}. */
    public static String day(OffsetDateTime at, Words words) {
        return "%s, %d %s, %s".formatted(words.text("days").split(",", -1)[at.getDayOfWeek().getValue() - 1],
                at.getDayOfMonth(), words.text("months").split(",", -1)[at.getMonthValue() - 1], time(at, words));
    }
}
