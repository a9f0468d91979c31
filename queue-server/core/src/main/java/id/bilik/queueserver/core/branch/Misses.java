package id.bilik.queueserver.core.branch;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/** Bookings to which nobody came, as long as whose they were is known. */
record Misses(PVector<Missed> all) {
    static final Misses NONE = new Misses(TreePVector.empty());
    /** Days for which one counts: as long as the hash of its person is kept. */
    private static final int DAYS = 90;

    int count(String person, LocalDate today) {
        return (int) all.stream()
                .filter(each -> each.person().equals(person) && each.date().plusDays(DAYS).isAfter(today)).count();
    }

    /** With one more, and without those that do not count any more. */
    Misses plus(Missed missed) {
        return new Misses(TreePVector.from(
                all.stream().filter(each -> each.date().plusDays(DAYS).isAfter(missed.date())).toList()).plus(missed));
    }

    Misses without(String person) { return of(all.stream().filter(each -> !each.person().equals(person)).toList()); }

    /** Without those that were booked on that date or before: whose they were is purged. */
    Misses forgetting(LocalDate date) {
        return of(all.stream().filter(each -> each.bookedOn().isAfter(date)).toList());
    }

    static Misses of(List<Missed> all) { return new Misses(TreePVector.from(all)); }

    Stream<LocalDate> known() { return all.stream().map(Missed::bookedOn); }
}
