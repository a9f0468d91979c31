package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Check;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.Promise;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tickets: issue, paper, leaving and coming back. */
final class TicketDecisions {
    private TicketDecisions() {}

    static @Nullable Refusal issueTicket(Draft draft, IssueTicket command) {
        Branch branch = draft.branch();
        Optional<Branch.Handled> before = branch.findHandled(command.requestId());
        if (before.isPresent() && before.get() instanceof Branch.Handled.Withdrawn) {
            return new Refusal.RequestWithdrawn();
        }
        if (before.isPresent()) {
            boolean same = before.get() instanceof Branch.Handled.Issue issue
                    && issue.wish().equals(command.wish());
            return same ? null : new Refusal.RequestReused();
        }
        List<String> services = new ArrayList<>(command.also());
        services.addFirst(command.service());
        Refusal impossible = StepDecisions.check(branch.plan(), services);
        if (impossible != null) {
            return impossible;
        }
        if (!(branch.day() instanceof Day.Open open)) {
            return new Refusal.BranchClosed();
        }
        if (!open.ticketing()) {
            return new Refusal.TicketingOver(open.date());
        }
        Instant appointment = command.appointment();
        if (appointment != null && !appointment.atZone(branch.plan().zone()).toLocalDate().equals(open.date())) {
            return new Refusal.AppointmentOnAnotherDay(open.date());
        }
        char letter = branch.plan().getService(command.service()).letter();
        List<String> steps = StepDecisions.steps(branch.plan(), services);
        draft.add(new TicketIssued(nextNumber(branch, letter, open.date()), steps.getFirst(), command.priority(),
                command.channel(), command.requestId(), null, appointment, command.language(), command.where(),
                steps.size() == 1 ? null : services, steps.size() == 1 ? null : steps.subList(1, steps.size())));
        return null;
    }

    /** One after the last, but for numbers that kiosks may have given or have given. */
    private static TicketNumber nextNumber(Branch branch, char letter, LocalDate date) {
        int count = branch.counters().nextFree(letter, branch.counters().lastOf(letter) + 1, date);
        while (branch.visits().find(new TicketNumber(letter, count)) != null) {
            count = branch.counters().nextFree(letter, count + 1, date);
        }
        return new TicketNumber(letter, count);
    }

    static @Nullable Refusal confirmSlip(Draft draft, ConfirmSlip command) {
        if (!Texts.isPlain(command.reason(), Texts.REASON)) {
            return new Refusal.UnusableText("reason", Texts.REASON);
        }
        Visit visit = draft.branch().visits().get(command.ticket());
        boolean another = visit != null && command.issuedBy() != null
                && !command.issuedBy().equals(visit.requestId());
        if (visit == null || another) {
            return new Refusal.Unknown("ticket", command.ticket().toString());
        }
        // paper that came out cannot go back in: a late report of an earlier failure changes nothing
        if (visit.slip() != Visit.Slip.PRINTED && visit.slip() != command.slip()) {
            noteSlip(draft, command.ticket(), command.slip(), command.reason());
        }
        return null;
    }

    /** Says what is known of it, where anything is. */
    static void noteSlip(Draft draft, TicketNumber ticket, Visit.Slip slip, @Nullable String reason) {
        switch (slip) {
            case UNKNOWN -> {
            }
            case PRINTED -> draft.add(new SlipPrinted(ticket));
            case UNCONFIRMED -> draft.add(new SlipUnconfirmed(ticket));
            case FAILED -> draft.add(new SlipFailed(ticket, reason));
        }
    }

    /** Called visits were answered already, and of those who left nobody is going to know. */
    static @Nullable Refusal notePromises(Draft draft, NotePromises command) {
        List<Promise> open = command.promises().stream().filter(promise -> {
            Visit visit = draft.branch().visits().get(promise.ticket());
            return visit != null && !visit.called() && visit.stage() instanceof Stage.Waiting;
        }).toList();
        if (!open.isEmpty()) {
            draft.add(new WaitsPromised(open));
        }
        return null;
    }

    /** A check that changes nothing makes no event. */
    static @Nullable Refusal checkDocument(Draft draft, CheckDocument command) {
        Visit visit = draft.branch().visits().get(command.ticket());
        if (visit == null) {
            return new Refusal.Unknown("ticket", command.ticket().toString());
        }
        if (visit.stage() instanceof Stage.Ended) {
            return Refusal.WrongStage.of(visit, StageName.SERVING);
        }
        List<String> asked = draft.branch().listPapers(visit).stream().map(Document::id).toList();
        if (!asked.contains(command.document())) {
            return new Refusal.NotAskedFor(visit.service(), command.document(), asked);
        }
        if (visit.seen().contains(command.document()) != (command.outcome() == Check.SEEN)) {
            String booth = visit.stage() instanceof Stage.InBooth inBooth ? inBooth.booth() : null;
            draft.add(new DocumentChecked(visit.ticket(), booth, command.document(), command.outcome()));
        }
        return null;
    }

    static @Nullable Refusal leaveQueue(Draft draft, LeaveQueue command) {
        Visit visit = draft.branch().visits().get(command.ticket());
        if (visit == null) {
            return new Refusal.Unknown("ticket", command.ticket().toString());
        }
        return switch (visit.stage()) {
            case Stage.Waiting waiting -> abandon(draft, visit);
            case Stage.Called called -> abandon(draft, visit);
            case Stage.Aside aside -> abandon(draft, visit);
            case Stage.Abandoned abandoned -> null;
            case Stage.Serving serving -> Refusal.WrongStage.of(visit, StageName.WAITING);
            case Stage.Completed completed -> Refusal.WrongStage.of(visit, StageName.WAITING);
            case Stage.NoShow noShow -> Refusal.WrongStage.of(visit, StageName.WAITING);
        };
    }

    private static @Nullable Refusal abandon(Draft draft, Visit visit) {
        draft.add(new VisitAbandoned(visit.ticket(), AbandonReason.LEFT));
        return null;
    }

    static @Nullable Refusal sayComing(Draft draft, SayComing command) {
        Visit visit = draft.branch().visits().get(command.ticket());
        if (visit == null) {
            return new Refusal.Unknown("ticket", command.ticket().toString());
        }
        if (!(visit.stage() instanceof Stage.Called called)) {
            return Refusal.WrongStage.of(visit, StageName.CALLED);
        }
        if (called.comingSince() == null) {
            draft.add(new ParticipantComing(visit.ticket(), called.booth()));
        }
        return null;
    }

    static @Nullable Refusal deferVisit(Draft draft, DeferVisit command) {
        Branch branch = draft.branch();
        if (command.requestId() != null && branch.findHandled(command.requestId()).isPresent()) {
            return branch.findHandled(command.requestId()).get() instanceof Branch.Handled.Deferral before
                    && before.ticket().equals(command.ticket()) ? null : new Refusal.RequestReused();
        }
        Visit visit = branch.visits().get(command.ticket());
        if (visit == null) {
            return new Refusal.Unknown("ticket", command.ticket().toString());
        }
        Duration most = branch.plan().rules().deferAtMost();
        if (command.minutes() < 1 || command.minutes() > most.toMinutes()) {
            return new Refusal.DeferralOutOfRange(command.minutes(), most.toMinutes());
        }
        Instant until = draft.now().plus(Duration.ofMinutes(command.minutes()));
        return switch (visit.stage()) {
            case Stage.Waiting waiting -> defer(draft, command, until, null);
            case Stage.Called called -> visit.returnsInPlaceLeft(branch.plan().rules()) > 0
                    ? defer(draft, command, until, called.booth())
                    : new Refusal.NoMoreTime(visit.ticket(), branch.plan().rules().returnsInPlace());
            // asking again moves the end, counted from the first time: a place cannot be kept for ever
            case Stage.Deferred deferred -> until.isAfter(deferred.since().plus(most))
                    ? new Refusal.DeferralOutOfRange(command.minutes(),
                            Math.max(0, Duration.between(draft.now(), deferred.since().plus(most)).toMinutes()))
                    : until.equals(deferred.until()) ? null : defer(draft, command, until, null);
            default -> Refusal.WrongStage.of(visit, StageName.WAITING);
        };
    }

    private static @Nullable Refusal defer(Draft draft, DeferVisit command, Instant until, @Nullable String booth) {
        draft.add(new VisitDeferred(command.ticket(), until, booth, command.requestId()));
        return null;
    }

    static @Nullable Refusal returnToQueue(Draft draft, ReturnToQueue command) {
        Visit visit = draft.branch().visits().get(command.ticket());
        if (visit == null) {
            return new Refusal.Unknown("ticket", command.ticket().toString());
        }
        if (visit.stage() instanceof Stage.Waiting) {
            return null;
        }
        if (!(visit.stage() instanceof Stage.Aside) && !(visit.stage() instanceof Stage.NoShow)) {
            return Refusal.WrongStage.of(visit, StageName.HELD);
        }
        if (!(draft.branch().day() instanceof Day.Open)) {
            return new Refusal.BranchClosed();
        }
        if (draft.branch().plan().findService(visit.service()).isEmpty()) {
            return new Refusal.Unknown("service", visit.service());
        }
        boolean keepsPlace = visit.stage() instanceof Stage.Aside
                || visit.returnsInPlaceLeft(draft.branch().plan().rules()) > 0;
        return UnansweredDecisions.goOn(draft, visit,
                new VisitReturned(visit.ticket(), keepsPlace ? null : draft.now()));
    }
}
