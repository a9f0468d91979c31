package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.Booth;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Event.*;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command.*;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What officer and participant do in a booth. */
final class BoothDecisions {
    private BoothDecisions() {}

    static @Nullable Refusal decide(Draft draft, AtBooth command) {
        Optional<Group> found = draft.branch().findGroupOfBooth(command.booth());
        if (found.isEmpty()) {
            return new Refusal.Unknown("booth", command.booth());
        }
        Group group = found.get();
        if (command instanceof ResumeVisit resume) {
            return resumeVisit(draft, resume, group);
        }
        Booth booth = group.findBooth(command.booth()).orElseThrow();
        if (command instanceof UndoDeparture undo) {
            return undo(draft, undo, booth);
        }
        if (booth.visit() == null) {
            return new Refusal.BoothEmpty(booth.id());
        }
        if (command.ticket() != null && !command.ticket().equals(booth.visit())) {
            return new Refusal.AnotherTicket(booth.id(), booth.visit());
        }
        Visit visit = draft.branch().getVisit(booth.visit());
        return inBooth(draft, command, visit);
    }

    private static @Nullable Refusal inBooth(Draft draft, AtBooth command, Visit visit) {
        TicketNumber ticket = visit.ticket();
        String booth = command.booth();
        boolean called = visit.stage() instanceof Stage.Called;
        return switch (command) {
            case Arrive arrive -> called
                    ? add(draft, new ParticipantArrived(ticket, booth))
                    : Refusal.WrongStage.of(visit, StageName.CALLED);
            case Recall recall ->
                called ? add(draft, new TicketRecalled(ticket, booth)) : Refusal.WrongStage.of(visit, StageName.CALLED);
            case MarkNoShow noShow -> {
                if (!called) {
                    yield Refusal.WrongStage.of(visit, StageName.CALLED);
                }
                UnansweredDecisions.notShown(draft, ticket, booth);
                yield null;
            }
            case AskForOfficer ask -> {
                if (!(visit.stage() instanceof Stage.Serving now)) {
                    yield Refusal.WrongStage.of(visit, StageName.SERVING);
                }
                boolean told = switch (now.attention()) {
                    // asking twice does not start the waiting again
                    case Stage.NeedsOfficer before -> ask.why() == null || ask.why() == before.why();
                    // the participant asks for whom they have; without a reason, the officer turns away
                    case Stage.WithOfficer with -> ask.why() != null;
                    case Stage.SelfWorking alone -> false;
                };
                yield told ? null : add(draft, new OfficerNeeded(ticket, booth, ask.why()));
            }
            case StartSelfWork start -> {
                if (!(visit.stage() instanceof Stage.Serving now)) {
                    yield Refusal.WrongStage.of(visit, StageName.SERVING);
                }
                yield now.attention() instanceof Stage.SelfWorking
                        ? null
                        : add(draft, new SelfWorkStarted(ticket, booth));
            }
            case Attend attend -> {
                if (!(visit.stage() instanceof Stage.Serving now)) {
                    yield Refusal.WrongStage.of(visit, StageName.SERVING);
                }
                yield now.attention() instanceof Stage.WithOfficer
                        ? null
                        : attend(draft, new OfficerAttended(ticket, booth), now.group(), attend);
            }
            case Hold hold -> {
                if (!Texts.isPlain(hold.reason(), Texts.REASON)) {
                    yield new Refusal.UnusableText("reason", Texts.REASON);
                }
                Instant until = draft.now().plus(draft.branch().plan().rules().holdFor());
                yield add(draft, new VisitHeld(ticket, booth, until, hold.reason()));
            }
            case Transfer transfer -> {
                if (draft.branch().plan().findService(transfer.service()).isEmpty()) {
                    yield new Refusal.Unknown("service", transfer.service());
                }
                yield add(draft, new VisitTransferred(ticket, booth, transfer.service()));
            }
            case Complete complete -> StepDecisions.complete(draft, complete, visit);
            case PlanSteps steps -> StepDecisions.plan(draft, steps, visit);
            case ReportMissing missing -> StepDecisions.missing(draft, missing, visit);
            case UndoDeparture undo -> throw new IllegalStateException("undoing is decided before");
            case ResumeVisit resume -> throw new IllegalStateException("resuming is decided before");
        };
    }

    private static @Nullable Refusal attend(Draft draft, OfficerAttended event, String groupId,
            Attend command) {
        Group group = draft.branch().getGroup(groupId);
        if (!group.isOnDuty()) {
            return new Refusal.NotOnDuty(groupId);
        }
        if (group.isPaused()) {
            return new Refusal.Paused(groupId);
        }
        Optional<Visit> with = draft.branch().findAttended(group);
        if (command.left() != null && with.isPresent() && !with.get().ticket().equals(command.left())) {
            return new Refusal.WithAnother(group.id(), with.get().ticket());
        }
        turnAway(draft, group, command.leaving());
        return add(draft, event);
    }

    /**
     * The officer is with nobody of the group any more.
     *
     * @param leaving what the visit goes on with; null for what it did when the officer came
     */
    static void turnAway(Draft draft, Group group, @Nullable Leaving leaving) {
        draft.branch().findAttended(group).ifPresent(visit -> {
            if (visit.stage() instanceof Stage.Serving serving
                    && serving.attention() instanceof Stage.WithOfficer with) {
                boolean needs = leaving == null ? with.asked() : leaving == Leaving.NEEDS_OFFICER;
                draft.add(needs
                        ? new OfficerNeeded(visit.ticket(), serving.booth(), null)
                        : new SelfWorkStarted(visit.ticket(), serving.booth()));
            }
        });
    }

    /** Back in the booth, or on hold where the booth is taken by now: the officer takes it up from there. */
    private static @Nullable Refusal undo(Draft draft, UndoDeparture command, Booth booth) {
        Branch branch = draft.branch();
        Booth.Departure last = booth.last();
        if (last == null || last.before() == null || last.service() == null) {
            return new Refusal.NothingToUndo(booth.id());
        }
        if (command.ticket() != null && !command.ticket().equals(last.ticket())) {
            return new Refusal.AnotherTicket(booth.id(), last.ticket());
        }
        if (!(branch.day() instanceof Day.Open)) {
            return new Refusal.BranchClosed();
        }
        Visit visit = branch.visits().get(last.ticket());
        if (visit == null) {
            return new Refusal.NothingToUndo(booth.id());
        }
        Duration undoFor = branch.plan().rules().undoFor();
        if (!draft.now().isBefore(last.at().plus(undoFor))) {
            return new Refusal.UndoTooLate(visit.ticket(), undoFor.toSeconds());
        }
        if (!visit.hasLeft(booth.id(), last.at())) {
            return Refusal.WrongStage.of(visit, StageName.COMPLETED);
        }
        if (branch.plan().findService(last.service()).isEmpty()) {
            return new Refusal.Unknown("service", last.service());
        }
        Instant heldUntil = booth.visit() == null ? null : draft.now().plus(branch.plan().rules().holdFor());
        return UnansweredDecisions.goOn(draft, visit, new DepartureUndone(visit.ticket(), booth.id(), heldUntil));
    }

    private static @Nullable Refusal resumeVisit(Draft draft, ResumeVisit command, Group group) {
        Branch branch = draft.branch();
        Booth booth = group.findBooth(command.booth()).orElseThrow();
        Visit held = command.ticket() == null ? findLastHeld(branch, booth) : branch.visits().get(command.ticket());
        if (command.ticket() != null && held == null) {
            return new Refusal.Unknown("ticket", command.ticket().toString());
        }
        if (held == null) {
            return new Refusal.NobodyHeld(booth.id());
        }
        if (!(held.stage() instanceof Stage.Held)) {
            return Refusal.WrongStage.of(held, StageName.HELD);
        }
        if (booth.visit() != null) {
            return new Refusal.BoothTaken(booth.id(), booth.visit());
        }
        if (!booth.isFree()) {
            return new Refusal.BoothClosed(booth.id());
        }
        if (booth.where() != held.where()) {
            return new Refusal.AnotherKindOfBooth(booth.id(), held.ticket());
        }
        if (!group.isOnDuty()) {
            return new Refusal.NotOnDuty(group.id());
        }
        if (group.load() >= group.concurrency()) {
            return new Refusal.NoRoom(group.id(), group.load(), group.concurrency());
        }
        return add(draft, new VisitResumed(held.ticket(), booth.id()));
    }

    private static @Nullable Visit findLastHeld(Branch branch, Booth booth) {
        Visit last = null;
        Instant lastAt = Instant.MIN;
        for (TicketNumber ticket : branch.held().keySet()) {
            Visit visit = branch.getVisit(ticket);
            if (visit.stage() instanceof Stage.Held held && held.booth().equals(booth.id())
                    && !held.heldAt().isBefore(lastAt)) {
                last = visit;
                lastAt = held.heldAt();
            }
        }
        return last;
    }

    private static @Nullable Refusal add(Draft draft, Event event) {
        draft.add(event);
        return null;
    }
}
