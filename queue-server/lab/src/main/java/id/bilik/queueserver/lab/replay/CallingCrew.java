package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.simulation.planning.Change;
import java.util.List;

/**
 * The groups whose officers take new visits. Where any is called for by itself, an officer who calls by hand finishes and is
 * about to go, as those of the demo are. The what-if cannot know that, but whoever asks it does.
 *
 * @param groups in the order of the plan
 */
record CallingCrew(List<String> groups) {
    static CallingCrew of(Branch branch) {
        boolean byItself = branch.groups().stream().anyMatch(CallingCrew::callsByItself);
        return new CallingCrew(branch.groups().stream()
                .filter(group -> isThere(group) && (!byItself || group.mode() == CallingMode.AUTOMATIC))
                .map(Group::id).toList());
    }

    private static boolean callsByItself(Group group) {
        return isThere(group) && group.mode() == CallingMode.AUTOMATIC;
    }

    private static boolean isThere(Group group) { return group.duty() instanceof Duty.On on && on.pause() == null; }

    int count() { return groups.size(); }

    /** Whether it is the other without one of its officers. */
    boolean isOneLessThan(CallingCrew other) {
        return groups.size() + 1 == other.groups.size() && other.groups.containsAll(groups);
    }

    /** The changes after which these alone take new visits in a branch as it stands. */
    List<Change> asked(Branch branch) {
        return branch.groups().stream().filter(group -> isThere(group) && !groups.contains(group.id()))
                .map(group -> (Change) new Change.RemoveOfficer(group.id())).toList();
    }
}
