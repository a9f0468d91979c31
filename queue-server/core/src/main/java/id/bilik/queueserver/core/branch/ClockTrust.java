package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * Whether the branch's time is trusted, and behind which numbers a date begins. A wrong clock gives a date twice: the
 * branch's own 25th may pass on the 24th, and the 25th comes again.
 *
 * @param doubt     null while the time is trusted
 * @param given     by date, the last count of each letter that somebody may hold who came on that date or whose slip names
 *     it: the date begins behind them
 * @param corrected sequence of the event that put the time right last, 0 for none; times run forward from there on
 */
public record ClockTrust(@Nullable Doubt doubt, TreePMap<LocalDate, TreePMap<Character, Integer>> given,
        long corrected) {
    static final ClockTrust FULL = new ClockTrust(null, TreePMap.empty(), 0);
    /** Dates that have passed and are remembered: a correction by more days goes to a date that the branch did not have. */
    private static final int PAST_DATES = 7;

    /**
     * Since when nobody knows whether the time is right.
     *
     * @param atStart the machine was started in between: what came before was of the time before
     * @param issued  the last counts before it
     */
    public record Doubt(Instant since, boolean atStart, Map<Character, Integer> issued) {}

    /** From what a snapshot keeps. */
    public static ClockTrust of(@Nullable Doubt doubt, Map<LocalDate, Map<Character, Integer>> given, long corrected) {
        TreePMap<LocalDate, TreePMap<Character, Integer>> all = TreePMap.empty();
        for (Map.Entry<LocalDate, Map<Character, Integer>> each : given.entrySet()) {
            all = all.plus(each.getKey(), TreePMap.from(each.getValue()));
        }
        return new ClockTrust(doubt, all, corrected);
    }

    public boolean isDoubted() { return doubt != null; }

    /** Whether the branch has had that date before, by a time that was wrong or is past. */
    public boolean hasHad(LocalDate date) {
        return given.containsKey(date);
    }

    /** Behind which counts that date begins. */
    TreePMap<Character, Integer> behind(LocalDate date) {
        return given.getOrDefault(date, TreePMap.empty());
    }

    ClockTrust doubted(Instant since, boolean atStart, Map<Character, Integer> issued) {
        return new ClockTrust(new Doubt(since, atStart, Map.copyOf(issued)), given, corrected);
    }

    ClockTrust trusted() { return new ClockTrust(null, given, corrected); }

    /**
     * After a new business day has begun.
     *
     * @param last   the business day before; null for none
     * @param issued on it
     */
    ClockTrust onNewDay(@Nullable LocalDate last, TreePMap<Character, Integer> issued, LocalDate date) {
        ClockTrust next = last == null ? this : plus(last, issued);
        // in doubt both days may be one: then the numbers go on
        next = doubt == null ? next : next.plus(date, issued);
        NavigableMap<LocalDate, TreePMap<Character, Integer>> past = next.given.headMap(date, false);
        TreePMap<LocalDate, TreePMap<Character, Integer>> kept = next.given;
        int tooMany = past.size() - PAST_DATES;
        for (LocalDate old : past.keySet()) {
            if (tooMany-- > 0) {
                kept = kept.minus(old);
            }
        }
        return new ClockTrust(next.doubt, kept, corrected);
    }

    /**
     * After the time was put right.
     *
     * @param last     the business day of the time before; null for none
     * @param issued   on it
     * @param date     that it truly is
     * @param forward  whether the time before was behind
     * @param sequence of the event
     */
    ClockTrust corrected(@Nullable LocalDate last, TreePMap<Character, Integer> issued, LocalDate date,
            boolean forward, long sequence) {
        Doubt known = doubt;
        TreePMap<Character, Integer> today = issued;
        if (known != null && known.atStart() && forward) {
            // what was given before the machine was started was given on a day before
            for (Map.Entry<Character, Integer> each : known.issued().entrySet()) {
                if (each.getValue().equals(issued.get(each.getKey()))) {
                    today = today.minus(each.getKey());
                }
            }
        }
        ClockTrust next = date.equals(last) ? this : plus(date, today);
        next = last == null ? next : next.plus(last, issued);
        return new ClockTrust(null, next.given, sequence);
    }

    /** An event that the journal lost may have issued one number of any letter on any of these dates. */
    ClockTrust plusLost() {
        TreePMap<LocalDate, TreePMap<Character, Integer>> beyond = given;
        for (Map.Entry<LocalDate, TreePMap<Character, Integer>> each : given.entrySet()) {
            TreePMap<Character, Integer> counts = each.getValue();
            for (char letter = TicketNumber.FIRST_LETTER; letter <= TicketNumber.LAST_LETTER; letter++) {
                counts = counts.plus(letter, counts.getOrDefault(letter, 0) + 1);
            }
            beyond = beyond.plus(each.getKey(), counts);
        }
        return new ClockTrust(doubt, beyond, corrected);
    }

    private ClockTrust plus(LocalDate date, TreePMap<Character, Integer> issued) {
        TreePMap<Character, Integer> most = behind(date);
        for (Map.Entry<Character, Integer> each : issued.entrySet()) {
            most = most.plus(each.getKey(), Math.max(each.getValue(), most.getOrDefault(each.getKey(), 0)));
        }
        return new ClockTrust(doubt, given.plus(date, most), corrected);
    }
}
