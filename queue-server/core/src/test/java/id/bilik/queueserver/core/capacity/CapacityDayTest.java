package id.bilik.queueserver.core.capacity;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.forecast.BranchModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A branch with hours from eight to three, whose visits take six minutes of work; half of the room is for who comes. */
class CapacityDayTest {
    private static CapacityDay today(BranchScenario branch) { return on(branch, branch.date()); }

    private static CapacityDay on(BranchScenario branch, LocalDate date) {
        return CapacityDay.of(branch.branch(), BranchModel.expected(branch.branch().plan()), date, branch.now());
    }

    private static String time(BranchScenario branch, Slot slot) { return branch.local(slot.from()).substring(11, 16); }

    private static Slot slot(BranchScenario branch, CapacityDay day, String local) {
        for (int i = 0; i < day.ledger().size(); i++) {
            if (time(branch, day.ledger().slot(i)).equals(local)) {
                return day.ledger().slot(i);
            }
        }
        throw new AssertionError("no slot at " + local);
    }

    /** Visits that may begin in the first slot: walk-ins, booked, collective, staff. */
    private static List<Long> room(CapacityDay day) {
        List<Long> room = new ArrayList<>();
        for (int quota = 0; quota < 4; quota++) {
            room.add(day.ledger().room(0, quota, day.atBranch()));
        }
        return room;
    }

    /** Each conflict as its time and whom it concerns. */
    private static List<String> conflicts(BranchScenario branch, CapacityDay day) {
        return day.ledger().conflicts().stream().map(each -> time(branch, each.slot()) + " "
                + String.join(" ", each.concerns().stream().map(Taken::name).toList())).toList();
    }

    private static BranchScenario booked(BranchScenario branch, int count, String local) {
        for (int i = 0; i < count; i++) {
            branch.issueBooked("jht", Priority.NONE, branch.instant(local));
        }
        return branch;
    }

    @Test
    void a_visit_of_several_steps_takes_the_room_of_all_that_are_left() {
        BranchScenario one = aBranch().withGroup("g1", 1, "jkm", "jht").expecting("jkm", "2m").open();
        BranchScenario two = aBranch().withGroup("g1", 1, "jkm", "jht").expecting("jkm", "2m")
                .checkedIn("jht", "jkm").open();
        one.issueBooked("jht", Priority.NONE, one.instant("10:00"));
        two.issueBooked("jht", Priority.NONE, two.instant("10:00"));
        assertThat(taken(two) - taken(one)).as("the check's two minutes").isEqualTo(120);
    }

    /** Seconds of attention that appointments take on the whole day. */
    private static long taken(BranchScenario branch) {
        Ledger ledger = today(branch).ledger();
        return IntStream.range(0, ledger.size()).mapToLong(slot -> ledger.taken(slot, 1).attention()).sum();
    }

    @Test
    void a_later_day_has_an_officer_at_every_group_and_all_its_quarter_hours() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withGroup("g2", 1).open();
        CapacityDay day = on(branch, branch.date().plusDays(1));

        assertThat(day.officersFrom()).isEqualTo(CapacityDay.OfficersFrom.PLAN);
        assertThat(day.ledger().size()).as("seven hours").isEqualTo(28);
        assertThat(day.ledger().slot(0)).extracting(Slot::capacity, Slot::officers).containsExactly(
                Work.atBranch(1_800), 2.0);
        assertThat(on(branch, LocalDate.of(2026, 3, 7)).ledger().size()).as("a Saturday").isZero();
    }

    @Test
    void six_booths_under_one_officer_do_what_machine_repair_says() {
        BranchScenario branch = aBranch().withGroup("g1", 6).open();
        CapacityDay day = on(branch, branch.date().plusDays(1));

        // μ(6) = 2.96 with r = 2; a visit of six minutes lasts 6 · 6 / 2.96 = 12.2 minutes
        assertThat(day.ledger().slot(0).capacity()).isEqualTo(Work.atBranch(2_667));
        assertThat(day.atBranch()).isEqualTo(new VisitDemand(Work.atBranch(360), 444));
        assertThat(room(day)).containsExactly(3L, 2L, 0L, 0L);
    }

    @Test
    void visits_from_home_take_no_booth_of_the_branch_and_are_no_more_at_once_than_booths_for_them() {
        BranchScenario branch = aBranch().withGroup("g1", 4, 6).withHomes("g1", 2).open();
        branch.capacity("g1", 6, "1", "H1", "H2");
        CapacityDay day = today(branch);

        assertThat(day.ledger().slot(0).capacity()).isEqualTo(new Work(2_667, 900));
        assertThat(day.ledger().room(12, 1, day.atBranch())).isZero();
        assertThat(day.ledger().room(12, 1, day.fromHome())).isEqualTo(2);
        branch.capacity("g1", 6, "1", "H1");
        assertThat(today(branch).ledger().room(12, 1, day.fromHome())).isEqualTo(1);
    }

    @Test
    void a_long_visit_takes_room_from_the_quarter_hours_over_which_it_lasts() {
        BranchScenario branch = booked(aBranch().withGroup("g1", 1).expecting("jht", "40m").open(), 1, "10:00");
        Ledger ledger = today(branch).ledger();

        assertThat(List.of(ledger.taken(8, 1), ledger.taken(9, 1), ledger.taken(10, 1), ledger.taken(11, 1)))
                .containsExactly(Work.atBranch(900), Work.atBranch(900), Work.atBranch(600), Work.NONE);
    }

    @Test
    void an_officer_who_signs_off_lowers_the_room_and_the_latest_promises_are_in_conflict() {
        BranchScenario branch = booked(aBranch().withGroup("g1", 6).withGroup("g2", 6).open(), 6, "10:00");
        assertThat(conflicts(branch, today(branch))).isEmpty();
        branch.signOff("g2");

        CapacityDay day = today(branch);
        // 60 % of 2,667 seconds hold four visits of 360
        assertThat(conflicts(branch, day)).containsExactly("10:00 A006 A005");
        assertThat(day.ledger().conflicts().getFirst().shortage()).isEqualTo(Work.atBranch(561));
        assertThat(slot(branch, day, "10:00").officers()).isEqualTo(1);
        branch.leave("A002");
        branch.leave("A004");
        assertThat(conflicts(branch, today(branch))).as("who leaves gives back").isEmpty();
    }

    @Test
    void a_pause_takes_the_officer_away_until_the_announced_return() {
        BranchScenario branch = aBranch().withGroup("g1", 1).open();
        branch.pause("g1", null, "20m");
        CapacityDay day = today(branch);

        assertThat(slot(branch, day, "08:00").capacity()).isEqualTo(Work.NONE);
        assertThat(slot(branch, day, "08:15").capacity()).isEqualTo(Work.atBranch(600));
        assertThat(slot(branch, day, "08:30").capacity()).isEqualTo(Work.atBranch(900));
    }

    @Test
    void what_is_left_flows_to_walk_ins_near_the_time() {
        BranchScenario branch = aBranch().withGroup("g1", 6).withGroup("g2", 6).open();
        Ledger ledger = today(branch).ledger();

        // 5,334 seconds, an hour for each release: from two hours before, from one, and as the quarter hour begins
        assertThat(lefts(ledger, 9)).containsExactly(2_667L, 1_600L, 533L, 533L);
        assertThat(lefts(ledger, 8)).containsExactly(2_667L, 2_133L, 0L, 533L);
        assertThat(lefts(ledger, 4)).containsExactly(4_800L, 0L, 0L, 533L);
        assertThat(lefts(ledger, 0)).containsExactly(5_333L, 0L, 0L, 0L);
    }

    private static List<Long> lefts(Ledger ledger, int slot) {
        List<Long> lefts = new ArrayList<>();
        for (int quota = 0; quota < 4; quota++) {
            lefts.add(ledger.left(slot, quota).attention());
        }
        return lefts;
    }

    @Test
    void who_waits_without_a_booking_takes_the_first_room_of_walk_ins_and_some_find_none() {
        BranchScenario branch = aBranch().withGroup("g1", 1).withHours("08:00", "09:00").open().issued(8, "jht");
        Ledger ledger = today(branch).ledger();

        // two in the quarter hour that has begun, one in each other: booked's rest is theirs within the hour, staff's is not
        assertThat(List.of(ledger.placed(), ledger.unplaced())).containsExactly(8, 0);
        branch.issued(4, "jht");
        assertThat(today(branch).ledger().unplaced()).isEqualTo(4);
    }

    @Test
    void no_more_visits_begin_in_an_empty_quarter_hour_than_there_are_booths() {
        BranchScenario branch = aBranch().withGroup("g1", 6).expecting("jht", "8m").expecting("jkk", "8m")
                .expecting("jkm", "8m").open();
        CapacityDay day = today(branch);

        assertThat(day.atBranch().slots()).isEqualTo(2);
        assertThat(day.ledger().room(0, 0, day.atBranch())).isEqualTo(6);
    }

    @Test
    void a_promise_is_kept_once_its_visit_is_in_a_booth() {
        BranchScenario branch = booked(aBranch().withGroup("g1", 1).open(), 1, "08:00");
        assertThat(today(branch).ledger().count(0, 1)).isEqualTo(1);
        branch.callNext("g1");
        assertThat(today(branch).ledger().count(0, 1)).isZero();
    }

    @Test
    void a_promise_whose_time_has_passed_still_counts_now() {
        BranchScenario branch = booked(aBranch().withGroup("g1", 1).open(), 1, "08:00").at("09:05");
        assertThat(today(branch).ledger().count(0, 1)).isEqualTo(1);
        assertThat(time(branch, today(branch).ledger().slot(0))).isEqualTo("09:00");
    }

    @Test
    void nobody_who_just_comes_is_promised_an_hour() {
        BranchScenario branch = aBranch().open();
        assertThatThrownBy(() -> new Taken("A001", 1, branch.now(), Share.WALK_IN, new Owner("pekalongan"),
                today(branch).atBranch())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("A001");
    }
}
