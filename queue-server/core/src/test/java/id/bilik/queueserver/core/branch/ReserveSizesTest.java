package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many numbers a kiosk gets for the time without a server: as many as the branch issues in a day. */
class ReserveSizesTest {
    private static final UUID CARD = new UUID(9, 1);

    /** Numbers of jht, jkk and jkm that the kiosk has at hand for that day. */
    private static String atHand(BranchScenario branch, String kiosk, LocalDate date) {
        branch.reserve(kiosk, CARD);
        List<String> counts = new ArrayList<>();
        for (String service : List.of("jht", "jkk", "jkm")) {
            counts.add(Integer.toString(branch.branch().counters().list(kiosk, CARD, service, date).stream()
                    .mapToInt(lease -> lease.listFree().size()).sum()));
        }
        return String.join(" ", counts);
    }

    private static String today(BranchScenario branch) { return atHand(branch, "k1", branch.date()); }

    /** All leave before the evening, and the next day opens. */
    private static BranchScenario nextDay(BranchScenario branch) {
        branch.closeDay();
        branch.at(branch.date().plusDays(1) + "T08:00").passTime();
        return branch;
    }

    @Test
    void what_a_service_has_on_a_busy_day_and_what_chance_adds_is_at_hand_for_that_service() {
        BranchScenario branch = aBranch().open().issued(100, "jht").issued(30, "jkk");
        assertThat(today(branch)).isEqualTo("160 60 20");
        assertThat(atHand(branch, "k1", branch.date().plusDays(1))).as("the next day, too").isEqualTo("160 60 20");
    }

    @Test
    void the_busiest_day_counts_and_not_the_last_one() {
        BranchScenario branch = aBranch().open().issued(100, "jht");
        nextDay(branch).issued(3, "jht");
        nextDay(branch);
        assertThat(today(branch)).isEqualTo("160 20 20");
    }

    @Test
    void a_day_that_was_long_ago_counts_no_more() {
        BranchScenario branch = aBranch().withHours("08:00", "15:00", DayOfWeek.values()).open().issued(100, "jht");
        for (int day = 1; day < Demand.DAYS_KEPT; day++) {
            nextDay(branch).issue("jkk");
        }
        assertThat(today(branch)).isEqualTo("160 20 20");
        nextDay(branch).issue("jkk");
        nextDay(branch);
        assertThat(today(branch)).isEqualTo("20 20 20");
    }

    @Test
    void never_more_than_four_hundred() {
        assertThat(today(aBranch().open().issued(350, "jht"))).isEqualTo("400 20 20");
    }

    @Test
    void before_there_is_experience_the_booths_of_the_plan_say_how_many_come_in_eight_hours() {
        BranchScenario branch = aBranch().withReservesByPlan().withGroup("g1", 2).withGroup("g2", 1, "jht")
                .expecting("jkk", "16m").expecting("jkm", "32m").open();
        // g1: two at once for 480 minutes, a third of that for each; g2: one at once, jht alone
        assertThat(today(branch)).isEqualTo("140 20 20");
    }

    @Test
    void a_branch_that_was_only_tried_out_for_some_days_still_goes_by_its_plan_and_after_a_week_by_its_days() {
        BranchScenario branch = aBranch().withReservesByPlan().withGroup("g1", 3)
                .withHours("08:00", "15:00", DayOfWeek.values()).open().issued(2, "jht");
        for (int day = 2; day <= 4; day++) {
            nextDay(branch).issued(2, "jht");
        }
        assertThat(today(branch)).isEqualTo("80 80 80");
        nextDay(branch).issued(2, "jht");
        assertThat(atHand(branch, "k2", branch.date())).isEqualTo("20 20 20");
    }

    @Test
    void two_kiosks_each_have_the_whole_day_at_hand_and_share_no_number() {
        BranchScenario branch = aBranch().open().issued(100, "jht");
        assertThat(today(branch)).isEqualTo("160 20 20");
        assertThat(atHand(branch, "k2", branch.date())).isEqualTo("160 20 20");
        List<Lease> leases = branch.branch().counters().leases();
        for (Lease one : leases) {
            assertThat(leases.stream().filter(other -> other.overlaps(one.first().letter(), one.first().count(),
                    one.last().count()))).as("%s", one).hasSize(1);
        }
    }

    @Test
    void numbers_that_were_given_are_topped_up_and_count_as_demand() {
        BranchScenario branch = aBranch().open().issued(80, "jht");
        assertThat(today(branch)).isEqualTo("140 20 20");
        for (int given = 0; given < 40; given++) {
            branch.issueReserved(500 + given, "A" + (601 + given), "08:00");
        }
        assertThat(today(branch)).as("100 are left, and 120 come in a day").isEqualTo("180 20 20");
    }

    @Test
    void a_letter_whose_numbers_end_keeps_no_other_service_from_its_own() {
        BranchScenario branch = aBranch().open().issued(350, "jht");
        int kiosk = 0;
        while (branch.reserve("full" + kiosk, CARD).contains("A") && kiosk < 99) {
            kiosk++;
        }
        assertThat(kiosk).as("kiosks until A ends").isBetween(10, 98);
        assertThat(atHand(branch, "late", branch.date())).isEqualTo("0 20 20");
        assertThat(branch.reserve("late", CARD)).isEqualTo("refused: NumbersExhausted");
        assertThat(branch.issue("jht")).as("the branch itself goes on").isEqualTo("A351 issued");
        assertThat(branch.issue(999, "jkk", Priority.NONE)).isEqualTo("B001 issued");
    }
}
