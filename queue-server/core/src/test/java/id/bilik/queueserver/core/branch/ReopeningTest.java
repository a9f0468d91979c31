package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.FairnessPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A place that was given back is open again after 5 to 30 minutes, as the lot of the order says; it is Monday, eight o'clock. */
class ReopeningTest {
    private static final String TUESDAY_TEN = "2026-03-03T10:00";
    private static final int LATEST = FairnessPlan.LOTS - 1;

    private final BranchScenario branch = aBranch().withGroup("g1", 6).open();
    private int people;

    private String hold(String at) {
        people++;
        return branch.does(new Command.HoldSlot(request(1_000 + people), "b" + people, "jht", branch.instant(at),
                Booking.Where.BRANCH, "person " + people));
    }

    /** Confirmed bookings until there is no room. */
    private void fill(String at) {
        while (!hold(at).startsWith("refused")) {
            branch.does(new Command.ConfirmBooking("b" + people));
        }
    }

    @Test
    void a_confirmed_place_that_is_given_back_is_nobodys_until_its_time_has_come() {
        fill(TUESDAY_TEN);
        branch.does(new Command.CancelBooking("b1", 0));
        assertThat(hold(TUESDAY_TEN)).as("the buyer stands ready").isEqualTo("refused: SlotTaken");
        assertThat(branch.at("08:05").does(new Command.PassTime())).isEqualTo("nothing");
        assertThat(hold(TUESDAY_TEN)).as("shortest time, up to the whole minute").isEqualTo("refused: SlotTaken");
        branch.at("08:06");
        assertThat(hold(TUESDAY_TEN)).endsWith(" held");
        assertThat(hold(TUESDAY_TEN)).isEqualTo("refused: SlotTaken");
    }

    @Test
    void the_lot_decides_how_long_and_the_event_says_until_when() {
        fill(TUESDAY_TEN);
        branch.does(new Command.CancelBooking("b1", LATEST));
        assertThat(branch.journal.getLast().event())
                .isEqualTo(new Event.BookingCancelled("b1", branch.instant("08:30")));
        branch.at("08:29");
        assertThat(hold(TUESDAY_TEN)).isEqualTo("refused: SlotTaken");
        branch.at("08:30");
        assertThat(hold(TUESDAY_TEN)).endsWith(" held");
    }

    @Test
    void the_place_that_a_moved_booking_had_is_closed_as_well() {
        fill(TUESDAY_TEN);
        branch.does(new Command.RescheduleBooking("b1", branch.instant("2026-03-04T10:00"), LATEST));
        assertThat(hold(TUESDAY_TEN)).isEqualTo("refused: SlotTaken");
        branch.at("08:30");
        assertThat(hold(TUESDAY_TEN)).endsWith(" held");
    }

    @Test
    void a_hold_that_was_not_confirmed_reopens_at_once() {
        fill(TUESDAY_TEN);
        branch.does(new Command.CancelBooking("b1", 0));
        branch.at("08:06");
        hold(TUESDAY_TEN);
        branch.does(new Command.CancelBooking("b" + people, LATEST));
        assertThat(hold(TUESDAY_TEN)).endsWith(" held");
    }

    @Test
    void closed_places_lapse_by_themselves_and_do_not_gather() {
        for (int i = 0; i < 20; i++) {
            hold("2026-03-04T%02d:00".formatted(8 + i % 6));
            branch.does(new Command.ConfirmBooking("b" + people));
            branch.does(new Command.CancelBooking("b" + people, i * (FairnessPlan.LOTS / 20)));
            branch.after("20m");
        }
        assertThat(branch.branch().bookings().closed()).hasSizeBetween(1, 2);
    }

    @Test
    void each_time_of_the_range_is_as_likely() {
        FairnessPlan plan = FairnessPlan.DEFAULT;
        assertThat(plan.reopening(0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(plan.reopening(FairnessPlan.LOTS / 2)).isEqualTo(Duration.ofSeconds(17 * 60 + 30));
        assertThat(plan.reopening(LATEST)).isLessThan(Duration.ofMinutes(30)).isGreaterThan(Duration.ofMinutes(29));
    }
}
