package id.bilik.queueserver.core.branch;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.CentralQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two hundred changes of the plan, each on a day that runs: what they may cost, and that they can be taken back. */
class PlanChangesTest {
    private static final int CHANGES = 200;
    private final Decider decider = new Decider(new CentralQueue());

    static LongStream seeds() { return LongStream.range(0, CHANGES); }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_change_is_refused_with_a_reason_or_adopted_without_losing_a_visit_and_taken_back(long seed) {
        Branch before = aRunningDay(seed);
        BranchPlan changed = new ChangedPlan(before.plan(), seed).plan();
        Decision decision = adopt(before, changed);

        if (decision instanceof Decision.Refused refused) {
            assertThat(refused.refusal().detail()).startsWith("The new plan lacks what is in use now: ");
            return;
        }
        Branch after = ((Decision.Accepted) decision).branch();
        assertThat(after.plan()).isEqualTo(changed);
        assertThat(present(after)).as("who is there").isEqualTo(present(before));
        Branch back = ((Decision.Accepted) adopt(after, before.plan())).branch();
        assertThat(back.plan()).as("to the letter").isEqualTo(before.plan());
        assertThat(back.isTicketing()).isEqualTo(before.isTicketing());
        assertThat(present(back)).as("who is there then").isEqualTo(present(before));
    }

    @Test
    void the_changes_are_of_both_kinds() {
        List<String> outcomes = new ArrayList<>();
        seeds().forEach(seed -> {
            Branch before = aRunningDay(seed);
            outcomes.add(adopt(before, new ChangedPlan(before.plan(), seed).plan()).getClass().getSimpleName());
        });
        assertThat(outcomes.stream().filter("Refused"::equals).count()).isBetween(20L, 120L);
    }

    private Decision adopt(Branch branch, BranchPlan plan) {
        return decider.decide(branch, Order.unnamed(new Command.AdoptPlan(plan)), branch.time());
    }

    /** All who wait, are served or did not come when called. New rules may call somebody; that is no loss. */
    private static Map<TicketNumber, Instant> present(Branch branch) {
        Map<TicketNumber, Instant> present = new TreeMap<>();
        for (Visit visit : branch.visits().values()) {
            if (!(visit.stage() instanceof Stage.Ended) || visit.stage() instanceof Stage.NoShow) {
                present.put(visit.ticket(), visit.issuedAt());
            }
        }
        return present;
    }

    /** A walk that ends with people in the branch. */
    private static Branch aRunningDay(long seed) {
        RandomWalk walk = new RandomWalk(seed);
        walk.walk(200);
        while (present(walk.branch).size() < 3 || !(walk.branch.day() instanceof Day.Open)) {
            walk.go(20);
        }
        return walk.branch;
    }
}
