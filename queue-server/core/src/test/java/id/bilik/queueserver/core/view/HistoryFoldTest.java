package id.bilik.queueserver.core.view;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.SlipCounts;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The half hours of a day, told from its events. */
class HistoryFoldTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 2).open();

    @Test
    void arrivals_waits_and_service_level_stand_in_the_half_hour_in_which_they_were() {
        branch.issued(2, "jht");
        branch.after("10m").callNext("g1");
        branch.arrive("1");
        branch.at("08:45").callNext("g1");
        branch.issue("jkk");
        assertThat(history()).containsExactly("08:00: 2 came, 1 of 1 in time after 600/600, 1 wait of 2",
                "08:30: 1 came, 0 of 1 in time after 2700/2700, 1 wait of 1");
    }

    @Test
    void each_step_of_a_visit_waits_by_itself_and_a_step_that_is_taken_back_never_began() {
        BranchScenario steps = aBranch().checkedIn("jht", "jkm").withGroup("checks", 1, "jkm").withGroup("g1", 1, "jht")
                .open();
        steps.issue("jht");
        steps.after("10m").callNext("checks");
        steps.arrive("1");
        steps.after("2m").complete("1");
        steps.after("5s").undo("1");
        steps.complete("1");
        steps.after("4m").callNext("g1");
        steps.arrive("2");
        steps.after("1m").complete("2");
        HistoryFold fold = new HistoryFold(steps.branch().plan());
        steps.journal.forEach(fold::accept);
        DayFigures figures = fold.figures();
        assertThat(figures.called()).isEqualTo(2).isEqualTo(steps.branch().tally().called());
        assertThat(figures.waitSeconds()).isEqualTo(600 + 240).isEqualTo(steps.branch().tally().waitSeconds());
        assertThat(figures.served()).isEqualTo(1);
        assertThat(figures.issued()).isEqualTo(1);
    }

    @Test
    void half_hours_in_which_nothing_happened_keep_who_waited() {
        branch.issued(3, "jht");
        branch.at("09:10").leave("A002");
        assertThat(history()).containsExactly("08:00: 3 came, 3 wait of 3", "08:30: 0 came, 3 wait of 3",
                "09:00: 0 came, 2 wait of 3, abandoned 1");
    }

    @Test
    void each_slip_counts_once_by_what_is_known_last() {
        branch.issued(4, "jht");
        for (Visit.Slip slip : List.of(Visit.Slip.UNCONFIRMED, Visit.Slip.UNCONFIRMED, Visit.Slip.PRINTED)) {
            branch.does(new Command.ConfirmSlip(BranchScenario.ticket("A001"), slip, null));
        }
        branch.does(new Command.ConfirmSlip(BranchScenario.ticket("A002"), Visit.Slip.UNCONFIRMED, null));
        branch.does(new Command.ConfirmSlip(BranchScenario.ticket("A003"), Visit.Slip.FAILED, null));
        assertThat(fold().slips()).isEqualTo(new SlipCounts(1, 1, 1)).isEqualTo(branch.branch().tally().slips());
        branch.at("2026-03-03T08:00").passTime();
        assertThat(branch.branch().tally().slips()).as("the next day").isEqualTo(SlipCounts.NONE);
    }

    @Test
    void what_was_undone_is_not_told() {
        branch.issued(1, "jht").callNext("g1");
        branch.noShow("1");
        branch.after("5s").undo("1");
        branch.arrive("1");
        branch.transfer("1", "jkm");
        branch.after("5s").undo("1");
        branch.complete("1");
        branch.after("5s").undo("1");
        assertThat(history()).containsExactly("08:00: 1 came, 1 of 1 in time after 0/0, 0 wait of 1");
        branch.after("30m").complete("1");
        assertThat(history()).containsExactly("08:00: 1 came, 1 of 1 in time after 0/0, 0 wait of 1",
                "08:30: 0 came, 0 wait of 0, completed 1");
    }

    @Test
    void time_away_is_no_wait_and_who_is_away_does_not_wait() {
        branch.issued(1, "jht").defer("A001", 50);
        branch.after("50m").passTime();
        branch.after("5m").callNext("g1");
        assertThat(history()).containsExactly("08:00: 1 came, 0 wait of 1",
                "08:30: 0 came, 1 of 1 in time after 300/300, 0 wait of 1");
    }

    @Test
    void a_no_show_that_returns_is_none() {
        branch.issued(1, "jht").callNext("g1");
        branch.noShow("1");
        branch.goBack("A001");
        assertThat(history()).containsExactly("08:00: 1 came, 1 of 1 in time after 0/0, 1 wait of 1");
    }

    @Test
    void it_agrees_with_the_tally_of_the_day() {
        branch.issued(6, "jht");
        branch.after("10m").callNext("g1");
        branch.callNext("g1");
        branch.arrive("1");
        branch.after("40m").complete("1");
        branch.callNext("g1");
        branch.leave("A005");
        branch.after("5m").noShow("2");
        var tally = branch.branch().tally();
        List<DayHistory.Slot> slots = fold().slots();
        assertThat(slots.stream().mapToInt(DayHistory.Slot::arrivals).sum()).isEqualTo(tally.issued());
        assertThat(slots.stream().mapToInt(DayHistory.Slot::called).sum()).isEqualTo(tally.called());
        assertThat(slots.stream().mapToInt(DayHistory.Slot::inTarget).sum()).isEqualTo(tally.calledInTarget());
        assertThat(slots.stream().mapToInt(DayHistory.Slot::completed).sum()).isEqualTo(tally.completed());
        assertThat(slots.stream().mapToInt(DayHistory.Slot::noShow).sum()).isEqualTo(tally.noShow());
        assertThat(slots.stream().mapToInt(DayHistory.Slot::abandoned).sum()).isEqualTo(tally.abandoned());
        assertThat(slots.getLast().waiting()).isEqualTo(branch.branch().queue().size());
    }

    @Test
    void what_midnight_ends_belongs_to_the_day_before() {
        branch.issued(2, "jht");
        long yesterday = branch.branch().sequence();
        branch.at("2026-03-03T00:00").passTime();
        HistoryFold today = new HistoryFold(branch.branch().plan());
        branch.journal.stream().filter(event -> event.sequence() > yesterday).forEach(today::accept);
        assertThat(today.slots()).isEmpty();
    }

    private HistoryFold fold() {
        HistoryFold fold = new HistoryFold(branch.branch().plan());
        branch.journal.forEach(fold::accept);
        return fold;
    }

    private List<String> history() {
        return fold().slots().stream().map(slot -> slot.from().format(DateTimeFormatter.ofPattern("HH:mm"))
                + ": " + slot.arrivals() + " came"
                + (slot.called() == 0
                        ? ""
                        : ", " + slot.inTarget() + " of " + slot.called() + " in time after " + slot.meanWaitSeconds()
                                + "/" + slot.longestWaitSeconds())
                + ", " + slot.waiting() + " wait of " + slot.mostWaiting()
                + (slot.completed() == 0 ? "" : ", completed " + slot.completed())
                + (slot.noShow() == 0 ? "" : ", no-show " + slot.noShow())
                + (slot.abandoned() == 0 ? "" : ", abandoned " + slot.abandoned())).toList();
    }
}
