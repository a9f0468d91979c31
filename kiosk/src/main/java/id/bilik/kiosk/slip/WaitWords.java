package id.bilik.kiosk.slip;

/**
 * A wait in words, by the rule of {@code docs/views.md} that slip, board and phone share: low rounded down and high
 * rounded up on a ladder of round minutes, so that the words never promise more than the forecast; half hours where the
 * high end reaches two hours. Always a range, also where both ends meet on one rung.
 */
public final class WaitWords {

    private static final int[] ROUND_MINUTES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 35, 40, 45, 50, 60};
    private static final int STEP_AFTER_AN_HOUR = 15;
    private static final int TWO_HOURS = 120;
    private static final int HALF_HOUR = 30;

    private WaitWords() {}

    /** For example {@code 12-20 menit}, {@code up to 5 minutes}, {@code less than 2 minutes}, {@code 2-2,5 jam}. */
    public static String of(Wait wait, Words words) {
        if (wait.highSeconds() < 2 * 60) {
            return words.text("wait.short");
        }
        long high = roundUp(wait.highSeconds());
        if (high >= TWO_HOURS) {
            return hours(wait, words);
        }
        long low = roundDown(wait.lowSeconds());
        long end = low >= high ? roundUp(low * 60 + 1) : high;
        return low == 0 ? words.text("wait.minutes.upTo", end) : words.text("wait.minutes", low, end);
    }

    private static String hours(Wait wait, Words words) {
        long low = wait.lowSeconds() / 60 / HALF_HOUR;
        long high = Math.ceilDiv(wait.highSeconds(), 60L * HALF_HOUR);
        String end = halves(low >= high ? low + 1 : high, words);
        return low == 0 ? words.text("wait.hours.upTo", end) : words.text("wait.hours", halves(low, words), end);
    }

    /** Half hours as hours: 4 is {@code 2}, 5 is {@code 2,5}. */
    private static String halves(long count, Words words) {
        return count / 2 + (count % 2 == 0 ? "" : words.text("decimal") + "5");
    }

    /** The highest round number of minutes that is not above; 0 for less than a minute. */
    private static long roundDown(long seconds) {
        long minutes = seconds / 60;
        if (minutes >= 60) {
            return minutes - minutes % STEP_AFTER_AN_HOUR;
        }
        long found = 0;
        for (int round : ROUND_MINUTES) {
            if (round <= minutes) {
                found = round;
            }
        }
        return found;
    }

    /** The lowest round number of minutes that is not below. */
    private static long roundUp(long seconds) {
        for (int round : ROUND_MINUTES) {
            if (round * 60L >= seconds) {
                return round;
            }
        }
        return Math.ceilDiv(seconds, 60L * STEP_AFTER_AN_HOUR) * STEP_AFTER_AN_HOUR;
    }
}
