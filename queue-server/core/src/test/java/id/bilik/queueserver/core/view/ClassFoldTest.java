package id.bilik.queueserver.core.view;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each class of people had of a day. */
class ClassFoldTest {
    private final BranchScenario branch = aBranch().withGroup("g1", 2).open();

    @Test
    void each_class_has_figures_of_its_own_and_they_add_up_to_the_day() {
        branch.issue("jht", Priority.DISABLED);
        branch.issue("jht");
        branch.issue("jht");
        branch.issue("jht", Priority.PREGNANT);
        branch.after("10m").callNext("g1");
        branch.arrive("1");
        branch.after("40m").complete("1");
        branch.callNext("g1");
        branch.after("5m").noShow("1");
        branch.leave("A004");
        HistoryFold whole = new HistoryFold(branch.branch().plan());
        ClassFold fold = new ClassFold(branch.branch().plan());
        branch.journal.forEach(event -> {
            whole.accept(event);
            fold.accept(event);
        });

        Map<Priority, DayFigures> figures = fold.figures();
        assertThat(figures).containsExactly(
                Map.entry(Priority.NONE, new DayFigures(2, 1, 0, 3000, 0, 1, 0)),
                Map.entry(Priority.DISABLED, new DayFigures(1, 1, 1, 600, 1, 0, 0)),
                Map.entry(Priority.PREGNANT, new DayFigures(1, 0, 0, 0, 0, 0, 1)));
        assertThat(figures.values().stream().reduce(DayFigures.NONE, DayFigures::plus)).isEqualTo(whole.figures());
        assertThat(whole.figures().waitSeconds()).isEqualTo(branch.branch().tally().waitSeconds());
    }
}
