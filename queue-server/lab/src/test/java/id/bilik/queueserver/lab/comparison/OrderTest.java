package id.bilik.queueserver.lab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.SyntheticDay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody is passed beyond what {@code VisitLadder} promises, on days of the reference branch where two officers lack a
 * skill and a tenth comes with priority: within a class and eligibility never, by a heavier class only within its bound.
 */
class OrderTest {
    private record Issue(String service, double weight, Instant at) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_call_of_a_crowded_day_is_out_of_order(long seed) {
        List<RecordedEvent> journal = day(new CentralQueue(), seed);
        assertThat(passed(journal)).as("somebody was passed by a heavier class").isPositive();
        assertThat(violations(journal)).as("seed %s", seed).isEmpty();
    }

    @Test
    void a_policy_that_binds_at_issue_is_caught() { assertThat(violations(day(new RoundRobin(), 1))).isNotEmpty(); }

    private static BranchPlan plan() { return ReferenceScenario.withSkills().plan(); }

    private static List<RecordedEvent> day(CallingPolicy policy, long seed) {
        List<SyntheticDay.ServiceShare> services = new ArrayList<>();
        double[] minutes = {4, 8, 18};
        for (int s = 0; s < 3; s++) {
            services.add(new SyntheticDay.ServiceShare(plan().services().get(s).id(), 1.0 / 3, minutes[s] * 60, 1.05));
        }
        List<Participant> people = new SyntheticDay(List.of(.7, 2.5, 2.5, .7), 1800, services, .1,
                Double.POSITIVE_INFINITY, .05, 40, 1).draw(seed);
        Morning morning = Morning.next(Branch.unfounded(plan().id()), plan(), ReferenceScenario.OPENING, 5);
        return Simulator.record(new Scenario(morning.branch(), ReferenceScenario.OPENING, policy,
                new OfficerModel.Alternating(2), people)).journal();
    }

    private static int passed(List<RecordedEvent> journal) { return look(journal, new ArrayList<>()); }

    private static List<String> violations(List<RecordedEvent> journal) {
        List<String> violations = new ArrayList<>();
        assertThat(look(journal, violations)).isNotNegative();
        return violations;
    }

    /** Looks at every call from every visit that waits; how many were passed. */
    private static int look(List<RecordedEvent> journal, List<String> violations) {
        Map<String, List<String>> skills = new HashMap<>();
        plan().groups().forEach(group -> skills.put(group.id(), group.services()));
        double deadline = plan().rules().overdueAfter().toNanos();
        Map<TicketNumber, Issue> waiting = new LinkedHashMap<>();
        int passed = 0;
        for (RecordedEvent each : journal) {
            if (each.event() instanceof Event.TicketIssued issued) {
                waiting.put(issued.ticket(),
                        new Issue(issued.service(), plan().rules().weight(issued.priority()), each.at()));
            } else if (each.event() instanceof Event.TicketCalled call) {
                Issue called = waiting.remove(call.ticket());
                if (called == null) {
                    continue;
                }
                for (Map.Entry<TicketNumber, Issue> other : waiting.entrySet()) {
                    Issue ours = other.getValue();
                    if (!skills.getOrDefault(call.group(), List.of()).contains(ours.service)
                            || !ours.at.isBefore(called.at)) {
                        continue;
                    }
                    passed++;
                    double waited = Duration.between(ours.at, each.at()).toNanos();
                    double later = Duration.between(ours.at, called.at).toNanos();
                    boolean allowed = called.weight > ours.weight && waited <= deadline
                            && later <= (1 - ours.weight / called.weight) * Math.min(waited, deadline) * (1 + 1e-12);
                    if (!allowed) {
                        violations.add(call.ticket() + " passed " + other.getKey() + " at " + each.at());
                    }
                }
            }
        }
        return passed;
    }
}
