package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.request;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.capacity.CapacityDay;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bookings of a branch with two officers, whose day has hours from eight to three; it is Monday, eight o'clock. */
class BookingTest {
    private static final String TUESDAY_TEN = "2026-03-03T10:00";

    private final BranchScenario branch = aBranch().withGroup("g1", 6).withGroup("g2", 6).open();

    private String hold(int number, String at) { return hold(branch, number, at); }

    private static String hold(BranchScenario branch, int number, String at) {
        return branch.does(new Command.HoldSlot(request(1_000 + number), "b" + number, "jht", branch.instant(at),
                Booking.Where.BRANCH, "person " + number));
    }

    private String confirm(String booking) { return branch.does(new Command.ConfirmBooking(booking)); }

    private Booking.State state(String booking) {
        return branch.branch().bookings().find(booking).orElseThrow().state();
    }

    /** Holds one after the other until there is no room; how many there were. */
    private int fill(String at) {
        int count = 0;
        while (!hold(100 + count, at).startsWith("refused")) {
            assertThat(count).as("places of a quarter hour").isLessThan(200);
            count++;
        }
        return count;
    }

    @Test
    void a_slot_takes_as_many_as_the_booked_share_has_room_for_and_one_that_is_cancelled_makes_room() {
        int room = fill(TUESDAY_TEN);
        assertThat(room).isPositive();
        assertThat(hold(1, TUESDAY_TEN)).isEqualTo("refused: SlotTaken");
        branch.does(new Command.CancelBooking("b100", 0));
        assertThat(hold(1, TUESDAY_TEN)).isEqualTo("b1 held");
    }

    @Test
    void a_hold_that_is_not_confirmed_is_free_when_it_is_over_and_nobody_need_ask() {
        hold(1, TUESDAY_TEN);
        assertThat(branch.nextDeadline()).isEqualTo("2026-03-02T08:10:00");
        assertThat(branch.after("10m").does(new Command.PassTime())).isEqualTo("b1 expired");
        assertThat(confirm("b1")).isEqualTo("refused: WrongBookingState");
    }

    @Test
    void the_same_request_is_the_same_booking_and_another_wish_with_it_is_refused() {
        assertThat(hold(1, TUESDAY_TEN)).isEqualTo("b1 held");
        assertThat(hold(1, TUESDAY_TEN)).isEqualTo("nothing");
        assertThat(hold(1, "2026-03-03T11:00")).isEqualTo("refused: RequestReused");
    }

    @Test
    void a_person_has_one_open_booking_for_a_service() {
        hold(1, TUESDAY_TEN);
        Command.HoldSlot again = new Command.HoldSlot(request(9), "b9", "jht", branch.instant("2026-03-04T10:00"),
                Booking.Where.HOME, "person 1");
        assertThat(branch.does(again)).isEqualTo("refused: AlreadyBooked");
        branch.does(new Command.CancelBooking("b1", 0));
        assertThat(branch.does(again)).isEqualTo("b9 held");
    }

    @Test
    void a_booking_moves_once_and_until_the_day_before() {
        hold(1, TUESDAY_TEN);
        confirm("b1");
        assertThat(branch.does(new Command.RescheduleBooking("b1", branch.instant("2026-03-04T11:00"), 0)))
                .isEqualTo("b1 moved");
        assertThat(branch.does(new Command.RescheduleBooking("b1", branch.instant(TUESDAY_TEN), 0)))
                .isEqualTo("refused: RescheduledBefore");
        hold(2, TUESDAY_TEN);
        confirm("b2");
        branch.at("2026-03-03T08:00");
        assertThat(branch.does(new Command.RescheduleBooking("b2", branch.instant("2026-03-04T12:00"), 0)))
                .isEqualTo("refused: RescheduleTooLate");
    }

    @Test
    void slots_are_quarter_hours_of_open_days_that_are_released_and_far_enough_ahead() {
        assertThat(hold(1, "2026-03-03T10:05")).isEqualTo("refused: NoSuchSlot");
        assertThat(hold(1, "2026-03-03T15:00")).as("closed").isEqualTo("refused: NoSuchSlot");
        assertThat(hold(1, "2026-03-07T10:00")).as("a Saturday").isEqualTo("refused: NoSuchSlot");
        assertThat(hold(1, "2026-03-02T08:45")).isEqualTo("refused: SlotTooSoon");
        assertThat(hold(1, "2026-03-10T10:00"))
                .isEqualTo("refused: NotReleased");
        branch.at("2026-03-03T08:00");
        assertThat(hold(1, "2026-03-10T10:00")).endsWith("b1 held");
    }

    @Test
    void check_in_gives_one_ticket_within_its_time_and_who_does_not_come_missed_it() {
        hold(1, TUESDAY_TEN);
        confirm("b1");
        hold(2, TUESDAY_TEN.replace("10:00", "11:00"));
        confirm("b2");
        branch.at("2026-03-03T09:29");
        assertThat(branch.does(new Command.CheckIn("b1", null))).isEqualTo("refused: CheckInTooEarly");
        branch.at("09:30");
        assertThat(branch.does(new Command.CheckIn("b1", null))).contains("b1 is A001");
        assertThat(branch.does(new Command.CheckIn("b1", null))).isEqualTo("nothing");
        assertThat(branch.visit("A001").appointment()).isEqualTo(branch.instant("10:00"));
        branch.at("11:31");
        assertThat(branch.does(new Command.CheckIn("b2", null))).isEqualTo("refused: CheckInTooLate");
        branch.at("2026-03-04T08:00").does(new Command.PassTime());
        assertThat(state("b1")).isEqualTo(Booking.State.CHECKED_IN);
        assertThat(state("b2")).isEqualTo(Booking.State.MISSED);
    }

    @Test
    void a_day_that_a_new_plan_closes_cancels_nothing_and_stands_as_a_conflict() {
        hold(1, TUESDAY_TEN);
        confirm("b1");
        BranchPlan plan = branch.branch().plan();
        branch.does(new Command.AdoptPlan(plan.with(new Hours(LocalTime.of(8, 0), LocalTime.of(15, 0),
                List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY)))));

        assertThat(state("b1")).isEqualTo(Booking.State.CONFIRMED);
        assertThat(day(branch, LocalDate.of(2026, 3, 3)).ledger().conflicts()).singleElement()
                .satisfies(conflict -> assertThat(conflict.concerns()).singleElement()
                        .extracting(each -> each.name()).isEqualTo("b1"));
    }

    @Test
    void never_is_more_promised_than_there_was_room_for_when_it_was_promised() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            BranchScenario any = aBranch().withGroup("g1", 6).withGroup("g2", 1 + random.nextInt(6)).open();
            List<String> known = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                if (random.nextInt(5) == 0 && !known.isEmpty()) {
                    String id = known.get(random.nextInt(known.size()));
                    any.does(random.nextBoolean() ? new Command.CancelBooking(id, 0) : new Command.ConfirmBooking(id));
                } else if (hold(any, i, "2026-03-03T%02d:%02d".formatted(9 + random.nextInt(3),
                        15 * random.nextInt(4))).endsWith("held")) {
                    known.add("b" + i);
                }
                assertThat(day(any, LocalDate.of(2026, 3, 3)).ledger().conflicts()).as("seed %s", seed).isEmpty();
            }
            assertThat(known.size()).isBetween(3, 290);
        }
    }

    private static CapacityDay day(BranchScenario branch, LocalDate date) {
        return CapacityDay.of(branch.branch(), BranchModel.expected(branch.branch().plan()), date, branch.now());
    }
}
