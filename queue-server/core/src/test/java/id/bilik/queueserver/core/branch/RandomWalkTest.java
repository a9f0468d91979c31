package id.bilik.queueserver.core.branch;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred thousand commands at random: the {@link Invariants} hold after each, and the journal is the whole truth. */
class RandomWalkTest {
    private static final int SEEDS = 50;
    private static final int STEPS = 2000;
    private static final int WALKS_THAT_MEET_ALL = 36;
    /** A return that lost its place. */
    private static final String BEHIND = "VisitReturned behind";
    /** More time at a call, and the same taken back by the officer. */
    private static final String MORE_TIME = "VisitDeferred at a call";
    private static final String NO_MORE_TIME = "DepartureUndone of more time";
    /** The commands, events and refusals of each walk so far: one test needs not walk the other's walks again. */
    private static final Map<Long, Set<String>> MET = new ConcurrentHashMap<>();

    static LongStream seeds() { return LongStream.range(0, SEEDS); }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_step_keeps_the_promises_and_the_journal_replays_to_the_same_state(long seed) {
        RandomWalk walk = walk(seed);
        Invariants.checkSame(walk.replay(), walk.branch, "the journal replays to the same state");
    }

    @Test
    void the_same_seed_is_the_same_journal() {
        RandomWalk one = new RandomWalk(7);
        RandomWalk other = new RandomWalk(7);
        one.walk(STEPS);
        other.walk(STEPS);
        assertThat(one.journal).isEqualTo(other.journal).hasSizeGreaterThan(STEPS / 4);
    }

    @Test
    void the_walk_meets_every_command_every_event_and_every_refusal() {
        Set<String> met = new TreeSet<>();
        for (long seed = 0; seed < WALKS_THAT_MEET_ALL; seed++) {
            if (!MET.containsKey(seed)) {
                walk(seed);
            }
            met.addAll(MET.getOrDefault(seed, Set.of()));
        }
        Set<String> missing = new TreeSet<>(Set.of(BEHIND, MORE_TIME, NO_MORE_TIME));
        for (Class<?> kind : new Class<?>[]{Command.class, Event.class, Refusal.class}) {
            addNames(kind, missing);
        }
        missing.removeAll(met);
        // no command leads to it: it stands in a journal that was repaired
        missing.remove("EntryLost");
        assertThat(missing).as("never met; met were %s", met).isEmpty();
    }

    private static RandomWalk walk(long seed) {
        RandomWalk walk = new RandomWalk(seed);
        walk.walk(STEPS);
        Set<String> met = new TreeSet<>(walk.done.keySet());
        walk.journal.forEach(it -> met.add(it.event().getClass().getSimpleName()));
        if (walk.journal.stream().anyMatch(
                it -> it.event() instanceof Event.VisitReturned back && back.countsFrom() != null)) {
            met.add(BEHIND);
        }
        addMoreTime(walk, met);
        MET.put(seed, met);
        return walk;
    }

    private static void addMoreTime(RandomWalk walk, Set<String> met) {
        Set<TicketNumber> away = new HashSet<>();
        walk.journal.forEach(it -> {
            if (!(it.event() instanceof Event.OfVisit event)) {
                return;
            }
            boolean wasAway = away.remove(event.ticket());
            if (event instanceof Event.VisitDeferred deferred && deferred.booth() != null) {
                away.add(event.ticket());
                met.add(MORE_TIME);
            } else if (wasAway && event instanceof Event.DepartureUndone) {
                met.add(NO_MORE_TIME);
            }
        });
    }

    private static void addNames(Class<?> sealed, Set<String> names) {
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (kind.isSealed()) {
                addNames(kind, names);
            } else {
                names.add(kind.getSimpleName());
            }
        }
    }
}
