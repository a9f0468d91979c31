package id.bilik.queueserver.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every ledger, over random days: with short and long visits, some from home, and more promised than fits. */
class LedgerPropertyTest {
    private static final Instant OPENS = Instant.parse("2026-03-02T01:00:00Z");
    private static final Owner BRANCH = new Owner("pekalongan");
    private static final Owner REGION = new Owner("jawa-tengah");
    private static final VisitDemand USUAL = new VisitDemand(Work.atBranch(480), 400);

    static IntStream seeds() { return IntStream.range(0, 150); }

    /** One random day. */
    private static final class RandomDay {
        final Random random;
        final List<Slot> slots = new ArrayList<>();
        final List<Taken> taken = new ArrayList<>();
        final List<VisitDemand> waiting = new ArrayList<>();
        final Quotas quotas;
        final Instant now;

        RandomDay(int seed) {
            random = new Random(seed);
            int walkIn = random.nextInt(101);
            int booked = random.nextInt(101 - walkIn);
            int region = random.nextInt(101 - walkIn - booked);
            int collective = random.nextInt(101 - walkIn - booked - region);
            quotas = new Quotas(List.of(new Quota(Share.WALK_IN, BRANCH, walkIn),
                    new Quota(Share.BOOKED, BRANCH, booked), new Quota(Share.BOOKED, REGION, region),
                    new Quota(Share.COLLECTIVE, BRANCH, collective),
                    new Quota(Share.STAFF, BRANCH, 100 - walkIn - booked - region - collective)),
                    random.nextInt(walkIn + 1), Duration.ofMinutes(random.nextInt(120)));
            int count = 1 + random.nextInt(16);
            for (int i = 0; i < count; i++) {
                slots.add(slot(i, new Work(random.nextInt(6_000), 0)));
                slots.set(i, slot(i, new Work(attention(i), random.nextInt((int) attention(i) + 1))));
            }
            now = OPENS.plusSeconds(random.nextInt(900 * count) - 3_600L);
            int promises = random.nextInt(40);
            for (int i = 0; i < promises; i++) {
                taken.add(promise(i));
            }
            int people = random.nextInt(20);
            for (int i = 0; i < people; i++) {
                waiting.add(demand(Work.atBranch(60L + random.nextInt(3_000))));
            }
        }

        private long attention(int slot) { return slots.get(slot).capacity().attention(); }

        static Slot slot(int index, Work capacity) {
            return new Slot(OPENS.plusSeconds(900L * index), capacity, 1, index % 4);
        }

        final Taken promise(int order) {
            Share share = List.of(Share.BOOKED, Share.COLLECTIVE, Share.STAFF).get(random.nextInt(3));
            long seconds = 60L + random.nextInt(2_400);
            return new Taken("A" + order, order, OPENS.plusSeconds(random.nextInt(900 * (slots.size() + 2)) - 900L),
                    share, share == Share.BOOKED && random.nextBoolean() ? REGION : BRANCH,
                    demand(random.nextBoolean() ? Work.atBranch(seconds) : Work.fromHome(seconds)));
        }

        private boolean covers(Taken each, int slot) {
            long first = Duration.between(OPENS, each.at()).toSeconds() / 900;
            return slot >= first && slot < first + each.demand().slots();
        }

        private VisitDemand demand(Work work) { return new VisitDemand(work, 200 + random.nextInt(700)); }

        Ledger ledger() { return ledger(slots, taken); }

        Ledger ledger(List<Slot> other, List<Taken> promises) {
            return new Ledger(other, quotas, promises, waiting, now);
        }

        /** What the quotas of a slot come to; rounding may leave a second for each but one. */
        Work allotted(Slot slot) {
            return quotas.list().stream().map(quota -> slot.capacity().percent(quota.percent())).reduce(Work.NONE,
                    Work::plus);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_taken_and_what_is_left_are_what_there_is_and_what_is_short(int seed) {
        RandomDay day = new RandomDay(seed);
        Ledger ledger = day.ledger();

        for (int slot = 0; slot < ledger.size(); slot++) {
            Work all = Work.NONE;
            for (int quota = 0; quota < day.quotas.list().size(); quota++) {
                Work left = ledger.left(slot, quota);
                assertThat(left.positive()).as("room is never negative").isEqualTo(left);
                assertThat(ledger.room(slot, quota, USUAL)).isNotNegative();
                all = all.plus(left).plus(ledger.taken(slot, quota));
            }
            Slot here = day.slots.get(slot);
            Work shortage = ledger.conflicts().stream().filter(it -> it.slot().equals(here))
                    .map(Conflict::shortage).findFirst().orElse(Work.NONE);
            assertThat(all.minus(shortage)).as("units are conserved").isEqualTo(day.allotted(here));
            assertThat(day.allotted(here).fits(here.capacity())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void from_home_there_are_never_more_at_once_than_booths_for_them(int seed) {
        RandomDay day = new RandomDay(seed);
        day.taken.removeIf(each -> each.demand().isFromHome());
        for (int tries = 0; tries < 60; tries++) {
            VisitDemand demand = day.demand(Work.fromHome(60L + day.random.nextInt(2_400)));
            int slot = day.random.nextInt(day.slots.size());
            if (day.ledger().room(slot, 1, demand) > 0) {
                day.taken.add(new Taken("H" + tries, 100 + tries, day.slots.get(slot).from(), Share.BOOKED, BRANCH,
                        demand));
            }
        }
        for (int slot = 0; slot < day.slots.size(); slot++) {
            int here = slot;
            assertThat(day.taken.stream().filter(each -> each.demand().isFromHome())
                    .filter(each -> day.covers(each, here)).count()).as("slot %s", slot)
                    .isLessThanOrEqualTo(day.slots.get(slot).homes());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void walk_ins_keep_their_minimum_whatever_is_promised(int seed) {
        RandomDay day = new RandomDay(seed);
        Ledger ledger = day.ledger();

        for (int slot = 0; slot < ledger.size(); slot++) {
            Work minimum = ledger.slot(slot).capacity().percent(day.quotas.walkInMinimum());
            assertThat(minimum.fits(ledger.left(slot, 0).plus(ledger.taken(slot, 0)))).as("slot %s", slot).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_officer_less_never_leaves_more_for_anybody(int seed) {
        RandomDay day = new RandomDay(seed);
        day.waiting.clear();
        Ledger before = day.ledger();
        List<Slot> fewer = new ArrayList<>();
        for (Slot slot : day.slots) {
            Work gone = new Work(day.random.nextInt(3_000), 0);
            Work capacity = slot.capacity().minus(gone).positive();
            fewer.add(new Slot(slot.from(), capacity.least(new Work(capacity.attention(), capacity.attention())), 0,
                    slot.homes()));
        }
        Ledger after = day.ledger(fewer, day.taken);

        for (int slot = 0; slot < before.size(); slot++) {
            for (int quota = 0; quota < day.quotas.list().size(); quota++) {
                assertThat(after.left(slot, quota).fits(before.left(slot, quota))).as("slot %s", slot).isTrue();
                assertThat(after.room(slot, quota, USUAL)).isLessThanOrEqualTo(before.room(slot, quota, USUAL));
            }
        }
        assertThat(counts(after)).as("nothing is cancelled").isEqualTo(day.taken.size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void giving_back_restores_exactly_what_there_was(int seed) {
        RandomDay day = new RandomDay(seed);
        List<Taken> more = new ArrayList<>(day.taken);
        more.add(day.promise(99));
        Collections.shuffle(more, day.random);
        Ledger with = day.ledger(day.slots, more);
        more.removeIf(each -> each.order() == 99);

        assertThat(counts(with)).isEqualTo(day.taken.size() + 1);
        assertThat(picture(day.ledger(day.slots, more))).isEqualTo(picture(day.ledger()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_room_can_be_taken_without_a_new_shortage_and_is_then_gone(int seed) {
        RandomDay day = new RandomDay(seed);
        Ledger before = day.ledger();
        int slot = day.random.nextInt(before.size());
        int quota = 1 + day.random.nextInt(day.quotas.list().size() - 1);
        Quota of = day.quotas.list().get(quota);
        long room = before.room(slot, quota, USUAL);
        List<Taken> more = new ArrayList<>(day.taken);
        for (int i = 0; i < room; i++) {
            more.add(new Taken("B" + i, 100 + i, before.slot(slot).from(), of.share(), of.owner(), USUAL));
        }
        Ledger after = day.ledger(day.slots, more);

        assertThat(after.room(slot, quota, USUAL)).isZero();
        assertThat(after.conflicts().stream().map(Conflict::shortage)).isEqualTo(
                before.conflicts().stream().map(Conflict::shortage).toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void conflicts_are_listed_exactly_where_more_is_promised_than_walk_ins_leave(int seed) {
        RandomDay day = new RandomDay(seed);
        Ledger ledger = day.ledger();
        List<Slot> isShort = new ArrayList<>();
        for (int slot = 0; slot < ledger.size(); slot++) {
            Slot here = ledger.slot(slot);
            Work room = day.allotted(here).minus(here.capacity().percent(day.quotas.walkInMinimum()));
            Work promised = Work.NONE;
            for (int quota = 1; quota < day.quotas.list().size(); quota++) {
                promised = promised.plus(ledger.taken(slot, quota));
            }
            if (!promised.fits(room)) {
                isShort.add(here);
            }
        }

        assertThat(ledger.conflicts().stream().map(Conflict::slot)).isEqualTo(isShort);
        for (Conflict conflict : ledger.conflicts()) {
            assertThat(conflict.concerns()).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(day.taken)
                    .isSortedAccordingTo((one, other) -> Long.compare(other.order(), one.order()));
        }
        assertThat(counts(ledger)).as("nothing disappears").isEqualTo(day.taken.size());
        assertThat(ledger.placed() + ledger.unplaced()).isEqualTo(day.waiting.size());
    }

    private static int counts(Ledger ledger) {
        int counts = 0;
        for (int slot = 0; slot < ledger.size(); slot++) {
            for (int quota = 0; quota < ledger.quotas().list().size(); quota++) {
                counts += ledger.count(slot, quota);
            }
        }
        return counts;
    }

    private static List<Object> picture(Ledger ledger) {
        List<Object> picture = new ArrayList<>();
        for (int slot = 0; slot < ledger.size(); slot++) {
            for (int quota = 0; quota < ledger.quotas().list().size(); quota++) {
                picture.add(List.of(ledger.taken(slot, quota), ledger.left(slot, quota), ledger.count(slot, quota)));
            }
        }
        picture.add(ledger.conflicts());
        picture.add(ledger.unplaced());
        return picture;
    }
}
