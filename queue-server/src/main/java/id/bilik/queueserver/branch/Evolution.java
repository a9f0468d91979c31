package id.bilik.queueserver.branch;

import id.bilik.queueserver.branch.Event.*;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the branch follows from what happened. Throws on an event that cannot have happened in that state: a journal that
 * contradicts itself is a bug or a damage, and must not be worked with.
 */
public final class Evolution {
    private Evolution() {}

    /** The state after one more event; throws {@link IllegalStateException} when it does not follow this state. */
    public static Branch evolve(Branch branch, RecordedEvent recorded) {
        if (recorded.sequence() != branch.sequence() + 1)
            throw new IllegalStateException(
                    "event " + recorded.sequence() + " cannot follow event " + branch.sequence());
        Instant at = recorded.at();
        if (at.isBefore(branch.time()))
            throw new IllegalStateException(
                    "event " + recorded.sequence() + " of " + at + " cannot follow " + branch.time());
        Branch then = branch.at(recorded.sequence(), at);
        return switch (recorded.event()) {
            case PlanAdopted event -> adopted(then, event.plan());
            case BusinessDayOpened event -> opened(then, event, at);
            case TicketingEnded event ->
                then.with(new Day.Open(event.date(), openDay(then, event.date()).openedAt(), false));
            case BusinessDayClosed event -> closed(then, event);
            case MessageShown event -> then.withMessage(event.text());
            case OfficerSignedOn event -> signedOn(then, event, at);
            case OfficerSignedOff event -> {
                onDuty(group(then, event.group()));
                yield then.with(group(then, event.group()).with(Duty.OFF));
            }
            case GroupPaused event -> paused(then, event.group(), new Duty.Pause(at, event.reason()));
            case GroupResumed event -> paused(then, event.group(), null);
            case CapacityChanged event -> then
                    .with(group(then, event.group()).withCapacity(event.openBooths(), event.concurrency()));
            case CallingModeChanged event -> then.with(group(then, event.group()).with(event.mode()));
            case TicketIssued event -> issued(then, event, at);
            case NumbersReserved event -> then.with(then.counters().plus(new Lease(event.kiosk(), event.holder(),
                    event.service(), event.date(), event.first(), event.last(), at, List.of())));
            case LateTicketRecorded event -> used(then, event.ticket(), event.requestId(), event.offline());
            case WishWithdrawn event -> then.withHandled(event.requestId(), new Branch.Handled.Withdrawn());
            case SlipPrinted event -> slip(then, event.ticket(), Visit.Slip.PRINTED);
            case SlipFailed event -> slip(then, event.ticket(), Visit.Slip.FAILED);
            case TicketCalled event -> called(then, event, at);
            case TicketRecalled event -> recalled(then, event, at);
            case ParticipantArrived event -> arrived(then, event, at);
            case OfficerNeeded event -> attention(then, event.ticket(), new Stage.NeedsOfficer(at));
            case SelfWorkStarted event -> attention(then, event.ticket(), new Stage.SelfWorking(at));
            case VisitHeld event -> held(then, event, at);
            case VisitResumed event -> resumed(then, event, at);
            case HoldExpired event -> holdExpired(then, event, at);
            case VisitReturned event -> returned(then, event, at);
            case VisitTransferred event -> transferred(then, event, at);
            case VisitCompleted event -> completed(then, event, at);
            case VisitNotShown event -> notShown(then, event, at);
            case VisitAbandoned event -> abandoned(then, event, at);
        };
    }

    private static Branch adopted(Branch branch, BranchPlan plan) {
        if (!plan.id().equals(branch.id()))
            throw new IllegalStateException("branch " + branch.id() + " cannot be " + plan.id());
        List<Group> groups = new ArrayList<>();
        for (GroupPlan groupPlan : plan.groups()) {
            Group fresh = Group.of(groupPlan);
            groups.add(branch.findGroup(groupPlan.id()).map(known -> keep(known, fresh)).orElse(fresh));
        }
        return branch.with(plan).withGroups(List.copyOf(groups));
    }

    /** The new booths and skills, with the duty, capacity and visits that the group has now. */
    private static Group keep(Group known, Group fresh) {
        List<Booth> booths = new ArrayList<>();
        for (Booth booth : fresh.booths())
            booths.add(known.findBooth(booth.id()).orElse(booth));
        return new Group(fresh.id(), fresh.services(), known.duty(), known.mode(), known.concurrency(),
                List.copyOf(booths), known.lastCall());
    }

    private static Branch opened(Branch branch, BusinessDayOpened event, Instant at) {
        if (!(branch.day() instanceof Day.Closed closed)
                || (closed.last() != null && event.date().isBefore(closed.last())))
            throw new IllegalStateException(event + " cannot follow " + branch.day());
        Day.Open open = new Day.Open(event.date(), at, true);
        return event.date().equals(closed.last()) ? branch.with(open) : branch.emptied(open);
    }

    private static Branch closed(Branch branch, BusinessDayClosed event) {
        openDay(branch, event.date());
        boolean idle = branch.queue().isEmpty() && branch.held().isEmpty();
        for (Group group : branch.groups())
            idle &= group.load() == 0 && !group.isOnDuty();
        if (!idle)
            throw new IllegalStateException(event.date() + " cannot close: there are open visits or officers on duty");
        return branch.with(new Day.Closed(event.date()));
    }

    private static Branch signedOn(Branch branch, OfficerSignedOn event, Instant at) {
        Group group = group(branch, event.group());
        if (group.isOnDuty() || !(branch.day() instanceof Day.Open))
            throw new IllegalStateException(event + " cannot follow " + group.duty() + " on " + branch.day());
        return branch.with(group.with(new Duty.On(event.officer(), at, null)));
    }

    private static Branch paused(Branch branch, String groupId, Duty.@Nullable Pause pause) {
        Group group = group(branch, groupId);
        Duty.On on = onDuty(group);
        return branch.with(group.with(new Duty.On(on.officer(), on.since(), pause)));
    }

    private static Duty.On onDuty(Group group) {
        if (group.duty() instanceof Duty.On on)
            return on;
        throw new IllegalStateException("nobody is on duty at " + group.id());
    }

    private static Branch issued(Branch branch, TicketIssued event, Instant at) {
        TicketNumber ticket = event.ticket();
        if (branch.visits().containsKey(ticket) || !(branch.day() instanceof Day.Open))
            throw new IllegalStateException(ticket + " cannot be issued on " + branch.day());
        Instant issuedAt = event.issuedAt(at);
        if (issuedAt.isAfter(at))
            throw new IllegalStateException(ticket + " cannot be issued at " + issuedAt + ", after " + at);
        Visit visit = new Visit(ticket, event.service(), event.priority(), event.channel(), issuedAt,
                branch.sequence(), event.requestId(), Visit.Slip.UNKNOWN, false, new Stage.Waiting(issuedAt));
        Branch.Handled handled = new Branch.Handled.Issue(event.service(), event.priority(), event.channel(), ticket);
        OfflineIssue offline = event.offline();
        Branch numbered = offline == null
                ? branch.withCounter(ticket)
                : used(branch, ticket, event.requestId(), offline);
        return numbered.with(visit).with(branch.queue().plus(visit))
                .withHandled(event.requestId(), handled).with(branch.tally().plusIssued());
    }

    private static Branch used(Branch branch, TicketNumber ticket, UUID requestId, OfflineIssue offline) {
        return branch.with(
                branch.counters().used(offline.date(), new Lease.Use(ticket, requestId, offline.issuedAt())));
    }

    private static Branch slip(Branch branch, TicketNumber ticket, Visit.Slip slip) {
        Visit visit = branch.getVisit(ticket);
        int change = (slip == Visit.Slip.FAILED ? 1 : 0) - (visit.slip() == Visit.Slip.FAILED ? 1 : 0);
        return branch.with(visit.with(slip)).with(branch.tally().plusPrintFailed(change));
    }

    private static Branch called(Branch branch, TicketCalled event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Stage.Call call = new Stage.Call(at, at, 0, branch.sequence(), event.reason());
        Visit called = visit.with(new Stage.Called(event.booth(), event.group(), call));
        Branch then = branch.with(branch.queue().minus(visit)).with(called)
                .with(taken(group(branch, event.group()), event.booth(), event.ticket())
                        .withLastCall(branch.sequence()))
                .withCalls(announced(branch, new Announcement(event.ticket(), event.booth(), event.group(), call)))
                .withHandled(event.requestId(), new Branch.Handled.Summons(event.group(), event.ticket(),
                        event.booth(), event.reason()));
        if (visit.called())
            return then;
        Duration waited = Duration.between(visit.issuedAt(), at);
        boolean inTarget = waited.compareTo(branch.plan().getService(visit.service()).target()) <= 0;
        return then.with(branch.tally().plusCalled(waited.toSeconds(), inTarget));
    }

    private static Branch recalled(Branch branch, TicketRecalled event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Called called))
            throw impossible(visit, event);
        Stage.Call before = called.call();
        Stage.Call call = new Stage.Call(before.calledAt(), at, before.recalls() + 1, branch.sequence(),
                before.reason());
        return branch.with(visit.with(new Stage.Called(called.booth(), called.group(), call))).withCalls(
                announced(branch, new Announcement(visit.ticket(), called.booth(), called.group(), call)));
    }

    private static Branch arrived(Branch branch, ParticipantArrived event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Called called))
            throw impossible(visit, event);
        return branch.with(visit.with(new Stage.Serving(called.booth(), called.group(), called.call(), at,
                new Stage.NeedsOfficer(at))));
    }

    private static Branch attention(Branch branch, TicketNumber ticket, Stage.Attention attention) {
        Visit visit = branch.getVisit(ticket);
        if (!(visit.stage() instanceof Stage.Serving serving))
            throw impossible(visit, attention);
        return branch.with(visit.with(new Stage.Serving(serving.booth(), serving.group(), serving.call(),
                serving.arrivedAt(), attention)));
    }

    private static Branch held(Branch branch, VisitHeld event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Stage.InBooth inBooth = inBooth(visit, event);
        Visit held = visit.with(new Stage.Held(inBooth.booth(), inBooth.group(), at, event.until(), event.reason()));
        return leftBooth(branch, inBooth, at).with(held).withHeld(branch.held().plus(visit.ticket(), visit.place()));
    }

    private static Branch resumed(Branch branch, VisitResumed event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Held))
            throw impossible(visit, event);
        Group group = branch.findGroupOfBooth(event.booth())
                .orElseThrow(() -> new IllegalStateException("no booth " + event.booth()));
        Reason reason = new Reason("RESUMED", "RESUMED", Duration.between(visit.issuedAt(), at).toSeconds(),
                branch.plan().rules().weight(visit.priority()), group.load(), group.concurrency(), 1);
        Stage.Call call = new Stage.Call(at, at, 0, branch.sequence(), reason);
        return branch.withHeld(branch.held().minus(visit.ticket())).with(taken(group, event.booth(), visit.ticket()))
                .with(visit.with(new Stage.Serving(event.booth(), group.id(), call, at, new Stage.NeedsOfficer(at))));
    }

    private static Branch holdExpired(Branch branch, HoldExpired event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Held))
            throw impossible(visit, event);
        return enqueued(branch.withHeld(branch.held().minus(visit.ticket())), visit, at);
    }

    private static Branch returned(Branch branch, VisitReturned event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Branch then = switch (visit.stage()) {
            case Stage.Held held -> branch.withHeld(branch.held().minus(visit.ticket()));
            case Stage.NoShow noShow -> branch.with(branch.tally().plusNoShow(-1));
            default -> throw impossible(visit, event);
        };
        return enqueued(then, visit, at);
    }

    /** The visit waits, in its place by issue. */
    private static Branch enqueued(Branch branch, Visit visit, Instant at) {
        Visit waiting = visit.with(new Stage.Waiting(at));
        return branch.with(waiting).with(branch.queue().plus(waiting));
    }

    private static Branch transferred(Branch branch, VisitTransferred event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        return enqueued(leftBooth(branch, inBooth(visit, event), at), visit.withService(event.service()), at);
    }

    private static Branch completed(Branch branch, VisitCompleted event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Serving serving))
            throw impossible(visit, event);
        return leftBooth(branch, serving, at)
                .with(visit.with(new Stage.Completed(at, serving.booth(), event.outcome())))
                .with(branch.tally().plusCompleted(Duration.between(serving.arrivedAt(), at).toSeconds()));
    }

    private static Branch notShown(Branch branch, VisitNotShown event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Called called))
            throw impossible(visit, event);
        return leftBooth(branch, called, at).with(visit.with(new Stage.NoShow(at, called.booth())))
                .with(branch.tally().plusNoShow(1));
    }

    private static Branch abandoned(Branch branch, VisitAbandoned event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Branch then = switch (visit.stage()) {
            case Stage.Waiting waiting -> branch.with(branch.queue().minus(visit));
            case Stage.Called called -> leftBooth(branch, called, at);
            case Stage.Held held -> branch.withHeld(branch.held().minus(visit.ticket()));
            case Stage.Serving serving -> throw impossible(visit, event);
            case Stage.Ended ended -> throw impossible(visit, event);
        };
        return then.with(visit.with(new Stage.Abandoned(at, event.reason()))).with(then.tally().plusAbandoned());
    }

    private static List<Announcement> announced(Branch branch, Announcement newest) {
        List<Announcement> calls = new ArrayList<>(Branch.CALLS_SHOWN);
        calls.add(newest);
        for (Announcement call : branch.calls())
            if (!call.ticket().equals(newest.ticket()) && calls.size() < Branch.CALLS_SHOWN)
                calls.add(call);
        return List.of(calls.toArray(new Announcement[0]));
    }

    private static Branch leftBooth(Branch branch, Stage.InBooth stage, Instant at) {
        Group group = group(branch, stage.group());
        return branch.with(group.with(booth(group, stage.booth()).left(at)));
    }

    private static Group taken(Group group, String boothId, TicketNumber ticket) {
        Booth booth = booth(group, boothId);
        if (!booth.isFree())
            throw new IllegalStateException("booth " + boothId + " is not free for " + ticket);
        return group.with(booth.taken(ticket));
    }

    private static Stage.InBooth inBooth(Visit visit, Event event) {
        if (visit.stage() instanceof Stage.InBooth inBooth)
            return inBooth;
        throw impossible(visit, event);
    }

    private static Group group(Branch branch, String id) { return branch.getGroup(id); }

    private static Booth booth(Group group, String id) {
        return group.findBooth(id)
                .orElseThrow(() -> new IllegalStateException("no booth " + id + " in group " + group.id()));
    }

    private static Day.Open openDay(Branch branch, LocalDate date) {
        if (branch.day() instanceof Day.Open open && open.date().equals(date))
            return open;
        throw new IllegalStateException(date + " is not open: " + branch.day());
    }

    private static IllegalStateException impossible(Visit visit, Object event) {
        return new IllegalStateException(visit.ticket() + " is " + visit.stage() + " and cannot take " + event);
    }
}
