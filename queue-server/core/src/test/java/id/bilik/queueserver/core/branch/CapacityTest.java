package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Booths opened and closed, officers who take more or fewer at once, pauses and duty: nothing is lost or reordered. */
class CapacityTest {

    @Test
    void a_free_booth_closes_at_once_and_a_taken_one_drains() {
        BranchScenario branch = aBranch().withGroup("g1", 3).open().issued(2, "jht");
        branch.callNext("g1");
        assertThat(branch.capacity("g1", 3, "2")).isEqualTo("g1 takes 3 in [2]");
        assertThat(branch.booth("1")).isEqualTo("draining, A001");
        assertThat(branch.booth("2")).isEqualTo("open");
        assertThat(branch.booth("3")).isEqualTo("closed");
        branch.arrive("1");
        branch.complete("1");
        assertThat(branch.booth("1")).isEqualTo("closed");
    }

    @Test
    void a_draining_booth_closes_however_its_visit_leaves_it() {
        for (String way : new String[]{"no-show", "hold", "transfer", "leave"}) {
            BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(1, "jht");
            branch.callNext("g1");
            branch.capacity("g1", 2);
            switch (way) {
                case "no-show" -> branch.noShow("1");
                case "hold" -> branch.hold("1");
                case "transfer" -> branch.transfer("1", "jkk");
                default -> branch.leave("A001");
            }
            assertThat(branch.booth("1")).as(way).isEqualTo("closed");
        }
    }

    @Test
    void a_booth_opened_again_while_it_drains_stays_open() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open().issued(1, "jht");
        branch.callNext("g1");
        branch.capacity("g1", 2, "2");
        branch.capacity("g1", 2, "1", "2");
        assertThat(branch.booth("1")).isEqualTo("open, A001");
        branch.arrive("1");
        branch.complete("1");
        assertThat(branch.booth("1")).isEqualTo("open");
    }

    @Test
    void a_draining_booth_is_not_filled_again() {
        BranchScenario branch = aBranch().withGroup("g1", 1).automatic().issued(2, "jht");
        branch.capacity("g1", 1);
        branch.arrive("1");
        assertThat(branch.complete("1")).isEqualTo("A001 completed");
        assertThat(branch.waiting()).isEqualTo("A002");
        assertThat(branch.capacity("g1", 1, "1")).isEqualTo("g1 takes 1 in [1], A002 -> booth 1 (FIRST_COME)");
    }

    @Test
    void fewer_at_once_than_there_are_calls_nobody_and_loses_nobody() {
        BranchScenario branch = aBranch().withGroup("g1", 4).automatic().issued(6, "jht");
        for (String booth : new String[]{"1", "2", "3", "4"}) {
            branch.arrive(booth);
        }
        assertThat(branch.capacity("g1", 2, "1", "2", "3", "4")).isEqualTo("g1 takes 2 in [1, 2, 3, 4]");
        assertThat(branch.branch().getGroup("g1").load()).isEqualTo(4);
        assertThat(branch.complete("1")).isEqualTo("A001 completed");
        assertThat(branch.complete("2")).isEqualTo("A002 completed");
        assertThat(branch.complete("4")).isEqualTo("A004 completed, A005 -> booth 1 (FIRST_COME)");
        assertThat(branch.waiting()).isEqualTo("A006");
    }

    @Test
    void a_change_of_capacity_reorders_nothing() {
        BranchScenario branch = aBranch().withGroup("g1", 6).open().issued(5, "jht").issued(3, "jkk");
        String before = branch.waiting();
        branch.capacity("g1", 1);
        branch.capacity("g1", 4, "2", "5");
        branch.pause("g1");
        branch.signOff("g1");
        assertThat(branch.waiting()).isEqualTo(before);
        assertThat(branch.next("g1")).isEqualTo(before);
    }

    @Test
    void the_same_capacity_again_is_nothing() {
        BranchScenario branch = aBranch().withGroup("g1", 3).open().issued(1, "jht");
        branch.callNext("g1");
        branch.capacity("g1", 2, "3", "2");
        assertThat(branch.capacity("g1", 2, "2", "3")).isEqualTo("nothing");
        assertThat(branch.booth("1")).isEqualTo("draining, A001");
    }

    @Test
    void a_capacity_that_cannot_be_is_refused() {
        BranchScenario branch = aBranch().withGroup("g1", 3).withGroup("g2", 2).open();
        assertThat(branch.capacity("g1", 0, "1")).isEqualTo("refused: ConcurrencyOutOfRange");
        assertThat(branch.capacity("g1", 7, "1")).isEqualTo("refused: ConcurrencyOutOfRange");
        assertThat(branch.capacity("g1", 2, "1", "4")).isEqualTo("refused: NotItsBooth");
        assertThat(branch.capacity("g1", 2, "1", "1")).isEqualTo("refused: NotItsBooth");
        assertThat(branch.capacity("g9", 2, "1")).isEqualTo("refused: Unknown");
        assertThat(branch.booth("3")).isEqualTo("open");
    }

    @Test
    void more_room_is_filled_at_once_where_groups_call_by_themselves() {
        BranchScenario branch = aBranch().withGroup("g1", 4, 1).automatic().issued(3, "jht");
        assertThat(branch.capacity("g1", 3, "1", "2", "3", "4")).isEqualTo(
                "g1 takes 3 in [1, 2, 3, 4], A002 -> booth 2 (FIRST_COME), A003 -> booth 3 (FIRST_COME)");
    }

    @Test
    void during_a_pause_the_visits_in_the_booths_go_on() {
        BranchScenario branch = aBranch().withGroup("g1", 2).automatic().issued(3, "jht");
        assertThat(branch.does(new Command.PauseGroup("g1", "prayer"))).isEqualTo("g1 paused: prayer");
        assertThat(branch.pause("g1")).isEqualTo("nothing");
        branch.arrive("1");
        assertThat(branch.complete("1")).isEqualTo("A001 completed");
        assertThat(branch.resumeGroup("g1")).isEqualTo("g1 goes on, A003 -> booth 1 (FIRST_COME)");
        assertThat(branch.resumeGroup("g1")).isEqualTo("nothing");
    }

    @Test
    void a_pause_keeps_the_announced_return_and_its_own_start() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open();
        Instant start = branch.now();
        assertThat(branch.pause("g1", "rest", "15m")).isEqualTo("g1 paused: rest, back at 2026-03-02T01:15:00Z");
        assertThat(branch.after("10m").pause("g1", null, "20m")).isEqualTo("g1 paused, back at 2026-03-02T01:30:00Z");
        assertThat(branch.pause("g1")).isEqualTo("nothing");
        Duty.On on = (Duty.On) branch.branch().getGroup("g1").duty();
        assertThat(on.pause()).isEqualTo(new Duty.Pause(start, "rest", start.plus(Duration.ofMinutes(30))));
        // nobody is taken from their break by a clock
        assertThat(branch.after("1h").does(new Command.PassTime())).isEqualTo("nothing");
        assertThat(branch.resumeGroup("g1")).isEqualTo("g1 goes on");
    }

    @Test
    void a_return_is_announced_for_later_and_not_for_another_day() {
        BranchScenario branch = aBranch().withGroup("g1", 2).open();
        assertThat(branch.pause("g1", "rest", "0m")).isEqualTo("refused: ReturnInThePast");
        assertThat(branch.pause("g1", "rest", "721m")).isEqualTo("refused: ReturnTooFar");
        assertThat(branch.pause("g1", "rest", "720m")).isEqualTo("g1 paused: rest, back at 2026-03-02T13:00:00Z");
    }

    @Test
    void one_officer_at_a_time_signs_on_at_a_group() {
        BranchScenario branch = aBranch().open();
        branch.signOff("g1");
        assertThat(branch.signOff("g1")).isEqualTo("nothing");
        assertThat(branch.signOn("g1", "Sari")).isEqualTo("Sari on at g1");
        assertThat(branch.signOn("g1", "Sari")).isEqualTo("nothing");
        assertThat(branch.signOn("g1", "Budi")).isEqualTo("refused: AlreadyOnDuty");
        assertThat(branch.signOn("g1", " ")).isEqualTo("refused: UnusableText");
        assertThat(branch.signOn("g9", "Budi")).isEqualTo("refused: Unknown");
    }

    @Test
    void without_an_officer_there_is_nothing_to_pause() {
        BranchScenario branch = aBranch().open();
        branch.signOff("g1");
        assertThat(branch.pause("g1")).isEqualTo("refused: NotOnDuty");
        assertThat(branch.resumeGroup("g1")).isEqualTo("refused: NotOnDuty");
    }

    @Test
    void after_signing_off_the_visits_in_the_booths_stay_and_nobody_is_called() {
        BranchScenario branch = aBranch().withGroup("g1", 2).automatic().issued(3, "jht");
        branch.signOff("g1");
        branch.arrive("1");
        assertThat(branch.complete("1")).isEqualTo("A001 completed");
        assertThat(branch.booth("2")).isEqualTo("open, A002");
        assertThat(branch.waiting()).isEqualTo("A003");
    }

    @Test
    void duty_ends_with_the_day() {
        BranchScenario branch = aBranch().open();
        branch.closeDay();
        assertThat(branch.branch().getGroup("g1").isOnDuty()).isFalse();
        assertThat(branch.signOn("g1", "Sari")).isEqualTo("refused: BranchClosed");
    }

    @Test
    void capacity_and_mode_stay_over_night() {
        BranchScenario branch = aBranch().withGroup("g1", 3).automatic();
        branch.capacity("g1", 2, "1", "3");
        branch.at("2026-03-03T08:00").passTime();
        assertThat(branch.booth("2")).isEqualTo("closed");
        assertThat(branch.branch().getGroup("g1").concurrency()).isEqualTo(2);
        assertThat(branch.branch().getGroup("g1").mode()).isEqualTo(CallingMode.AUTOMATIC);
    }
}
