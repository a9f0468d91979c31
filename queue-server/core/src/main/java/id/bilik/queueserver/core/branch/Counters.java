package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pcollections.TreePMap;

/**
 * Which numbers are taken: the last count issued by letter on the day that is open or was closed last, and the blocks
 * that are set aside for kiosks.
 *
 * @param lost   events that the journal lost on that day or later: each may have issued one number of any letter
 * @param lostAt when the newest event that the journal ever lost happened at the latest; the distant past where it is
 *     whole
 * @param epochs how numbering went on after restores
 */
public record Counters(TreePMap<Character, Integer> issued, List<Lease> leases, int lost, Instant lostAt,
        Epochs epochs) {
    static final Counters NONE = new Counters(TreePMap.empty(), List.of(), 0, Instant.MIN, Epochs.NONE);
    private static final ZoneOffset FIRST_ON_EARTH = ZoneOffset.ofHours(14);
    /** Tickets of an older lease are taken in all the same where their number is free; only the lease is forgotten. */
    private static final int DAYS_KEPT = 30;

    /** From what a snapshot keeps. */
    public static Counters of(Map<Character, Integer> issued, List<Lease> leases, int lost, Instant lostAt,
            List<Epochs.Epoch> epochs) {
        return new Counters(TreePMap.from(issued), List.copyOf(leases), lost, lostAt,
                new Epochs(List.copyOf(epochs)));
    }

    public int lastOf(char letter) { return issued.getOrDefault(letter, 0); }

    /**
     * The first count from that one on that no kiosk may give on that day or on the days beside it, and that nobody can
     * have been given before a restore.
     */
    public int nextFree(char letter, int from, LocalDate date) {
        int count = epochs.atLeast(from, date);
        for (Optional<Lease> taken = findNear(letter, count, count, date); taken.isPresent(); taken = findNear(letter,
                count, count, date)) {
            count = epochs.atLeast(taken.get().last().count() + 1, date);
        }
        return count;
    }

    /**
     * A lease of these numbers for that day, the day before or any later one, or one that its kiosk may hold still.
     * Neighbouring days share no number, so a kiosk that does not know the date after a power cut gives none that another
     * kiosk gives.
     */
    public Optional<Lease> findNear(char letter, int from, int to, LocalDate date) {
        for (Lease lease : leases) {
            if (lease.overlaps(letter, from, to)
                    && (!lease.date().isBefore(date.minusDays(1)) || mayBeHeldStill(lease))) {
                return Optional.of(lease);
            }
        }
        return Optional.empty();
    }

    /** Its kiosk got numbers of no two later dates: it was not heard since, and may not know how many days have passed. */
    private boolean mayBeHeldStill(Lease lease) {
        return leases.stream().filter(other -> other.kiosk().equals(lease.kiosk()))
                .map(Lease::date).filter(other -> other.isAfter(lease.date())).distinct().count() < 2;
    }

    /** The lease that a number of that day is from. */
    public Optional<Lease> find(LocalDate date, TicketNumber ticket) {
        for (Lease lease : leases) {
            if (lease.date().equals(date) && lease.holds(ticket)) {
                return Optional.of(lease);
            }
        }
        return Optional.empty();
    }

    /**
     * What a kiosk with that memory may give for a service and a day. Not what it got before a restore: nobody knows
     * which of those numbers it has given since.
     */
    public List<Lease> list(String kiosk, UUID holder, String service, LocalDate date) {
        return leases.stream().filter(lease -> lease.kiosk().equals(kiosk) && lease.holder().equals(holder)
                && lease.service().equals(service) && lease.date().equals(date) && epochs.isOfLast(lease)).toList();
    }

    /** The memories of a kiosk that were given numbers since that time. */
    public Set<UUID> listHolders(String kiosk, Instant since) {
        return leases.stream().filter(lease -> lease.kiosk().equals(kiosk) && !lease.reservedAt().isBefore(since))
                .map(Lease::holder).collect(Collectors.toUnmodifiableSet());
    }

    /** The latest issue that is known of a kiosk on that day: its tickets keep their order. */
    public Instant lastUse(String kiosk, LocalDate date) {
        Instant last = Instant.MIN;
        for (Lease lease : leases) {
            if (lease.kiosk().equals(kiosk) && lease.date().equals(date)) {
                for (Lease.Use use : lease.used()) {
                    last = use.issuedAt().isAfter(last) ? use.issuedAt() : last;
                }
            }
        }
        return last;
    }

    Counters plusIssued(TicketNumber ticket) {
        return new Counters(issued.plus(ticket.letter(), ticket.count()), leases, lost, lostAt, epochs);
    }

    /** Whether the journal ever lost events. */
    boolean isIncomplete() { return !lostAt.equals(Instant.MIN); }

    /** Past every number that an event which the journal lost may have issued. */
    Counters plusLost(Instant at, LocalDate date) {
        TreePMap<Character, Integer> beyond = issued;
        for (char letter = TicketNumber.FIRST_LETTER; letter <= TicketNumber.LAST_LETTER; letter++) {
            beyond = beyond.plus(letter, epochs.atLeast(lastOf(letter) + 1, date));
        }
        return new Counters(beyond, leases, lost + 1, at, epochs);
    }

    Counters plus(Lease lease) {
        List<Lease> more = new ArrayList<>(leases);
        more.add(lease);
        return new Counters(issued, List.copyOf(more), lost, lostAt, epochs);
    }

    Counters plus(Epochs.Epoch epoch) { return new Counters(issued, leases, lost, lostAt, epochs.plus(epoch)); }

    /** Notes a number that came in; one of an unknown lease (an older backup) changes nothing here. */
    Counters used(LocalDate date, Lease.Use use) {
        return new Counters(issued, leases.stream().map(
                lease -> lease.date().equals(date) && lease.holds(use.ticket()) ? lease.plus(use) : lease).toList(),
                lost, lostAt, epochs);
    }

    /** After the time was put back: no lease was made later than now. */
    Counters reservedAtMost(Instant now) {
        return new Counters(issued, leases.stream().map(lease -> lease.reservedAt().isAfter(now)
                ? new Lease(lease.kiosk(), lease.holder(), lease.service(), lease.date(), lease.first(), lease.last(),
                        now, lease.used())
                : lease).toList(), lost, lostAt, epochs);
    }

    /**
     * Numbers start again, but behind those that may have been issued since the day began.
     *
     * @param behind the last counts that were given on that date before, by a clock that was wrong
     */
    Counters onNewDay(LocalDate date, TreePMap<Character, Integer> behind) {
        Counters kept = new Counters(behind, leases.stream()
                .filter(lease -> !lease.date().isBefore(date.minusDays(DAYS_KEPT))).toList(), 0, lostAt, epochs);
        // what was lost may have changed the branch's zone, so the day begins where it begins first on earth
        if (lost > 0 && !lostAt.isBefore(date.atStartOfDay(FIRST_ON_EARTH).toInstant())) {
            for (int i = 0; i < lost; i++) {
                kept = kept.plusLost(lostAt, date);
            }
        }
        return kept;
    }
}
