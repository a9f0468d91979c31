package id.bilik.queueserver.core.simulation.planning;

import static id.bilik.queueserver.core.branch.BranchScenario.aBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.BranchScenario;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.LearnedModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final WhatIf.Budget TWENTY = paths -> paths < 20;

    @Test
    void one_more_officer_shortens_the_waits_and_the_day() {
        BranchScenario branch = crowded();
        WhatIf.Answer answer = whatIf(branch).ask(List.of(new Change.AddOfficer(null)), TWENTY, 1);
        assertThat(answer.saved().low()).as("seconds saved, surely").isPositive();
        assertThat(answer.after().finish().middle()).isLessThan(answer.before().finish().middle());
        assertThat(answer.after().serviceLevel().middle()).isGreaterThan(answer.before().serviceLevel().middle());
    }

    @Test
    void an_officer_who_stops_makes_people_wait() {
        BranchScenario branch = crowded();
        WhatIf.Answer answer = whatIf(branch).ask(List.of(new Change.RemoveOfficer("g1")), TWENTY, 1);
        assertThat(answer.saved().high()).isNegative();
    }

    @Test
    void no_change_changes_nothing_and_the_branch_is_as_it_was() {
        BranchScenario branch = crowded();
        long sequence = branch.branch().sequence();
        WhatIf.Answer answer = whatIf(branch).ask(List.of(), TWENTY, 1);
        assertThat(answer.after()).isEqualTo(answer.before());
        assertThat(branch.branch().sequence()).isEqualTo(sequence);
    }

    @Test
    void who_is_back_as_announced_spares_waits() {
        BranchScenario soon = crowded();
        soon.pause("g1", "rest", "5m");
        BranchScenario late = crowded();
        late.pause("g1", "rest", "1h");
        WhatIf.Outcome first = whatIf(soon).ask(List.of(), TWENTY, 1).before();
        WhatIf.Outcome second = whatIf(late).ask(List.of(), TWENTY, 1).before();
        assertThat(second.meanWait().middle() - first.meanWait().middle()).as("seconds, of 55 minutes of break")
                .isGreaterThan(2000);
    }

    @Test
    void what_the_branch_would_refuse_is_impossible() {
        assertThatThrownBy(() -> whatIf(crowded()).ask(List.of(new Change.Capacity("g1", null, 7)), TWENTY, 1))
                .isInstanceOf(Change.Impossible.class).hasMessageContaining("1 to 6");
        assertThatThrownBy(() -> whatIf(crowded()).ask(List.of(new Change.RemoveOfficer("g9")), TWENTY, 1))
                .isInstanceOf(Change.Impossible.class).hasMessageContaining("g9");
    }

    /** Two groups, one officer, forty waiting at ten. */
    private static BranchScenario crowded() {
        BranchScenario branch = aBranch().withGroup("g1", 6).withGroup("g2", 6).automatic();
        branch.signOff("g2");
        return branch.at("10:00").issued(40, "jht");
    }

    private static WhatIf whatIf(BranchScenario branch) {
        LearnedModel learned = new LearnedModel(branch.branch().plan());
        ArrivalHistory arrivals = new ArrivalHistory(branch.branch().plan().zone());
        for (RecordedEvent event : branch.journal) {
            learned.accept(event);
            arrivals.accept(event);
        }
        FromNow rest = new FromNow(branch.branch(), learned.model(branch.branch().plan(), branch.now()),
                arrivals.expected(branch.branch().plan(), branch.now()).times(.2), branch.now());
        return new WhatIf(rest, new CentralQueue(), 4 * 3600);
    }
}
