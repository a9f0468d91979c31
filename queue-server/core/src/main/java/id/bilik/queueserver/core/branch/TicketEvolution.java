package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A visit outside the booths after what happened to it: its ticket and slip, its waiting, its leaving the queue. */
final class TicketEvolution {
    private TicketEvolution() {}

    static Branch issued(Branch branch, TicketIssued event, Instant at) {
        TicketNumber ticket = event.ticket();
        if (branch.visits().containsKey(ticket) || !(branch.day() instanceof Day.Open open)) {
            throw new IllegalStateException(ticket + " cannot be issued on " + branch.day());
        }
        Instant issuedAt = event.issuedAt(at);
        if (issuedAt.isAfter(at)) {
            throw new IllegalStateException(ticket + " cannot be issued at " + issuedAt + ", after " + at);
        }
        Visit visit = new Visit(ticket, event.service(), event.priority(), event.channel(), issuedAt,
                branch.sequence(), event.requestId(), Visit.Slip.UNKNOWN, false, new Stage.Waiting(issuedAt),
                Duration.ZERO, Returns.NONE, event.appointment(), List.of(), event.language(),
                event.where() == null ? Booking.Where.BRANCH : event.where(), VisitSteps.of(event.next()));
        TicketWish wish = event.wish();
        Branch.Handled handled = new Branch.Handled.Issue(wish.service(), wish.priority(), wish.channel(),
                wish.appointment(), ticket, wish.also());
        OfflineIssue offline = event.offline();
        Branch numbered = offline == null
                ? branch.withCounter(ticket)
                : used(branch, ticket, event.requestId(), offline);
        return numbered.with(visit).with(branch.queue().plus(visit))
                .withHandled(event.requestId(), handled).with(branch.tally().plusIssued())
                .withDemand(open.date(), wish.service());
    }

    static Branch late(Branch branch, LateTicketRecorded event) {
        return used(branch, event.ticket(), event.requestId(), event.offline())
                .withDemand(event.offline().date(), event.service());
    }

    static Branch reserved(Branch branch, NumbersReserved event, Instant at) {
        return branch.with(branch.counters().plus(new Lease(event.kiosk(), event.holder(), event.service(),
                event.date(), event.first(), event.last(), at, List.of())));
    }

    static Branch used(Branch branch, TicketNumber ticket, UUID requestId, OfflineIssue offline) {
        return branch.with(
                branch.counters().used(offline.date(), new Lease.Use(ticket, requestId, offline.issuedAt())));
    }

    static Branch slip(Branch branch, TicketNumber ticket, Visit.Slip slip) {
        Visit visit = branch.getVisit(ticket);
        return branch.with(visit.with(slip)).with(branch.tally().withSlip(visit.slip(), slip));
    }

    /** An event that was purged names no paper, and changes nothing. */
    static Branch checked(Branch branch, DocumentChecked event) {
        Visit visit = branch.getVisit(event.ticket());
        if (visit.stage() instanceof Stage.Ended) {
            throw Moves.impossible(visit, event);
        }
        return event.document().isEmpty() ? branch : branch.with(visit.with(event.document(), event.outcome()));
    }

    static Branch deferred(Branch branch, VisitDeferred event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Branch then = branch.withHandled(event.requestId(), new Branch.Handled.Deferral(event.ticket()));
        return switch (visit.stage()) {
            case Stage.Waiting waiting -> Moves.setAside(then.with(then.queue().minus(visit))
                    .with(visit.with(new Stage.Deferred(at, event.until(), null))), visit);
            case Stage.Deferred before ->
                then.with(visit.with(new Stage.Deferred(before.since(), event.until(), before.booth())));
            // the call was in vain, as one is to which nobody comes: the return from it counts
            case Stage.Called called -> Moves.setAside(Moves.leftBooth(then, called, at, visit)
                    .with(visit.with(new Stage.Deferred(at, event.until(), called.booth()))
                            .with(visit.returns().plus(null))),
                    visit);
            default -> throw Moves.impossible(visit, event);
        };
    }

    static Branch deferralEnded(Branch branch, DeferralEnded event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Deferred)) {
            throw Moves.impossible(visit, event);
        }
        return Moves.enqueued(Moves.noLongerAside(branch, visit), visit, at);
    }

    static Branch holdExpired(Branch branch, HoldExpired event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Held)) {
            throw Moves.impossible(visit, event);
        }
        return Moves.enqueued(Moves.noLongerAside(branch, visit), visit, at);
    }

    static Branch returned(Branch branch, VisitReturned event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        return switch (visit.stage()) {
            case Stage.Aside aside -> Moves.enqueued(Moves.noLongerAside(branch, visit), visit, at);
            case Stage.NoShow noShow -> Moves.enqueued(branch.with(branch.tally().plusNoShow(-1)),
                    visit.with(visit.returns().plus(event.countsFrom())), at);
            default -> throw Moves.impossible(visit, event);
        };
    }

    static Branch abandoned(Branch branch, VisitAbandoned event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        Branch then = switch (visit.stage()) {
            case Stage.Waiting waiting -> branch.with(branch.queue().minus(visit));
            case Stage.Called called -> Moves.leftBooth(branch, called, at, null);
            case Stage.Aside aside -> Moves.noLongerAside(branch, visit);
            case Stage.Serving serving -> throw Moves.impossible(visit, event);
            case Stage.Ended ended -> throw Moves.impossible(visit, event);
        };
        return then.with(visit.with(new Stage.Abandoned(at, event.reason()))).with(then.tally().plusAbandoned());
    }
}
