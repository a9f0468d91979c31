package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * The bookings that a branch knows: those to come, and those that are over for a while. They go on from day to day.
 * Persistent: a change shares all else with the bookings before it.
 */
public final class Bookings {
    static final Bookings NONE = new Bookings(HashTreePMap.empty(), TreePMap.empty(), TreePMap.empty(),
            HashTreePMap.empty(), Claims.NONE);
    /** Days after its own on which a booking is still known, so that a calendar may learn what became of it. */
    static final int DAYS_KNOWN = 7;

    private final PMap<String, Booking> all;
    /** Those for which room is kept, by their time. */
    private final TreePMap<Due, Booking> promised;
    /** Those that are held, by when they expire. */
    private final TreePMap<Due, String> held;
    /** Those for which room is kept, by person and service. */
    private final PMap<Open, String> open;
    private final Claims claims;

    private record Due(Instant at, String id) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    private record Open(String person, String service) {}

    private Bookings(PMap<String, Booking> all, TreePMap<Due, Booking> promised, TreePMap<Due, String> held,
            PMap<Open, String> open, Claims claims) {
        this.all = all;
        this.promised = promised;
        this.held = held;
        this.open = open;
        this.claims = claims;
    }

    /** From what a snapshot keeps. */
    public static Bookings of(Collection<Booking> bookings, List<ClosedPlace> closed,
            Collection<WaitingWish> waiting, List<Missed> missed, Collection<Draw> draws,
            Collection<CompanyDay> companies) {
        Bookings made = NONE.with(new Claims(TreePVector.from(closed), WaitingList.of(waiting),
                Misses.of(missed), Draws.of(draws), CompanyDays.of(companies)));
        for (Booking booking : bookings) {
            made = made.plus(booking);
        }
        return made;
    }

    /** In no order. */
    public Collection<Booking> all() { return all.values(); }

    public Optional<Booking> find(String id) { return Optional.ofNullable(all.get(id)); }

    /** With which somebody checked in to that visit. On another day its ticket is somebody else's. */
    public Optional<Booking> findOf(Visit visit) {
        return visit.appointment() == null
                ? Optional.empty()
                : all.values().stream().filter(booking -> visit.ticket().equals(booking.ticket()))
                        .filter(booking -> booking.at().equals(visit.appointment())).findFirst();
    }

    /** Those for which room is kept from one instant until before the other, in the order of their times. */
    public Collection<Booking> listPromised(Instant from, Instant until) {
        return promised.subMap(new Due(from, ""), new Due(until, "")).values();
    }

    /** What is kept for that person and service. */
    public Optional<Booking> findOpen(@Nullable String person, String service) {
        return person == null
                ? Optional.empty()
                : Optional.ofNullable(open.get(new Open(person, service))).flatMap(this::find);
    }

    /** The hold that expires first. */
    public Optional<Booking> nextHeld() {
        return held.isEmpty() ? Optional.empty() : find(held.firstEntry().getValue());
    }

    /** What is kept for the earliest time. */
    public Optional<Booking> nextPromised() {
        return promised.isEmpty() ? Optional.empty() : Optional.of(promised.firstEntry().getValue());
    }

    /** Places that were given back, some of which may be open again. */
    public List<ClosedPlace> closed() {
        return claims.closed();
    }

    /** As if all places that were given back were open again. */
    public Bookings withoutClosed() {
        return claims.closed().isEmpty() ? this : with(claims.withoutClosed());
    }

    /** Who waits for a place. */
    public WaitingList waiting() { return claims.waiting(); }

    Bookings with(WaitingList next) { return with(claims.with(next)); }

    /** Days whose places are drawn. */
    public Draws draws() { return claims.draws(); }

    /** Days on which people of companies are served. */
    public CompanyDays companies() { return claims.companies(); }

    /** As if that company had none. */
    public Bookings withoutCompany(String company) {
        return with(claims.companies().without(company));
    }

    Bookings with(CompanyDays next) { return with(claims.with(next)); }

    Bookings with(Draws next) { return with(claims.with(next)); }

    /** Bookings to which nobody came, of people who are known still. */
    public List<Missed> missed() {
        return claims.misses().all();
    }

    /** How many that person missed in the 90 days before. */
    public int countMissed(@Nullable String person, LocalDate today) {
        return person == null ? 0 : claims.misses().count(person, today);
    }

    Bookings plus(Missed missed) { return with(claims.with(claims.misses().plus(missed))); }

    Bookings withoutMissed(String person) { return with(claims.with(claims.misses().without(person))); }

    Bookings closing(ClosedPlace place, Instant now) { return with(claims.plus(place, now)); }

    private Bookings with(Claims next) { return new Bookings(all, promised, held, open, next); }

    /** With this booking in place of the one with its id, if there is one. */
    Bookings plus(Booking booking) {
        Bookings without = minus(booking.id());
        PMap<String, Booking> nextAll = without.all.plus(booking.id(), booking);
        if (!booking.isPromised()) {
            return new Bookings(nextAll, without.promised, without.held, without.open, claims);
        }
        return new Bookings(nextAll, without.promised.plus(new Due(booking.at(), booking.id()), booking),
                booking.state() == Booking.State.HELD
                        ? without.held.plus(new Due(booking.holdUntil(), booking.id()), booking.id())
                        : without.held,
                booking.person() == null
                        ? without.open
                        : without.open.plus(new Open(booking.person(), booking.service()), booking.id()),
                claims);
    }

    /** Without that booking, as if nothing were kept for it. */
    public Bookings minus(String id) {
        Booking known = all.get(id);
        if (known == null) {
            return this;
        }
        return new Bookings(all.minus(id), promised.minus(new Due(known.at(), id)),
                held.minus(new Due(known.holdUntil(), id)),
                known.person() == null || !known.isPromised()
                        ? open
                        : open.minus(new Open(known.person(), known.service())),
                claims);
    }

    /** Without those that nobody asks for any more once that day has begun. */
    Bookings onNewDay(LocalDate date, ZoneId zone) {
        Bookings left = this;
        for (Booking booking : all.values()) {
            // who never confirmed has no use for it on another day
            LocalDate last = booking.state() == Booking.State.EXPIRED
                    ? booking.holdUntil().atZone(zone).toLocalDate()
                    : booking.at().atZone(zone).toLocalDate().plusDays(DAYS_KNOWN);
            if (!booking.isPromised() && last.isBefore(date)) {
                left = left.minus(booking.id());
            }
        }
        return left.with(left.waiting().onNewDay(date)).with(draws().onNewDay(date))
                .with(companies().onNewDay(date));
    }

    /** Without the persons of bookings that were asked for on that date or before. */
    Bookings forgetting(LocalDate date, ZoneId zone) {
        Bookings left = this;
        for (Booking booking : all.values()) {
            if (booking.person() != null && !booking.bookedAt().atZone(zone).toLocalDate().isAfter(date)) {
                left = left.plus(booking.withoutPerson());
            }
        }
        return left.with(left.claims.with(left.waiting().forgetting(date, zone))
                .with(left.claims.misses().forgetting(date)));
    }

    /** The date of the earliest wish whose person is known; empty where none is. */
    public Optional<LocalDate> firstDate(ZoneId zone) {
        Stream<Instant> booked = all.values().stream().filter(booking -> booking.person() != null)
                .map(Booking::bookedAt);
        Stream<LocalDate> wished = Stream.concat(booked, waiting().known()).map(at -> at.atZone(zone).toLocalDate());
        return Stream.concat(wished, claims.misses().known()).min(LocalDate::compareTo);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bookings bookings && all.equals(bookings.all) && claims.equals(bookings.claims);
    }

    @Override
    public int hashCode() { return Objects.hash(all, claims); }

    @Override
    public String toString() { return Map.copyOf(all) + " " + claims; }
}
