package id.bilik.queueserver.core.branch;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred thousand commands at random: the {@link Invariants} hold after each, and the journal is the whole truth. */
class RandomWalkTest {
    private static final int SEEDS = 50;
    private static final int STEPS = 2000;

    static LongStream seeds() { return LongStream.range(0, SEEDS); }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void every_step_keeps_the_promises_and_the_journal_replays_to_the_same_state(long seed) {
        RandomWalk walk = new RandomWalk(seed);
        walk.walk(STEPS);
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
        Map<String, Integer> met = new TreeMap<>();
        for (long seed = 0; seed < 24; seed++) {
            RandomWalk walk = new RandomWalk(seed);
            walk.walk(STEPS);
            walk.done.forEach((what, times) -> met.merge(what, times, Integer::sum));
            walk.journal.forEach(it -> met.merge(it.event().getClass().getSimpleName(), 1, Integer::sum));
        }
        Set<String> missing = new TreeSet<>();
        for (Class<?> kind : new Class<?>[]{Command.class, Event.class, Refusal.class}) {
            addNames(kind, missing);
        }
        missing.removeAll(met.keySet());
        // no command leads to it: it stands in a journal that was repaired
        missing.remove("EntryLost");
        assertThat(missing).as("never met; met were %s", met).isEmpty();
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
