package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A visit and its booth after what happened between them, from the call to the departure and its undoing. */
final class BoothEvolution {
    private BoothEvolution() {}

    static Branch called(Branch branch, TicketCalled event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Stage.Call call = new Stage.Call(at, at, 0, branch.sequence(), event.reason());
        Visit called = visit.with(new Stage.Called(event.booth(), event.group(), call, null));
        Branch then = branch.with(branch.queue().minus(visit)).with(called)
                .with(Moves.taken(branch.getGroup(event.group()), event.booth(), event.ticket())
                        .withLastCall(branch.sequence()))
                .withCalls(announced(branch, new Announcement(event.ticket(), event.booth(), event.group(), call)))
                .withHandled(event.requestId(), new Branch.Handled.Summons(event.group(), event.ticket(),
                        event.booth(), event.reason()));
        if (visit.called()) {
            return then;
        }
        Duration waited = visit.waitedAt(at);
        boolean inTarget = waited.compareTo(branch.plan().getService(visit.service()).target()) <= 0;
        return then.with(branch.tally().plusCalled(waited.toSeconds(), inTarget));
    }

    static Branch recalled(Branch branch, TicketRecalled event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Called called)) {
            throw Moves.impossible(visit, event);
        }
        Stage.Call before = called.call();
        Stage.Call call = new Stage.Call(before.calledAt(), at, before.recalls() + 1, branch.sequence(),
                before.reason());
        return branch.with(visit.with(new Stage.Called(called.booth(), called.group(), call, called.comingSince())))
                .withCalls(announced(branch, new Announcement(visit.ticket(), called.booth(), called.group(), call)));
    }

    static Branch coming(Branch branch, ParticipantComing event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Called called)) {
            throw Moves.impossible(visit, event);
        }
        return branch.with(visit.with(new Stage.Called(called.booth(), called.group(), called.call(), at)));
    }

    private static List<Announcement> announced(Branch branch, Announcement newest) {
        List<Announcement> calls = new ArrayList<>(Branch.CALLS_SHOWN);
        calls.add(newest);
        for (Announcement call : branch.calls()) {
            if (!call.ticket().equals(newest.ticket()) && calls.size() < Branch.CALLS_SHOWN) {
                calls.add(call);
            }
        }
        return List.of(calls.toArray(new Announcement[0]));
    }

    static Branch arrived(Branch branch, ParticipantArrived event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Called called)) {
            throw Moves.impossible(visit, event);
        }
        return branch.with(visit.with(new Stage.Serving(called.booth(), called.group(), called.call(), at,
                new Stage.NeedsOfficer(at))));
    }

    /** A visit that waits for the officer already and gives another reason goes on waiting from the same time. */
    static Branch needed(Branch branch, OfficerNeeded event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Instant since = visit.stage() instanceof Stage.Serving serving
                && serving.attention() instanceof Stage.NeedsOfficer before ? before.since() : at;
        return attention(branch, event.ticket(), new Stage.NeedsOfficer(since, event.why()), at);
    }

    static Branch worksAlone(Branch branch, SelfWorkStarted event, Instant at) {
        return attention(branch, event.ticket(), new Stage.SelfWorking(at), at);
    }

    static Branch attended(Branch branch, OfficerAttended event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        boolean asked = visit.stage() instanceof Stage.Serving serving
                && serving.attention() instanceof Stage.NeedsOfficer;
        return attention(branch, event.ticket(), new Stage.WithOfficer(at, asked), at);
    }

    private static Branch attention(Branch branch, TicketNumber ticket, Stage.Attention attention, Instant at) {
        Visit visit = branch.getVisit(ticket);
        if (!(visit.stage() instanceof Stage.Serving serving)) {
            throw Moves.impossible(visit, attention);
        }
        return branch.with(visit.with(serving.with(attention, at)));
    }

    static Branch held(Branch branch, VisitHeld event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Stage.InBooth inBooth = Moves.inBooth(visit, event);
        Visit held = visit.with(new Stage.Held(inBooth.booth(), inBooth.group(), at, event.until(), event.reason()));
        return Moves.setAside(Moves.leftBooth(branch, inBooth, at, null).with(held), held);
    }

    static Branch resumed(Branch branch, VisitResumed event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Held)) {
            throw Moves.impossible(visit, event);
        }
        Group group = branch.findGroupOfBooth(event.booth())
                .orElseThrow(() -> new IllegalStateException("no booth " + event.booth()));
        Reason reason = new Reason("RESUMED", "RESUMED",
                Math.max(0, Duration.between(visit.countsFrom(), at).toSeconds()),
                branch.plan().rules().weight(visit.priority(), visit.appointment() != null), group.load(),
                group.concurrency(), 1);
        Stage.Call call = new Stage.Call(at, at, 0, branch.sequence(), reason);
        return Moves.noLongerAside(branch, visit).with(Moves.taken(group, event.booth(), visit.ticket()))
                .with(visit.with(new Stage.Serving(event.booth(), group.id(), call, at, new Stage.NeedsOfficer(at))));
    }

    static Branch transferred(Branch branch, VisitTransferred event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Branch left = Moves.leftBooth(branch, Moves.inBooth(visit, event), at, visit);
        return Moves.enqueued(left, visit.withService(event.service()), at);
    }

    static Branch completed(Branch branch, VisitCompleted event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Serving serving)) {
            throw Moves.impossible(visit, event);
        }
        return Moves.leftBooth(branch, serving, at, visit)
                .with(visit.with(new Stage.Completed(at, serving.booth(), event.outcome())))
                .with(branch.tally().plusCompleted(Duration.between(serving.arrivedAt(), at).toSeconds()));
    }

    static Branch notShown(Branch branch, VisitNotShown event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Called called)) {
            throw Moves.impossible(visit, event);
        }
        return Moves.leftBooth(branch, called, at, visit).with(visit.with(new Stage.NoShow(at, called.booth())))
                .with(branch.tally().plusNoShow(1));
    }

    static Branch departureUndone(Branch branch, DepartureUndone event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Group group = branch.findGroupOfBooth(event.booth())
                .orElseThrow(() -> new IllegalStateException("no booth " + event.booth()));
        Booth booth = Moves.booth(group, event.booth());
        Booth.Departure last = booth.last();
        if (last == null || !last.ticket().equals(event.ticket()) || last.service() == null
                || !(last.before() instanceof Stage.InBooth before) || !visit.hasLeft(booth.id(), last.at())) {
            throw Moves.impossible(visit, event);
        }
        Branch then = switch (visit.stage()) {
            case Stage.NoShow noShow -> branch.with(branch.tally().plusNoShow(-1));
            case Stage.Waiting waiting when isStepBack(visit, last) && before instanceof Stage.Serving serving ->
                branch.with(branch.queue().minus(visit))
                        .with(branch.tally().plusStep(-Duration.between(serving.arrivedAt(), last.at()).toSeconds()));
            case Stage.Completed completed when before instanceof Stage.Serving serving -> branch.with(
                    branch.tally().minusCompleted(Duration.between(serving.arrivedAt(), last.at()).toSeconds()));
            case Stage.Waiting waiting -> branch.with(branch.queue().minus(visit));
            case Stage.Deferred _,Stage.Fetching _ -> Moves.noLongerAside(branch, visit);
            default -> throw Moves.impossible(visit, event);
        };
        Visit left = visit.stage() instanceof Stage.Deferred ? visit.with(visit.returns().minusInPlace()) : visit;
        Visit back = left.backIn(last);
        if (event.heldUntil() != null) {
            return Moves.setAside(then.with(group.with(booth.withoutLast()))
                    .with(back.with(new Stage.Held(booth.id(), group.id(), at, event.heldUntil(), null))), back);
        }
        return then.with(group.with(booth.takenBack())).with(back.with(again(before, at)));
    }

    /** Whether it left because a step was done. */
    private static boolean isStepBack(Visit visit, Booth.Departure last) {
        return last.steps() != null && last.steps().done().size() < visit.steps().done().size();
    }

    /** As it was before it left, but for the time to arrive and the officer, who is elsewhere by now. */
    private static Stage again(Stage.InBooth before, Instant at) {
        return switch (before) {
            case Stage.Called called ->
                new Stage.Called(called.booth(), called.group(), again(called.call(), at), called.comingSince());
            case Stage.Serving serving when serving.attention() instanceof Stage.WithOfficer ->
                serving.with(new Stage.NeedsOfficer(at), at);
            case Stage.Serving serving -> serving;
        };
    }

    /** The summons with its time to arrive begun anew: an absence that was taken back must not follow at once. */
    private static Stage.Call again(Stage.Call call, Instant at) {
        return new Stage.Call(call.calledAt(), at, call.recalls(), call.announcement(), call.reason());
    }
}
