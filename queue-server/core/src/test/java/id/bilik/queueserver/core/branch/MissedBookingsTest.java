package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who missed three bookings can only walk in; it is the second Tuesday. */
class MissedBookingsTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 6).open();
    private int wishes;

    @BeforeEach
    void nobody_comes_three_times() {
        for (String[] days : new String[][]{{"2026-03-03", "2026-03-04"}, {"2026-03-05", "2026-03-06"},
                {"2026-03-09", "2026-03-10"}}) {
            assertThat(hold("person", days[0] + "T12:00")).endsWith(" held");
            branch.does(new Command.ConfirmBooking("b" + wishes));
            branch.at(days[1] + "T08:00").does(new Command.PassTime());
        }
    }

    private String hold(String person, String at) {
        wishes++;
        return branch.does(new Command.HoldSlot(request(1_000 + wishes), "b" + wishes, "jht", branch.instant(at),
                Booking.Where.BRANCH, person));
    }

    private String join(String person) {
        wishes++;
        LocalDate thursday = LocalDate.of(2026, 3, 12);
        return branch.does(new Command.JoinWaiting(request(1_000 + wishes), "w" + wishes, "jht", thursday, thursday,
                Booking.Where.BRANCH, person));
    }

    @Test
    void after_three_misses_a_person_neither_books_nor_waits_and_others_do() {
        assertThat(hold("person", "2026-03-12T12:00")).isEqualTo("refused: WalkInOnly");
        assertThat(join("person")).isEqualTo("refused: WalkInOnly");
        assertThat(hold("another", "2026-03-12T12:00")).endsWith(" held");
        assertThat(branch.issue("jht")).contains("issued");
    }

    @Test
    void staff_lift_it_once_and_counting_begins_anew() {
        assertThat(branch.does(new Command.LiftMisses("person"))).isEqualTo("misses lifted");
        assertThat(branch.does(new Command.LiftMisses("person"))).isEqualTo("nothing");
        assertThat(hold("person", "2026-03-12T12:00")).endsWith(" held");
    }

    @Test
    void what_was_missed_counts_for_ninety_days() {
        branch.at("2026-05-29T09:00").does(new Command.PassTime());
        assertThat(hold("person", "2026-06-01T12:00")).as("87 days after the first").isEqualTo("refused: WalkInOnly");
        branch.at("2026-06-01T09:00").does(new Command.PassTime());
        assertThat(hold("person", "2026-06-02T12:00")).as("two are left").endsWith(" held");
    }

    @Test
    void it_is_gone_with_the_hash_of_the_person() {
        Branch left = Forgetting.upTo(LocalDate.of(2026, 3, 2), branch.branch());
        assertThat(left.bookings().countMissed("person", LocalDate.of(2026, 3, 10))).isEqualTo(2);
    }

    @Test
    void a_booking_that_is_cancelled_when_nobody_can_check_in_any_more_is_missed() {
        hold("another", "2026-03-11T12:00");
        branch.does(new Command.ConfirmBooking("b" + wishes));
        branch.at("2026-03-11T12:31").does(new Command.PassTime());
        assertThat(branch.does(new Command.CancelBooking("b" + wishes, 0))).isEqualTo("b" + wishes + " missed");
    }
}
