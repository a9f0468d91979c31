package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** Who waits for a place, in the order in which they asked, and for a while those who do no more. Persistent. */
public final class WaitingList {
    static final WaitingList NONE = new WaitingList(HashTreePMap.empty(), TreePMap.empty(), TreePMap.empty(),
            TreePMap.empty(), HashTreePMap.empty());

    private final PMap<String, WaitingWish> all;
    /** Those to whom nothing is offered, by the order of their wishes. */
    private final TreePMap<Long, WaitingWish> waiting;
    /** Those to whom something is offered, by when the offer ends. */
    private final TreePMap<Due<Instant>, WaitingWish> offered;
    /** All that are open, by the last day that suits. */
    private final TreePMap<Due<LocalDate>, WaitingWish> open;
    private final PMap<Whose, WaitingWish> persons;

    private record Due<T extends Comparable<? super T>>(T at, String booking) implements Comparable<Due<T>> {
        @Override
        public int compareTo(Due<T> other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : booking.compareTo(other.booking);
        }
    }

    private record Whose(String person, String service) {}

    /**
     * Where somebody stands.
     *
     * @param place 1 for the first
     * @param of    how many wait for one of the same days
     */
    public record Rank(int place, int of) {}

    private WaitingList(PMap<String, WaitingWish> all, TreePMap<Long, WaitingWish> waiting,
            TreePMap<Due<Instant>, WaitingWish> offered, TreePMap<Due<LocalDate>, WaitingWish> open,
            PMap<Whose, WaitingWish> persons) {
        this.all = all;
        this.waiting = waiting;
        this.offered = offered;
        this.open = open;
        this.persons = persons;
    }

    static WaitingList of(Collection<WaitingWish> wishes) {
        WaitingList made = NONE;
        for (WaitingWish wish : wishes) {
            made = made.plus(wish);
        }
        return made;
    }

    /** In no order. */
    public Collection<WaitingWish> all() { return all.values(); }

    public Optional<WaitingWish> find(String booking) { return Optional.ofNullable(all.get(booking)); }

    /** Those to whom nothing is offered, the first first. */
    public Collection<WaitingWish> listWaiting() {
        return waiting.values();
    }

    /** Those for whom a place is kept. */
    public Collection<WaitingWish> listOffered() { return offered.values(); }

    /** Those who have applied for the draw of that date, in the order of their applications. */
    public List<WaitingWish> listApplied(LocalDate date) {
        return open.values().stream().filter(wish -> wish.state() == WaitingWish.State.APPLIED)
                .filter(wish -> wish.from().equals(date)).sorted(Comparator.comparingLong(WaitingWish::order)).toList();
    }

    /** What is open for that person and service. */
    public Optional<WaitingWish> findOpen(@Nullable String person, String service) {
        return person == null ? Optional.empty() : Optional.ofNullable(persons.get(new Whose(person, service)));
    }

    /** The wish that follows from a visit of that day to which nobody answered at home. */
    public Optional<WaitingWish> findOf(Visit visit, LocalDate date) {
        return all.values().stream().filter(wish -> wish.isOf(visit, date)).findFirst();
    }

    /** Whose offer ends first. */
    public Optional<WaitingWish> nextOffered() {
        return offered.isEmpty() ? Optional.empty() : Optional.of(offered.firstEntry().getValue());
    }

    /** Whose last day comes first. */
    public Optional<WaitingWish> nextOver() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.firstEntry().getValue());
    }

    /** Where an open wish stands among all that wait for one of its days, whatever for: they need the same room. */
    public Rank rankOf(WaitingWish wish) {
        List<WaitingWish> rivals = open.values().stream().filter(rival -> rival.state() != WaitingWish.State.APPLIED)
                .filter(wish::isRivalOf).toList();
        return new Rank(1 + (int) rivals.stream().filter(rival -> rival.precedes(wish)).count(),
                rivals.size());
    }

    /** With this wish in place of the one with its id, if there is one. */
    WaitingList plus(WaitingWish wish) {
        WaitingList without = minus(wish.booking());
        PMap<String, WaitingWish> nextAll = without.all.plus(wish.booking(), wish);
        if (!wish.isOpen()) {
            return new WaitingList(nextAll, without.waiting, without.offered, without.open, without.persons);
        }
        Optional<WaitingWish.Offer> offer = wish.findOffer();
        return new WaitingList(nextAll,
                wish.state() == WaitingWish.State.WAITING
                        ? without.waiting.plus(wish.order(), wish)
                        : without.waiting,
                offer.isEmpty()
                        ? without.offered
                        : without.offered.plus(new Due<>(offer.get().until(), wish.booking()), wish),
                without.open.plus(new Due<>(wish.until(), wish.booking()), wish),
                wish.person() == null
                        ? without.persons
                        : without.persons.plus(new Whose(wish.person(), wish.service()), wish));
    }

    WaitingList minus(String booking) {
        WaitingWish known = all.get(booking);
        if (known == null) {
            return this;
        }
        Optional<WaitingWish.Offer> offer = known.findOffer();
        return new WaitingList(all.minus(booking), waiting.minus(known.order()),
                offer.isEmpty() ? offered : offered.minus(new Due<>(offer.get().until(), booking)),
                open.minus(new Due<>(known.until(), booking)),
                known.person() == null || !known.isOpen()
                        ? persons
                        : persons.minus(new Whose(known.person(), known.service())));
    }

    /** Without those that nobody asks for any more once that day has begun. */
    WaitingList onNewDay(LocalDate date) {
        WaitingList left = this;
        for (WaitingWish wish : all.values()) {
            if (!wish.isOpen() && wish.until().plusDays(Bookings.DAYS_KNOWN).isBefore(date)) {
                left = left.minus(wish.booking());
            }
        }
        return left;
    }

    /** Without the persons of those who asked on that date or before. */
    WaitingList forgetting(LocalDate date, ZoneId zone) {
        WaitingList left = this;
        for (WaitingWish wish : all.values()) {
            if (wish.person() != null && !wish.since().atZone(zone).toLocalDate().isAfter(date)) {
                left = left.plus(wish.withoutPerson());
            }
        }
        return left;
    }

    /** When those asked whose person is known. */
    Stream<Instant> known() {
        return all.values().stream().filter(wish -> wish.person() != null).map(WaitingWish::since);
    }

    @Override
    public boolean equals(@Nullable Object other) { return other instanceof WaitingList list && all.equals(list.all); }

    @Override
    public int hashCode() { return all.hashCode(); }

    @Override
    public String toString() { return all.toString(); }
}
