package id.bilik.kiosk.technician;

import id.bilik.hardware.PrintOutcome;
import id.bilik.kiosk.store.Change;
import id.bilik.kiosk.store.Store;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What became of the slips of a day, whoever asked for them. A slip that was not proved may hang from the printer or may
 * not: it is neither printed nor failed. Begins anew with the day. Written along with the next ticket, as {@link PaperCount}: a
 * restart forgets nothing, a kill the last slip at most.
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

    /** The figures of the day when the last slip was counted. */
    private record Kept(LocalDate date, Day day) {}

    private static final String KIND = "slips";
    private static final String NAME = "day";

    private final @Nullable Store store;
    private final InstantSource clock;
    private LocalDate date;
    private Day day;

    private SlipCounts(@Nullable Store store, InstantSource clock, Kept kept) {
        this.store = store;
        this.clock = clock;
        this.date = kept.date();
        this.day = kept.day();
    }

    /** Goes on from what the store holds, or begins with none. */
    public static SlipCounts kept(Store store, InstantSource clock) {
        return new SlipCounts(store, clock, store.list(KIND, Kept.class).stream().findFirst()
                .orElseGet(() -> new Kept(today(clock), Day.EMPTY)));
    }

    /** Begins with none, and is forgotten with this process. */
    public static SlipCounts forgotten(InstantSource clock) {
        return new SlipCounts(null, clock, new Kept(today(clock), Day.EMPTY));
    }

    synchronized void count(PrintOutcome outcome) {
        day = day().with(outcome);
        if (store != null) {
            store.note(new Change().put(KIND, NAME, new Kept(date, day)));
        }
    }

    /** Those of today. */
    public synchronized Day day() {
        LocalDate now = today(clock);
        if (!now.equals(date)) { // a run goes on over the night: the printer is the same
            date = now;
            day = new Day(0, 0, 0, day.unconfirmedRun());
        }
        return day;
    }

    private static LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }
}
