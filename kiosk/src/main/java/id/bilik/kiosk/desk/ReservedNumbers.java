package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.Leases;
import id.bilik.kiosk.store.Change;
import id.bilik.kiosk.store.Store;
import id.bilik.kiosk.store.StoreFailed;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that this kiosk may give while the server is away. A number that was given is written down before anybody
 * sees it; a memory that lost something takes a new name, and the server reserves new numbers for it.
 */
public final class ReservedNumbers {

    private static final String LEASE = "lease";
    private static final String TAKEN = "taken";
    private static final String HOLDER = "holder";
    private static final int DAYS_KEPT = 14;

    private final Store store;
    private final UUID holder;
    private final Set<Taken> taken = new HashSet<>();
    private List<Leases.Lease> leases;
    private boolean holderKept;

    record Holder(UUID id) {}

    record Taken(LocalDate date, String ticket) {}

    /** A number to give. */
    record Pick(LocalDate date, String ticket, @Nullable String followUrl) {}

    /** Does what makes a number the participant's; a failure leaves it free. */
    interface Taking {
        void take(Change change) throws StoreFailed;
    }

    /**
     * What the store holds.
     *
     * @param fresh
     *            the name of this memory, if it has none or lost something
     */
    public ReservedNumbers(Store store, UUID fresh) {
        this.store = store;
        List<Holder> known = store.list(HOLDER, Holder.class);
        holderKept = !known.isEmpty() && store.damage().isEmpty();
        holder = holderKept ? known.getFirst().id() : fresh;
        leases = holderKept ? store.list(LEASE, Leases.Lease.class) : List.of();
        taken.addAll(store.list(TAKEN, Taken.class));
    }

    UUID holder() { return holder; }

    /** How many numbers of a service can be given now. */
    synchronized int count(String service, Stamp now) {
        return findLease(service, now).map(lease -> listFree(lease).size()).orElse(0);
    }

    /** Whether a service has no numbers left, on a day for which this kiosk was given some. */
    synchronized boolean isUsedUp(String service, Stamp now) {
        return count(service, now) == 0
                && leases.stream().map(Leases.Lease::service).anyMatch(any -> findLease(any, now).isPresent());
    }

    /** Gives the next number of a service; empty where there is none. */
    synchronized Optional<Pick> give(String service, Stamp now, java.util.function.Function<Pick, Taking> how)
            throws StoreFailed {
        Optional<Pick> pick = findLease(service, now).flatMap(lease -> listFree(lease).stream().findFirst()
                .map(number -> new Pick(lease.date(), number.ticket(), number.followUrl())));
        if (pick.isPresent()) {
            Taken number = new Taken(pick.get().date(), pick.get().ticket());
            how.apply(pick.get()).take(new Change().put(TAKEN, number.date() + " " + number.ticket(), number));
            taken.add(number);
        }
        return pick;
    }

    /** What the server says that this kiosk holds takes the place of all that it held. */
    synchronized void renew(Leases answer) throws StoreFailed {
        if (holderKept && answer.leases().equals(leases)) {
            return;
        }
        Change change = new Change().put(HOLDER, HOLDER, new Holder(holder));
        // a lease has hundreds of numbers, and most answers change one of them: the card is not worn for the others
        List<Leases.Lease> stored = store.list(LEASE, Leases.Lease.class);
        Set<String> names = answer.leases().stream().map(ReservedNumbers::name).collect(Collectors.toSet());
        stored.stream().map(ReservedNumbers::name).filter(name -> !names.contains(name))
                .forEach(name -> change.remove(LEASE, name));
        answer.leases().stream().filter(lease -> !stored.contains(lease))
                .forEach(lease -> change.put(LEASE, name(lease), lease));
        List<Taken> old = listOld(answer.leases());
        old.forEach(number -> change.remove(TAKEN, number.date() + " " + number.ticket()));
        store.writeDurably(change);
        holderKept = true;
        leases = answer.leases();
        old.forEach(taken::remove);
    }

    private List<Taken> listOld(List<Leases.Lease> next) {
        Optional<LocalDate> newest = next.stream().map(Leases.Lease::date).max(Comparator.naturalOrder());
        return newest.map(date -> taken.stream().filter(number -> number.date().isBefore(date.minusDays(DAYS_KEPT)))
                .toList()).orElse(List.of());
    }

    /**
     * The lease for now. Where the clock is not known it is now or later: somebody stands here, so the branch is likely
     * open, and the first day that may be today is taken, then the next. Neighbouring days share no number, so a wrong
     * guess gives none twice.
     */
    private Optional<Leases.Lease> findLease(String service, Stamp now) {
        return leases.stream().filter(lease -> lease.service().equals(service) && now.at().isBefore(lease.closesAt()))
                .filter(lease -> now.exact() ? !now.at().isBefore(lease.opensAt()) : !listFree(lease).isEmpty())
                .min(Comparator.comparing(Leases.Lease::date));
    }

    private List<Leases.FreeNumber> listFree(Leases.Lease lease) {
        return lease.numbers().stream()
                .filter(number -> !taken.contains(new Taken(lease.date(), number.ticket()))).toList();
    }

    private static String name(Leases.Lease lease) { return lease.date() + " " + lease.service(); }
}
