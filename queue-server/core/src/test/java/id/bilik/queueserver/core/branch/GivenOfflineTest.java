package id.bilik.queueserver.core.branch;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static id.bilik.queueserver.core.branch.BranchScenario.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Numbers of a kiosk that knew the date, or the time, only roughly. */
class GivenOfflineTest {
    private static final UUID CARD = new UUID(9, 1);
    private final BranchScenario branch = aBranch().open();
    private final LocalDate today = branch.date();
    private final LocalDate tomorrow = today.plusDays(1);

    @Test
    void tomorrow_s_number_that_was_given_today_has_its_place_of_today() {
        branch.reserve("k1", CARD);
        branch.at("08:10").issue("jht");
        branch.at("08:30").issue("jht");
        branch.at("09:00");
        assertThat(give(7, "A621", tomorrow, "08:20", "08:50")).isEqualTo("A621 issued");
        assertThat(branch.order("jht")).isEqualTo("A001 A621 A002");
        assertThat(branch.branch().getVisit(ticket("A621")).issuedAt()).isEqualTo(branch.instant("08:20"));
    }

    @Test
    void tomorrow_s_number_that_was_given_today_leaves_nobody_in_the_queue_of_tomorrow() {
        branch.reserve("k1", CARD);
        branch.closeDay();
        assertThat(give(7, "A621", tomorrow, "14:20", "14:40")).endsWith("A621 recorded late");
        branch.at(tomorrow + "T08:10").passTime();
        assertThat(give(8, "A622", tomorrow, today + "T14:20", today + "T14:40")).endsWith("A622 recorded late");
        assertThat(branch.waiting()).isEmpty();
    }

    @Test
    void yesterday_s_number_that_may_be_today_s_is_called_today() {
        branch.reserve("k1", CARD);
        branch.at(tomorrow + "T08:00").passTime();
        branch.at(tomorrow + "T08:10").issue("jht");
        branch.at(tomorrow + "T09:00");
        assertThat(give(7, "A601", today, today + "T14:50", tomorrow + "T08:40")).isEqualTo("A601 issued");
        assertThat(branch.branch().getVisit(ticket("A601")).issuedAt()).isEqualTo(branch.instant(tomorrow + "T08:00"));
        assertThat(branch.order("jht")).isEqualTo("A601 A001");
    }

    @Test
    void yesterday_s_number_that_was_surely_given_yesterday_is_recorded_late() {
        branch.reserve("k1", CARD);
        branch.at(tomorrow + "T08:00").passTime();
        assertThat(give(7, "A601", today, today + "T14:50", today + "T15:40")).endsWith("A601 recorded late");
        assertThat(give(8, "A602", today, today + "T14:50", null)).as("nobody knows").isEqualTo("A602 issued");
    }

    @Test
    void a_number_of_a_day_before_the_last_one_is_not_called_today() {
        branch.reserve("k1", CARD);
        LocalDate later = today.plusDays(2);
        branch.at(later + "T08:00").passTime();
        branch.at(later + "T09:00");
        assertThat(give(7, "A601", today, today + "T14:50", later + "T08:40")).endsWith("A601 recorded late");
    }

    @Test
    void a_number_of_a_day_to_come_that_was_given_before_this_one_is_recorded_late() {
        LocalDate yesterday = today.minusDays(1);
        assertThat(give(7, "A621", tomorrow, yesterday + "T14:20", yesterday + "T14:40"))
                .endsWith("A621 recorded late");
    }

    private String give(int request, String number, LocalDate lease, String earliest, @Nullable String latest) {
        return branch.does(new Command.IssueReserved(BranchScenario.request(request), ticket(number), "jht",
                Priority.NONE, Channel.OFFLINE, "k1", lease, branch.instant(earliest), false,
                latest == null ? null : branch.instant(latest), Visit.Slip.UNKNOWN, null, null));
    }
}
