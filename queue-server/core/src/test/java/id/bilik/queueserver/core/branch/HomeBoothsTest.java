package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.HomePlan;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Booths for participants at home: by the same policy, under the same concurrency. */
class HomeBoothsTest {
    private static final int STEPS = 4_000;

    private static BranchScenario threeAndThree(int concurrency) {
        BranchScenario branch = aBranch().withGroup("g1", 3, concurrency).withHomes("g1", 3).open();
        branch.signOn("g1", "Sari");
        return branch;
    }

    @Test
    void who_is_at_home_is_called_to_a_booth_for_that_and_nobody_else_is() {
        BranchScenario branch = threeAndThree(6);
        branch.issueHome("jht");
        branch.issue("jht");
        assertThat(branch.callNext("g1")).contains("A001").contains("H1");
        assertThat(branch.callNext("g1")).contains("A002").contains("booth 1");
    }

    @Test
    void both_kinds_share_the_officers_concurrency() {
        BranchScenario branch = threeAndThree(2);
        branch.issueHome("jht");
        branch.issued(2, "jht");
        branch.automatic("g1");
        assertThat(branch.branch().getGroup("g1").load()).isEqualTo(2);
        assertThat(branch.callNext("g1")).isEqualTo("refused: NoRoom");
    }

    @Test
    void an_officer_who_calls_by_hand_gets_no_more_than_so_many_of_both_kinds() {
        BranchScenario branch = threeAndThree(2);
        branch.issueHome("jht");
        branch.issued(2, "jht");
        branch.callNext("g1");
        branch.callNext("g1");
        assertThat(branch.callNext("g1")).isEqualTo("refused: NoRoom");
    }

    @Test
    void somebody_whose_kind_of_booth_is_taken_does_not_keep_the_others_from_theirs() {
        BranchScenario branch = threeAndThree(6);
        for (int i = 0; i < 4; i++) {
            branch.issueHome("jht");
        }
        branch.issue("jht");
        branch.automatic("g1");
        assertThat(branch.branch().queue().size()).as("the fourth at home").isEqualTo(1);
        assertThat(branch.branch().findBooth("1").orElseThrow().visit()).isNotNull();
        assertThat(branch.callNext("g1")).as("they wait for the other kind").isEqualTo("refused: NoRoom");
    }

    @Test
    void a_transfer_and_a_hold_leave_them_at_home() {
        BranchScenario branch = threeAndThree(6);
        branch.issueHome("jht");
        branch.callNext("g1");
        branch.arrive("H1");
        branch.transfer("H1", "jkk");
        assertThat(branch.callNext("g1")).contains("A001").contains("H1");
        branch.arrive("H1");
        branch.hold("H1");
        assertThat(branch.resume("1", "A001")).isEqualTo("refused: AnotherKindOfBooth");
        assertThat(branch.resume("H2", "A001")).contains("A001");
        assertThat(branch.branch().getVisit(new TicketNumber('A', 1)).where()).isEqualTo(Where.HOME);
    }

    @Test
    void who_does_not_answer_at_home_is_called_three_times_and_then_absent() {
        BranchScenario branch = threeAndThree(6);
        branch.issueHome("jht");
        branch.callNext("g1");
        assertThat(branch.after("59s").passTime()).isEqualTo("nothing");
        assertThat(branch.after("1s").passTime()).isEqualTo("A001 called again");
        assertThat(branch.after("60s").passTime()).isEqualTo("A001 called again");
        assertThat(branch.after("59s").passTime()).isEqualTo("nothing");
        assertThat(branch.after("1s").passTime()).contains("A001").doesNotContain("called again");
        assertThat(branch.branch().getVisit(new TicketNumber('A', 1)).stage()).isInstanceOf(Stage.NoShow.class);
    }

    @Test
    void a_branch_that_was_off_calls_a_home_once_more_and_not_at_once_for_all_it_has_missed() {
        BranchScenario branch = threeAndThree(6);
        branch.issueHome("jht");
        branch.callNext("g1");
        assertThat(branch.after("10m").passTime()).isEqualTo("A001 called again");
        assertThat(branch.after("59s").passTime()).isEqualTo("nothing");
    }

    @Test
    void an_answer_ends_the_calls() {
        BranchScenario branch = threeAndThree(6);
        branch.issueHome("jht");
        branch.callNext("g1");
        branch.after("60s").passTime();
        branch.arrive("H1");
        assertThat(branch.after("10m").passTime()).isEqualTo("nothing");
    }

    @Test
    void nobody_at_home_is_served_where_all_their_booths_are_closed() {
        BranchScenario branch = threeAndThree(6);
        branch.capacity("g1", 6, "1", "2", "3");
        assertThat(Unserved.isServed(branch.branch(), "jht", Where.BRANCH)).isTrue();
        assertThat(Unserved.isServed(branch.branch(), "jht", Where.HOME)).isFalse();
        branch.issueHome("jht");
        assertThat(branch.callNext("g1")).isEqualTo("refused: NoRoom");
    }

    @Test
    void bookings_from_home_are_no_more_at_once_than_booths_for_them() {
        BranchScenario one = aBranch().withGroup("g1", 4, 6).withHomes("g1", 1).open();
        assertThat(book(one, 1, Where.HOME)).isEqualTo("b1 held");
        assertThat(book(one, 2, Where.HOME)).isEqualTo("refused: SlotTaken");
        assertThat(book(one, 3, Where.BRANCH)).isEqualTo("b3 held");
        BranchScenario none = aBranch().withGroup("g1", 4, 6).open();
        assertThat(book(none, 1, Where.HOME)).as("seen in a booth of the branch").isEqualTo("b1 held");
    }

    private static String book(BranchScenario branch, int number, Where where) {
        return branch.does(new Command.HoldSlot(BranchScenario.request(number), "b" + number, "jht",
                branch.instant("2026-03-03T10:00"), where, "person " + number));
    }

    @Test
    void a_group_has_six_booths_of_both_kinds_at_most() {
        List<String> three = List.of("1", "2", "3");
        assertThatThrownBy(() -> aBranch().withGroup("g1", 4).withHomes("g1", 3).plan())
                .hasMessageContaining("1 to 6 booths");
        assertThat(new GroupPlan("g1", three, List.of("jht"), 3, null, null).homeBooths()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 60 5 1", "11 60 5 1", "3 9 5 1", "3 601 5 1", "3 60 0 1", "3 60 61 1", "3 60 5 -1",
            "3 60 5 4"})
    void a_plan_calls_homes_within_bounds_alone(String numbers) {
        String[] each = numbers.split(" ", -1);
        HomePlan outside = new HomePlan(Integer.parseInt(each[0]), Duration.ofSeconds(Integer.parseInt(each[1])),
                Duration.ofMinutes(Integer.parseInt(each[2])), Integer.valueOf(each[3]));
        assertThatThrownBy(() -> aBranch().withHomes(outside).plan()).isInstanceOf(IllegalArgumentException.class);
    }

    /** At each step {@link Invariants} look at every call, and at every state. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void three_booths_and_three_homes_never_have_more_than_their_officer_takes(long seed) {
        Random random = new Random(seed);
        BranchScenario branch = threeAndThree(4);
        if (seed % 2 == 0) {
            branch.automatic("g1");
        }
        int most = 0;
        int homes = 0;
        for (int step = 0; step < STEPS; step++) {
            Group group = branch.branch().getGroup("g1");
            String booth = group.booths().get(random.nextInt(6)).id();
            int before = group.load();
            String said = move(branch, random, booth);
            Group after = branch.branch().getGroup("g1");
            // fewer at once do not send anybody away, and an undone departure comes back to its booth
            assertThat(after.load()).as("seed %s, step %s: %s", seed, step, said).isLessThanOrEqualTo(
                    Math.max(after.concurrency(), said.contains("back in booth") ? before + 1 : before));
            for (Booth each : after.booths()) {
                assertThat(each.visit() == null || branch.branch().getVisit(each.visit()).where() == each.where())
                        .as("seed %s, step %s: %s", seed, step, each).isTrue();
                homes += each.visit() != null && each.where() == Where.HOME ? 1 : 0;
            }
            most = Math.max(most, after.load());
        }
        assertThat(most).as("it was full").isGreaterThanOrEqualTo(5);
        assertThat(homes).as("homes were in use").isGreaterThan(STEPS / 4);
    }

    private static String move(BranchScenario branch, Random random, String booth) {
        branch.after(random.nextInt(60) + "s");
        return switch (random.nextInt(18)) {
            case 0, 1 -> branch.issueHome("jht");
            case 2, 3 -> branch.issue("jkk");
            case 4, 5 -> branch.arrive(booth);
            case 6 -> branch.complete(booth);
            case 7 -> branch.noShow(booth);
            case 8 -> random.nextInt(4) > 0 ? branch.complete(booth) : branch.hold(booth);
            case 9 -> branch.resume(booth);
            case 10 -> branch.transfer(booth, "jkm");
            case 11 -> branch.undo(booth);
            case 12 -> branch.does(new Command.SetCapacity("g1", branch.branch().getGroup("g1").booths().stream()
                    .map(Booth::id).filter(id -> random.nextInt(5) > 0).toList(), 3 + random.nextInt(4)));
            case 13 -> branch.attends(booth);
            default -> branch.callNext("g1");
        };
    }
}
