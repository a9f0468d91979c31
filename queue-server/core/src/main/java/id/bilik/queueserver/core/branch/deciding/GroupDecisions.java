package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Duty, pause, capacity and calls of a booth group. */
final class GroupDecisions {
    /** An officer who is away longer than that signs off. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

    private GroupDecisions() {}

    static @Nullable Refusal decide(Draft draft, AtGroup command, CallingPolicy policy) {
        Optional<Group> found = draft.branch().findGroup(command.group());
        if (found.isEmpty()) {
            return new Refusal.Unknown("group", command.group());
        }
        Group group = found.get();
        return switch (command) {
            case SignOn signOn -> signOn(draft, signOn, group);
            case SignOff signOff -> {
                if (group.isOnDuty()) {
                    BoothDecisions.turnAway(draft, group, Leaving.NEEDS_OFFICER);
                    draft.add(new OfficerSignedOff(group.id()));
                }
                yield null;
            }
            case PauseGroup pause -> pause(draft, pause, group);
            case ResumeGroup resume -> {
                if (!group.isOnDuty()) {
                    yield new Refusal.NotOnDuty(group.id());
                }
                if (group.isPaused()) {
                    draft.add(new GroupResumed(group.id()));
                }
                yield null;
            }
            case SetCapacity capacity -> setCapacity(draft, capacity, group);
            case SetCallingMode mode -> {
                if (group.mode() != mode.mode()) {
                    draft.add(new CallingModeChanged(group.id(), mode.mode()));
                }
                yield null;
            }
            case CallNext callNext -> callNext(draft, callNext, group, policy);
        };
    }

    private static @Nullable Refusal signOn(Draft draft, SignOn command, Group group) {
        if (!(draft.branch().day() instanceof Day.Open)) {
            return new Refusal.BranchClosed();
        }
        if (command.officer().isBlank() || !Texts.isPlain(command.officer(), Texts.OFFICER)) {
            return new Refusal.UnusableText("officer", Texts.OFFICER);
        }
        if (group.duty() instanceof Duty.On on) {
            return on.officer().equals(command.officer()) ? null : new Refusal.AlreadyOnDuty(group.id(), on.officer());
        }
        draft.add(new OfficerSignedOn(group.id(), command.officer()));
        return null;
    }

    private static @Nullable Refusal pause(Draft draft, PauseGroup command, Group group) {
        if (!group.isOnDuty()) {
            return new Refusal.NotOnDuty(group.id());
        }
        if (!Texts.isPlain(command.reason(), Texts.REASON)) {
            return new Refusal.UnusableText("reason", Texts.REASON);
        }
        Instant returnAt = command.returnAt();
        Duty.Pause before = group.duty() instanceof Duty.On on ? on.pause() : null;
        // said again without anything new, as by a second press of the button
        if (before != null && (returnAt == null || returnAt.equals(before.returnAt()))) {
            return null;
        }
        if (returnAt != null && !returnAt.isAfter(draft.now())) {
            return new Refusal.ReturnInThePast(group.id());
        }
        if (returnAt != null && returnAt.isAfter(draft.now().plus(LONGEST_PAUSE))) {
            return new Refusal.ReturnTooFar(group.id(), LONGEST_PAUSE);
        }
        BoothDecisions.turnAway(draft, group, Leaving.NEEDS_OFFICER);
        draft.add(new GroupPaused(group.id(), command.reason(), returnAt));
        return null;
    }

    private static @Nullable Refusal setCapacity(Draft draft, SetCapacity command, Group group) {
        if (command.concurrency() < 1 || command.concurrency() > GroupPlan.MAX_BOOTHS) {
            return new Refusal.ConcurrencyOutOfRange(command.concurrency());
        }
        Set<String> named = new HashSet<>();
        for (String booth : command.openBooths()) {
            if (group.findBooth(booth).isEmpty() || !named.add(booth)) {
                return new Refusal.NotItsBooth(group.id(), booth);
            }
        }
        List<String> open = new ArrayList<>();
        boolean same = command.concurrency() == group.concurrency();
        for (Booth booth : group.booths()) {
            if (named.contains(booth.id())) {
                open.add(booth.id());
            }
            same &= named.contains(booth.id()) == (booth.status() == Booth.Status.OPEN);
        }
        if (!same) {
            draft.add(new CapacityChanged(group.id(), List.copyOf(open), command.concurrency()));
        }
        return null;
    }

    private static @Nullable Refusal callNext(Draft draft, CallNext command, Group group,
            CallingPolicy policy) {
        Branch branch = draft.branch();
        if (command.requestId() != null) {
            Optional<Branch.Handled> before = branch.findHandled(command.requestId());
            if (before.isPresent()) {
                boolean same = before.get() instanceof Branch.Handled.Summons summons
                        && summons.group().equals(command.group());
                return same ? null : new Refusal.RequestReused();
            }
        }
        if (!(branch.day() instanceof Day.Open)) {
            return new Refusal.BranchClosed();
        }
        if (!group.isOnDuty()) {
            return new Refusal.NotOnDuty(group.id());
        }
        if (group.isPaused()) {
            return new Refusal.Paused(group.id());
        }
        if (!group.hasRoom()) {
            return new Refusal.NoRoom(group.id(), group.load(), group.concurrency());
        }
        Optional<CallingPolicy.Pick> pick = policy.findNext(branch, List.of(group), draft.now());
        if (pick.isEmpty()) {
            // somebody may wait for the other kind of booth, all of which are taken
            boolean waits = !policy.listNext(branch, group, draft.now(), 1).isEmpty();
            return waits
                    ? new Refusal.NoRoom(group.id(), group.load(), group.concurrency())
                    : new Refusal.NobodyWaiting(group.id());
        }
        draft.add(pick.get().asEvent(command.requestId()));
        return null;
    }
}
