package id.bilik.queueserver.journal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which request ids the journal may hold, as 64 bits of each: eight bytes for an id of years of tickets. Nearly every
 * ticket is asked for with an id that was never seen, and knowing that here spares it a look into the database.
 */
final class RequestIds {
    private static final int FEWEST = 1024;

    /** Open addressing; 0 marks a free place. */
    private long[] places = new long[FEWEST];
    private int count;
    private volatile boolean complete;

    /** From now on, an id that was not added is not in the journal. */
    void complete() { complete = true; }

    /** Adds the ids of these entries, and gives the entries back. */
    List<JournalEntry> noted(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            add(entry.requestId());
        }
        return entries;
    }

    synchronized void add(@Nullable UUID id) {
        if (id == null || !insert(places, bits(id))) {
            return;
        }
        if (++count * 2 > places.length) {
            long[] larger = new long[places.length * 2];
            for (long bits : places) {
                if (bits != 0) {
                    insert(larger, bits);
                }
            }
            places = larger;
        }
    }

    /** False only where the journal surely lacks it. */
    boolean mayHold(UUID id) {
        if (!complete) {
            return true;
        }
        synchronized (this) {
            return places[placeOf(places, bits(id))] != 0;
        }
    }

    private static boolean insert(long[] places, long bits) {
        int place = placeOf(places, bits);
        boolean free = places[place] == 0;
        places[place] = bits;
        return free;
    }

    /** Where these bits stand, or the free place where they would. */
    private static int placeOf(long[] places, long bits) {
        int place = (int) (bits >>> 32) & (places.length - 1);
        while (places[place] != 0 && places[place] != bits) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    /** Ids need not be random: a kiosk may count them. The finaliser of SplitMix64 (Steele et al. 2014) spreads them. */
    private static long bits(UUID id) {
        long bits = id.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ id.getLeastSignificantBits();
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        bits ^= bits >>> 31;
        return bits == 0 ? 1 : bits;
    }
}
