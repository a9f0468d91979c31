package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A branch that goes on from an older copy of its journal: what nobody knows to be given is not given again. */
class EpochTest {
    private static final UUID CARD = new UUID(9, 1);
    private final BranchScenario branch = aBranch().open();
    private final LocalDate today = branch.date();

    private String restored(int epoch) { return branch.does(new Command.BeginEpoch(epoch, new UUID(8, epoch))); }

    @Test
    void numbers_of_the_day_go_on_past_anything_that_may_have_been_issued() {
        branch.issued(3, "jht");
        assertThat(restored(1)).isEqualTo("epoch 1 began");
        assertThat(branch.issue("jht")).isEqualTo("A10001 issued");
        assertThat(branch.issue("jht")).isEqualTo("A10002 issued");
        assertThat(branch.issue("jkk")).isEqualTo("B10001 issued");
    }

    @Test
    void a_second_restore_on_the_same_day_goes_on_past_the_first_one_even_where_its_journal_knows_of_none() {
        restored(2);
        assertThat(branch.issue("jht")).isEqualTo("A20001 issued");
    }

    @Test
    void the_next_days_begin_at_one_and_pass_over_what_kiosks_may_hold() {
        restored(1);
        branch.at(today.plusDays(1) + "T08:00").does(new Command.OpenBusinessDay());
        branch.issued(599, "jht");
        assertThat(branch.issue("jht")).isEqualTo("A600 issued");
        assertThat(branch.issue("jht")).isEqualTo("A10001 issued");
    }

    @Test
    void later_days_are_ordinary_again() {
        restored(1);
        branch.at(today.plusDays(10) + "T08:00").does(new Command.OpenBusinessDay());
        branch.reserve("k1", CARD);
        branch.issued(600, "jht");
        assertThat(branch.branch().counters().leases().getFirst().first()).isEqualTo(ticket("A601"));
        assertThat(branch.issue("jht")).isEqualTo("A641 issued");
    }

    @Test
    void kiosks_get_new_numbers_for_both_days_and_none_of_those_that_the_lost_journal_may_have_set_aside() {
        branch.reserve("k1", CARD);
        restored(1);
        assertThat(branch.reserve("k1", CARD)).contains("A10601-A10620 reserved for k1 on " + today)
                .contains("A10621-A10640 reserved for k1 on ").doesNotContain("A6");
        assertThat(branch.branch().counters().list("k1", CARD, "jht", today)).hasSize(1);
        assertThat(branch.reserve("k1", CARD)).isEqualTo("nothing");
    }

    @Test
    void a_ticket_from_a_lease_that_the_copy_does_not_know_is_taken_in_under_its_number() {
        restored(1);
        assertThat(branch.issueReserved(7, "A605", "08:20")).isEqualTo("A605 issued");
        assertThat(branch.issueReserved(7, "A605", "08:20")).isEqualTo("nothing");
        assertThat(branch.issueReserved(8, "A605", "08:20")).isEqualTo("refused: NumberTaken");
    }

    @Test
    void a_ticket_from_a_lease_of_a_lost_epoch_is_taken_in_too() {
        restored(2);
        assertThat(branch.issueReserved(7, "A10605", "08:20")).isEqualTo("A10605 issued");
        assertThat(branch.issueReserved(8, "A10005", "08:20")).isEqualTo("refused: NotReserved");
        assertThat(branch.issueReserved(8, "A30605", "08:20")).isEqualTo("refused: NotReserved");
    }

    @Test
    void a_ticket_from_a_lease_that_the_copy_knows_is_taken_in_after_the_restore() {
        branch.reserve("k1", CARD);
        restored(1);
        assertThat(branch.issueReserved(7, "A601", "08:20")).isEqualTo("A601 issued");
    }

    @Test
    void a_wish_whose_ticket_was_lost_gets_a_new_number_and_one_that_the_copy_knows_its_old_one() {
        branch.issue(1, "jht", Priority.NONE);
        restored(1);
        assertThat(branch.issue(1, "jht", Priority.NONE)).isEqualTo("nothing");
        assertThat(branch.ticketOf(1)).isEqualTo(ticket("A001"));
        assertThat(branch.issue(2, "jht", Priority.NONE)).isEqualTo("A10001 issued");
    }

    @Test
    void an_epoch_that_has_begun_does_not_begin_again() {
        restored(2);
        assertThat(restored(2)).isEqualTo("refused: EpochOver");
        assertThat(restored(1)).isEqualTo("refused: EpochOver");
        assertThat(restored(3)).isEqualTo("epoch 3 began");
        Branch now = branch.branch();
        assertThatThrownBy(() -> Evolution.evolve(now, new RecordedEvent(now.sequence() + 1, now.time(),
                new Event.EpochBegan(3, CARD, today, today, 601)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_clock_that_is_behind_covers_the_last_day_that_the_copy_knows() {
        branch.after("-48h");
        restored(1);
        assertThat(branch.branch().counters().epochs().findLast().orElseThrow().date()).isEqualTo(today);
    }

    @Test
    void every_number_tells_its_epoch() {
        restored(1);
        branch.at(today.plusDays(3) + "T08:00");
        restored(2);
        Epochs epochs = branch.branch().counters().epochs();

        assertThat(epochs.find(today, ticket("A012"))).isEmpty();
        assertThat(epochs.find(today, ticket("A605"))).isEmpty();
        assertThat(number(epochs, today, "A10001")).isEqualTo(1);
        assertThat(number(epochs, today.plusDays(1), "A012")).isEqualTo(1);
        assertThat(epochs.find(today.plusDays(1), ticket("A601"))).isEmpty();
        assertThat(number(epochs, today.plusDays(3), "A012")).isEqualTo(1);
        assertThat(number(epochs, today.plusDays(3), "A10601")).isEqualTo(1);
        assertThat(number(epochs, today.plusDays(3), "A20001")).isEqualTo(2);
        assertThat(number(epochs, today.plusDays(4), "A012")).isEqualTo(2);
        assertThat(number(epochs, today.plusDays(4), "A10601")).isEqualTo(1);
        assertThat(number(epochs, today.plusDays(60), "A601")).isEqualTo(2);
        assertThat(epochs.find(today.minusDays(1), ticket("A10001"))).isEmpty();
    }

    /** Any prefix of a day may be what is left, and again of what followed. */
    @Test
    void no_number_stands_twice_whatever_was_lost() {
        for (long seed = 0; seed < 40; seed++) {
            Set<String> given = new HashSet<>();
            RandomWalk walk = new RandomWalk(seed);
            walk.walk(400);
            for (int epoch = 1; epoch <= 3; epoch++) {
                given.addAll(numbers(walk.journal));
                walk.loseFrom((int) (walk.journal.size() * (0.3 + 0.2 * epoch)), new UUID(seed, epoch));
                int restored = numbers(walk.journal).size();
                walk.walkOn(150);
                assertThat(numbers(walk.journal).stream().skip(restored))
                        .as("seed %d, epoch %d", seed, epoch).doesNotContainAnyElementsOf(given);
            }
        }
    }

    /** Date and number of what was issued or set aside. */
    private static List<String> numbers(List<RecordedEvent> journal) {
        LocalDate[] date = {LocalDate.MIN};
        return journal.stream().flatMap(recorded -> switch (recorded.event()) {
            case Event.BusinessDayOpened opened -> {
                date[0] = opened.date();
                yield Stream.<String>of();
            }
            case Event.TicketIssued issued when issued.offline() == null ->
                Stream.of(date[0] + " " + issued.ticket());
            case Event.NumbersReserved reserved -> IntStream
                    .rangeClosed(reserved.first().count(), reserved.last().count())
                    .mapToObj(count -> reserved.date() + " " + new TicketNumber(reserved.first().letter(), count));
            default -> Stream.<String>of();
        }).toList();
    }

    private static int number(Epochs epochs, LocalDate date, String ticket) {
        return epochs.find(date, ticket(ticket)).orElseThrow().number();
    }
}
