package id.bilik.kiosk.technician;

import id.bilik.hardware.PrintOutcome;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What became of the slips of a day, whoever asked for them. A slip that was not proved may hang from the printer or may
 * not: it is neither printed nor failed. Begins anew with the day, and with the kiosk.
 */
public final class SlipCounts {

    /**
     * The figures so far.
     *
     * @param proved
     *            the printer said that they are on paper
     * @param unconfirmed
     *            the printer took them and proved nothing
     * @param failed
     *            no whole slip came out
     * @param unconfirmedRun
     *            slips since the last one that was proved or failed
     */
    public record Day(int proved, int unconfirmed, int failed, int unconfirmedRun) {

        static final Day EMPTY = new Day(0, 0, 0, 0);

        Day with(PrintOutcome outcome) {
            return switch (outcome) {
                case PrintOutcome.Printed _ -> new Day(proved + 1, unconfirmed, failed, 0);
                case PrintOutcome.Unconfirmed _ -> new Day(proved, unconfirmed + 1, failed, unconfirmedRun + 1);
                case PrintOutcome.Failed _ -> new Day(proved, unconfirmed, failed + 1, 0);
            };
        }

        boolean isEmpty() { return equals(EMPTY); }
    }

    private final InstantSource clock;
    private LocalDate date;
    private Day day = Day.EMPTY;

    public SlipCounts(InstantSource clock) {
        this.clock = clock;
        this.date = today();
    }

    synchronized void count(PrintOutcome outcome) { day = day().with(outcome); }

    /** Those of today. */
    public synchronized Day day() {
        LocalDate now = today();
        if (!now.equals(date)) { // a run goes on over the night: the printer is the same
            date = now;
            day = new Day(0, 0, 0, day.unconfirmedRun());
        }
        return day;
    }

    private LocalDate today() { return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()); }
}
