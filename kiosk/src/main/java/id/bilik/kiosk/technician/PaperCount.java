package id.bilik.kiosk.technician;

import id.bilik.hardware.PrinterStatus;
import id.bilik.kiosk.store.Change;
import id.bilik.kiosk.store.Store;
import id.bilik.kiosk.store.StoreFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many slips the roll has given. A slip is counted at once and written along with the next ticket, so that counting
 * costs the card nothing; after a kill or a power cut the last slips since then are missing from it. A new roll is
 * written at once.
 */
public final class PaperCount {
    private static final Logger LOG = LoggerFactory.getLogger(PaperCount.class);
    private static final String KIND = "paper";
    private static final String NAME = "roll";

    /** @param printed slips since it was put in */
    private record Roll(int printed) {}

    private final @Nullable Store store;
    private final int perRoll;
    private int printed;
    private boolean out;

    private PaperCount(@Nullable Store store, int perRoll, int printed) {
        this.store = store;
        this.perRoll = perRoll;
        this.printed = printed;
    }

    /**
     * Goes on from what the store holds, or begins with a new roll.
     *
     * @param perRoll slips that a roll gives, 1 or more
     */
    public static PaperCount kept(Store store, int perRoll) {
        int printed = store.list(KIND, Roll.class).stream().mapToInt(Roll::printed).findFirst().orElse(0);
        return new PaperCount(store, perRoll, Math.max(0, printed));
    }

    /** Begins with a new roll, and is forgotten with this process. */
    public static PaperCount forgotten(int perRoll) {
        return new PaperCount(null, perRoll, 0);
    }

    /** Slips since the last roll was put in. */
    public synchronized int printed() { return printed; }

    public int perRoll() { return perRoll; }

    /** An estimate: 0 where the roll has given more than was expected. */
    public synchronized int left() {
        return Math.max(0, perRoll - printed);
    }

    synchronized void count() {
        printed++;
        if (store != null) {
            store.note(roll());
        }
    }

    /** Somebody put a new roll in; how many slips the one before gave. */
    synchronized int newRoll() {
        int gave = printed;
        printed = 0;
        if (store != null) {
            try {
                store.writeDurably(roll()); // who changes a roll may switch off next
            } catch (StoreFailed unwritable) {
                store.note(roll()); // the store tells of its trouble, and writes this when it can
            }
        }
        return gave;
    }

    private Change roll() { return new Change().put(KIND, NAME, new Roll(printed)); }

    /**
     * What the printer says just now. Paper that is there again after it was out is a new roll, where the old one had given
     * half of what a roll gives; sooner, somebody took a roll out and put it back.
     */
    synchronized void saw(PrinterStatus status) {
        switch (status) {
            case PAPER_OUT -> out = true;
            case READY -> {
                if (out && printed >= perRoll / 2) {
                    LOG.info("a new roll; the one before gave {} slips", newRoll());
                }
                out = false;
            }
            default -> {
                // says nothing of a whole roll
            }
        }
    }
}
