package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Which entries of a segment may have a request id, by 64 bits of it: open addressing over two arrays. Different ids
 * may share their bits, so whoever finds a candidate compares the entry. Of entries with the same bits each is kept.
 */
final class RequestTable {
    private static final int FEWEST = 1024;

    private long[] keys = new long[FEWEST];
    /** Sequence of the entry whose bits stand at the same place; 0 marks a free one. */
    private long[] sequences = new long[FEWEST];
    private int count;

    synchronized void add(JournalEntry entry) {
        UUID id = entry.requestId();
        if (id == null) {
            return;
        }
        if (++count * 2 > keys.length) {
            long[] oldKeys = keys;
            long[] oldSequences = sequences;
            keys = new long[2 * oldKeys.length];
            sequences = new long[2 * oldKeys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldSequences[i] != 0) {
                    put(oldKeys[i], oldSequences[i]);
                }
            }
        }
        put(bits(id), entry.sequence());
    }

    private void put(long key, long sequence) {
        int place = place(key);
        while (sequences[place] != 0) {
            place = (place + 1) & (keys.length - 1);
        }
        keys[place] = key;
        sequences[place] = sequence;
    }

    private int place(long key) { return (int) (key >>> 32) & (keys.length - 1); }

    /** The entries that may have that id, ascending. */
    synchronized List<Long> candidates(UUID id) {
        long key = bits(id);
        List<Long> found = new ArrayList<>(2);
        for (int place = place(key); sequences[place] != 0; place = (place + 1) & (keys.length - 1)) {
            if (keys[place] == key) {
                found.add(sequences[place]);
            }
        }
        Collections.sort(found);
        return found;
    }

    /** Bits and sequence of every entry with an id, ascending by bits as signed numbers, then by sequence. */
    synchronized long[][] sorted() {
        long[][] pairs = new long[count][];
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            if (sequences[i] != 0) {
                pairs[next++] = new long[]{keys[i], sequences[i]};
            }
        }
        Arrays.sort(pairs, Comparator.<long[]>comparingLong(pair -> pair[0]).thenComparingLong(pair -> pair[1]));
        return pairs;
    }

    /** Ids need not be random: a kiosk may count them. The finaliser of SplitMix64 (Steele et al. 2014) spreads them. */
    static long bits(UUID id) {
        long bits = id.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ id.getLeastSignificantBits();
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
