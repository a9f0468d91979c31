package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.plan.GroupPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A booth group of a {@link PlainDay}. */
final class PlainGroup {
    final GroupPlan plan;
    List<String> open;
    int concurrency;
    boolean onDuty = true;
    boolean paused;
    /** Number of its last call among those of the branch, 0 for none. */
    int lastCall;

    PlainGroup(GroupPlan plan) {
        this.plan = plan;
        this.open = plan.booths();
        this.concurrency = plan.concurrency();
    }

    boolean serves(String service) { return plan.services().contains(service); }

    /** Those whom it has called and who have not left. */
    List<PlainPerson> visits(List<PlainPerson> people) {
        return people.stream().filter(person -> person.holdsBooth() && person.group == this).toList();
    }

    /** The free open booths, in the order of the plan. */
    List<String> free(List<PlainPerson> people) {
        List<@Nullable String> taken = visits(people).stream().<@Nullable String>map(person -> person.booth).toList();
        return plan.booths().stream().filter(booth -> open.contains(booth) && !taken.contains(booth)).toList();
    }

    /** How many more it may take. */
    int room(List<PlainPerson> people) {
        int spare = Math.min(free(people).size(), concurrency - visits(people).size());
        return onDuty && !paused ? Math.max(0, spare) : 0;
    }
}
