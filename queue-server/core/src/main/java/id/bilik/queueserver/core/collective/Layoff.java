package id.bilik.queueserver.core.collective;

import java.time.LocalDate;
import java.util.Locale;

/**
 * How many of a company's people lose their work. The collective channel is for companies that lay off at least 30 percent;
 * that is reckoned in whole people, so no rounding lets anybody in.
 *
 * @param workforce people that the company had before, 1 and more
 * @param laidOff   of whom so many go, 1 up to the workforce
 * @param on        the day on which their work ends
 */
public record Layoff(int workforce, int laidOff, LocalDate on) {
    /** Percent. */
    public static final int LEAST = 30;
    private static final int ALL = 100;

    public Layoff {
        if (workforce < 1 || laidOff < 1 || laidOff > workforce) {
            throw new IllegalArgumentException(laidOff + " of " + workforce + " people cannot be laid off");
        }
    }

    /** Whether so many go that the company may send a list. */
    public boolean isCollective() {
        return (long) ALL * laidOff >= (long) LEAST * workforce;
    }

    /** How many would have to go at least. */
    public int needed() {
        return Math.toIntExact(Math.ceilDiv((long) LEAST * workforce, ALL));
    }

    /** The share in percent, with two digits that are rounded down: 29.999 percent never reads as 30. */
    public String percent() {
        long hundredths = (long) ALL * ALL * laidOff / workforce;
        return String.format(Locale.ROOT, "%d.%02d", hundredths / ALL, hundredths % ALL);
    }
}
