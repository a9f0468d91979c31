package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A booth group after what staff did to it: duty, pauses, capacity and calling. */
final class GroupEvolution {
    private GroupEvolution() {}

    static Branch signedOn(Branch branch, OfficerSignedOn event, Instant at) {
        Group group = branch.getGroup(event.group());
        if (group.isOnDuty() || !(branch.day() instanceof Day.Open)) {
            throw new IllegalStateException(event + " cannot follow " + group.duty() + " on " + branch.day());
        }
        return branch.with(group.with(new Duty.On(event.officer(), at, null)));
    }

    static Branch signedOff(Branch branch, OfficerSignedOff event) {
        Group group = branch.getGroup(event.group());
        onDuty(group);
        return branch.with(group.with(Duty.OFF));
    }

    static Branch paused(Branch branch, GroupPaused event, Instant at) {
        Duty.Pause before = onDuty(branch.getGroup(event.group())).pause();
        return paused(branch, event.group(), new Duty.Pause(before == null ? at : before.since(),
                before == null || event.reason() != null ? event.reason() : before.reason(), event.returnAt()));
    }

    static Branch goesOn(Branch branch, GroupResumed event) { return paused(branch, event.group(), null); }

    private static Branch paused(Branch branch, String groupId, Duty.@Nullable Pause pause) {
        Group group = branch.getGroup(groupId);
        Duty.On on = onDuty(group);
        return branch.with(group.with(new Duty.On(on.officer(), on.since(), pause)));
    }

    private static Duty.On onDuty(Group group) {
        if (group.duty() instanceof Duty.On on) {
            return on;
        }
        throw new IllegalStateException("nobody is on duty at " + group.id());
    }

    static Branch sized(Branch branch, CapacityChanged event) {
        return branch.with(branch.getGroup(event.group()).withCapacity(event.openBooths(), event.concurrency()));
    }

    static Branch calling(Branch branch, CallingModeChanged event) {
        return branch.with(branch.getGroup(event.group()).with(event.mode()));
    }
}
