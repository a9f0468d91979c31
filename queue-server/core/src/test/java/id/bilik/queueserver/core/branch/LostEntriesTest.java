package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a journal has lost, the branch opens again and gives none of the numbers that may have been given. */
class LostEntriesTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(3, "jht");

    static LongStream seeds() { return LongStream.range(0, 200); }

    @Test
    void a_lost_entry_may_have_issued_one_number_of_any_letter() {
        Branch after = lose(branch.branch(), 2, branch.now());

        assertThat(after.counters().lastOf('A')).isEqualTo(5);
        assertThat(after.counters().lastOf('B')).isEqualTo(2);
        assertThat(after.counters().lastOf('Z')).isEqualTo(2);
    }

    @Test
    void without_a_known_loss_a_contradiction_is_not_passed_over() {
        RecordedEvent event = new RecordedEvent(branch.branch().sequence() + 1, branch.now(),
                new Event.VisitReturned(ticket("A001"), null));

        assertThatThrownBy(() -> AfterLoss.evolve(branch.branch(), event))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void after_a_loss_what_cannot_follow_is_passed_over() {
        Branch after = lose(branch.branch(), 1, branch.now());
        Branch then = AfterLoss.evolve(after, new RecordedEvent(after.sequence() + 1, branch.now(),
                new Event.ParticipantArrived(ticket("A009"), "1")));

        assertThat(then.sequence()).isEqualTo(after.sequence() + 1);
        assertThat(then.visits().keySet()).isEqualTo(after.visits().keySet());
    }

    @Test
    void a_new_day_of_which_nothing_is_lost_starts_at_one() {
        Branch after = lose(branch.branch(), 4, branch.now());
        Branch next = after.emptied(new Day.Open(branch.date().plusDays(1), branch.now(), true));

        assertThat(next.counters().lastOf('A')).isZero();
        assertThat(next.counters().lost()).isZero();
    }

    /** Whatever ended the visit is lost, and its booth must not stay taken for ever. */
    @Test
    void a_new_day_after_a_loss_starts_with_empty_booths_and_nobody_on_duty() {
        branch.signOn("g1", "Sari");
        branch.callNext("g1");
        Branch after = lose(branch.branch(), 1, branch.now());
        Branch next = AfterLoss.evolve(after, new RecordedEvent(after.sequence() + 1, branch.now(),
                new Event.BusinessDayOpened(branch.date().plusDays(1))));

        assertThat(next.groups()).allMatch(group -> group.load() == 0 && !group.isOnDuty());
        assertThat(next.queue().isEmpty()).isTrue();
    }

    /**
     * Any stretch of a random journal of several days may be lost, its end included; but not what says that numbering
     * changed after a restore or a wrong clock: of that loss docs/journal.md tells.
     */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_number_of_the_day_comes_again(long seed) {
        RandomWalk walk = new RandomWalk(seed % 20);
        walk.walk(600);
        SplittableRandom chance = new SplittableRandom(seed);
        List<RecordedEvent> whole = walk.journal;
        int from = chance.nextInt(1, whole.size());
        int to = chance.nextInt(4) == 0 ? whole.size() : Math.min(whole.size(), from + chance.nextInt(1, 60));

        Branch left = replay(lost(whole, from, to, whole.getLast().at()), walk.branch.id());

        assertThat(left.sequence()).isEqualTo(whole.size());
        assertNoNumberAgain(whole, left, walk.branch);
    }

    private static List<RecordedEvent> lost(List<RecordedEvent> whole, int from, int to, Instant end) {
        List<RecordedEvent> left = new ArrayList<>(whole);
        Instant at = to < whole.size() ? whole.get(to).at() : end;
        for (int i = to - 1; i >= from; i--) {
            if (isOfNumbering(whole.get(i).event())) {
                // what was lost before it happened before it
                at = whole.get(i).event() instanceof Event.ClockCorrected corrected
                        ? corrected.before()
                        : whole.get(i).at();
                continue;
            }
            left.set(i, new RecordedEvent(i + 1, at, new Event.EntryLost("it could not be read")));
        }
        return left;
    }

    private static boolean isOfNumbering(Event event) {
        return event instanceof Event.EpochBegan || event instanceof Event.ClockDoubted
                || event instanceof Event.ClockTrusted || event instanceof Event.ClockCorrected;
    }

    private static Branch replay(List<RecordedEvent> events, String id) {
        Branch state = Branch.unfounded(id);
        for (RecordedEvent event : events) {
            state = AfterLoss.evolve(state, event);
        }
        return state;
    }

    /** Of the last day that the whole journal opened, every number that the branch itself had issued. */
    private static void assertNoNumberAgain(List<RecordedEvent> whole, Branch left, Branch truth) {
        ZoneId zone = truth.plan().zone();
        LocalDate date = switch (truth.day()) {
            case Day.Open open -> open.date();
            case Day.Closed closed -> closed.last();
        };
        if (date == null) {
            return;
        }
        Branch open = left.day() instanceof Day.Open day && day.date().equals(date)
                ? left
                : left.day() instanceof Day.Closed closed && date.equals(closed.last())
                        ? left
                        : left.emptied(new Day.Open(date, left.time(), true));
        LocalDate day = null;
        for (RecordedEvent each : whole) {
            if (each.event() instanceof Event.BusinessDayOpened opened) {
                day = opened.date();
            }
            if (each.event() instanceof Event.TicketIssued issued && issued.offline() == null && date.equals(day)) {
                assertThat(open.counters().lastOf(issued.ticket().letter())).as("%s in %s", issued.ticket(), zone)
                        .isGreaterThanOrEqualTo(issued.ticket().count());
            }
        }
    }

    private static Branch lose(Branch branch, int entries, Instant at) {
        Branch after = branch;
        for (int i = 0; i < entries; i++) {
            after = Evolution.evolve(after, new RecordedEvent(after.sequence() + 1, at, new Event.EntryLost("gone")));
        }
        return after;
    }
}
