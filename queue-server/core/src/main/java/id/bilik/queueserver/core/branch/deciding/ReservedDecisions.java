package id.bilik.queueserver.core.branch.deciding;

import id.bilik.queueserver.core.branch.AbandonReason;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Day;
import id.bilik.queueserver.core.branch.Deadlines;
import id.bilik.queueserver.core.branch.Event.LateTicketRecorded;
import id.bilik.queueserver.core.branch.Event.NumbersReserved;
import id.bilik.queueserver.core.branch.Event.SlipFailed;
import id.bilik.queueserver.core.branch.Event.TicketIssued;
import id.bilik.queueserver.core.branch.Event.VisitAbandoned;
import id.bilik.queueserver.core.branch.Event.WishWithdrawn;
import id.bilik.queueserver.core.branch.Lease;
import id.bilik.queueserver.core.branch.OfflineIssue;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.StageName;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.deciding.Command.IssueReserved;
import id.bilik.queueserver.core.branch.deciding.Command.ReserveNumbers;
import id.bilik.queueserver.core.branch.deciding.Command.WithdrawWish;
import id.bilik.queueserver.core.branch.plan.ReservedPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.branch.plan.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers for kiosks that lose their connection, and the tickets that they gave meanwhile. */
final class ReservedDecisions {
    private static final int LONGEST_NAME = 40;
    /** New memories of a kiosk in a day: a card that is changed, and once more. Each takes numbers that never come back. */
    private static final int MOST_HOLDERS = 2;

    private ReservedDecisions() {}

    /** Tops the kiosk up: for each service, enough for today and for the next day that tickets are issued. */
    static @Nullable Refusal reserve(Draft draft, ReserveNumbers command) {
        if (!isName(command.kiosk())) {
            return new Refusal.UnusableText("kiosk", LONGEST_NAME);
        }
        Instant midnight = draft.date().atStartOfDay(draft.branch().plan().zone()).toInstant();
        Set<UUID> holders = draft.branch().counters().listHolders(command.kiosk(), midnight);
        if (!holders.contains(command.holder()) && holders.size() >= MOST_HOLDERS) {
            return new Refusal.TooManyHolders(command.kiosk(), MOST_HOLDERS);
        }
        long before = draft.branch().sequence();
        Refusal exhausted = null;
        for (LocalDate date : Deadlines.listTicketingDates(draft.branch(), draft.now())) {
            for (Service service : draft.branch().plan().services()) {
                if (!draft.branch().plan().isCheck(service.id()) && !isToppedUp(draft, command, service, date)) {
                    exhausted = new Refusal.NumbersExhausted(service.id());
                }
            }
        }
        return draft.branch().sequence() == before ? exhausted : null; // the other services go on
    }

    /** Whether the kiosk has enough after that, or at least more than before. */
    private static boolean isToppedUp(Draft draft, ReserveNumbers command, Service service, LocalDate date) {
        Branch branch = draft.branch();
        int missing = ReserveSizes.of(branch, service) - branch.counters()
                .list(command.kiosk(), command.holder(), service.id(), date).stream()
                .mapToInt(lease -> lease.listFree().size()).sum();
        if (missing <= 0) {
            return true;
        }
        int block = branch.plan().reservedNumbers().block();
        int highest = ReservedPlan.LAST + reservedBase(branch, date);
        // where the letter's numbers come to an end, few are better than none
        for (int count : missing > block ? new int[]{missing, block} : new int[]{block}) {
            int first = findBlock(branch, service.letter(), date, draft.date(), count);
            if (first + count - 1 <= highest) {
                draft.add(new NumbersReserved(command.kiosk(), command.holder(), service.id(), date,
                        new TicketNumber(service.letter(), first),
                        new TicketNumber(service.letter(), first + count - 1)));
                return true;
            }
        }
        return false;
    }

    private static int findBlock(Branch branch, char letter, LocalDate date, LocalDate today, int count) {
        ReservedPlan rules = branch.plan().reservedNumbers();
        boolean isOpen = branch.day() instanceof Day.Open open && open.date().equals(date);
        int base = reservedBase(branch, date);
        int first = Math.max(base + rules.from(), isOpen ? branch.counters().lastOf(letter) + 1 : 0);
        LocalDate from = today.isBefore(date) ? today : date;
        while (first <= base + ReservedPlan.LAST) {
            int last = first + count - 1;
            Optional<Lease> taken = branch.counters().findNear(letter, first, last, from);
            int given = taken.isPresent() ? taken.get().last().count() : lastGiven(branch, letter, first, last);
            if (given == 0) {
                return first;
            }
            first = given + 1;
        }
        return first;
    }

    private static int reservedBase(Branch branch, LocalDate date) {
        return branch.counters().epochs().reservedBase(date);
    }

    /** The last of these numbers that somebody holds although they are in no lease; 0 for none. */
    private static int lastGiven(Branch branch, char letter, int first, int last) {
        for (int count = last; count >= first; count--) {
            if (branch.visits().find(new TicketNumber(letter, count)) != null) {
                return count;
            }
        }
        return 0;
    }

    /**
     * Takes in a ticket that a kiosk gave by itself. If the branch had issued another number to the same wish and the
     * answer was lost, that number is withdrawn: nobody ever saw it. If the plan lost its service meanwhile, the visit
     * ends at once.
     */
    static @Nullable Refusal issue(Draft draft, IssueReserved command) {
        Branch branch = draft.branch();
        Optional<Lease> lease = branch.counters().find(command.date(), command.ticket());
        Optional<Lease.Use> use = lease.flatMap(it -> it.findUse(command.ticket()));
        if (use.isPresent()) {
            return use.get().requestId().equals(command.requestId())
                    ? repeat(draft, command)
                    : new Refusal.NumberTaken(command.ticket());
        }
        Optional<Branch.Handled> before = branch.findHandled(command.requestId());
        Branch.Handled.Issue other = before.orElse(null) instanceof Branch.Handled.Issue issue ? issue : null;
        if (before.isPresent() && other == null) {
            return new Refusal.RequestReused();
        }
        if (other != null && command.ticket().equals(other.ticket())) {
            return repeat(draft, command);
        }
        Refusal unusable = check(draft, command, lease);
        if (unusable != null) {
            return unusable;
        }
        GivenOffline given = GivenOffline.of(command, lease, draft.now());
        boolean ofToday = given.isOfToday(branch);
        if (!ofToday && given.isStillToCome(branch)) {
            return new Refusal.BranchClosed();
        }
        Instant at = issueTime(draft, command, given.likely(branch));
        if (!ofToday) {
            settleWish(draft, command, other);
            draft.add(new LateTicketRecorded(command.ticket(), command.service(), command.priority(),
                    command.channel(), command.requestId(),
                    new OfflineIssue(command.kiosk(), command.date(), at, command.exact()),
                    isPrinted(command.slip()), command.slip()));
            return null;
        }
        if (branch.visits().find(command.ticket()) != null) {
            return new Refusal.NumberTaken(command.ticket());
        }
        if (other != null) {
            replace(draft, other.ticket());
        }
        List<String> steps = StepDecisions.steps(branch.plan(), List.of(command.service()));
        draft.add(new TicketIssued(command.ticket(), steps.getFirst(), command.priority(), command.channel(),
                command.requestId(), new OfflineIssue(command.kiosk(), command.date(), at, command.exact()), null,
                command.language(), null, steps.size() == 1 ? null : List.of(command.service()),
                steps.size() == 1 ? null : steps.subList(1, steps.size())));
        TicketDecisions.noteSlip(draft, command.ticket(), command.slip(), command.reason());
        if (branch.plan().findService(command.service()).isEmpty()) {
            // nobody can be called for it, but whoever holds the slip can read that
            draft.add(new VisitAbandoned(command.ticket(), AbandonReason.SERVICE_REMOVED));
        }
        return null;
    }

    /** The wish's request may have been under way over midnight, or be so still: the participant has a number. */
    private static void settleWish(Draft draft, IssueReserved command, Branch.Handled.@Nullable Issue other) {
        if (other == null) {
            draft.add(new WishWithdrawn(command.requestId()));
        } else if (draft.branch().visits().find(other.ticket()) != null) {
            replace(draft, other.ticket());
        }
    }

    /** The answer was lost; meanwhile more may be known of the slip. */
    private static @Nullable Refusal repeat(Draft draft, IssueReserved command) {
        Visit visit = draft.branch().visits().find(command.ticket());
        return visit == null || !visit.requestId().equals(command.requestId())
                ? null
                : TicketDecisions.confirmSlip(draft, new Command.ConfirmSlip(command.ticket(), command.slip(),
                        command.reason(), command.requestId()));
    }

    private static @Nullable Boolean isPrinted(Visit.Slip slip) {
        return switch (slip) {
            case PRINTED -> Boolean.TRUE;
            case FAILED -> Boolean.FALSE;
            case UNKNOWN, UNCONFIRMED -> null;
        };
    }

    private static @Nullable Refusal check(Draft draft, IssueReserved command, Optional<Lease> lease) {
        Optional<Service> service = draft.branch().plan().findService(command.service());
        boolean leased = lease.filter(it -> it.kiosk().equals(command.kiosk())
                && it.service().equals(command.service())).isPresent();
        // a lease outlives its service in the plan: somebody holds the slip
        if (service.isEmpty() && !leased) {
            return new Refusal.Unknown("service", command.service());
        }
        if (!isName(command.kiosk())) {
            return new Refusal.UnusableText("kiosk", LONGEST_NAME);
        }
        if (!Texts.isPlain(command.reason(), Texts.REASON)) {
            return new Refusal.UnusableText("reason", Texts.REASON);
        }
        // without a lease (the journal is an older backup) a number from the reserved range is believed: it is on paper
        boolean reserved = lease.isPresent()
                ? leased
                : draft.branch().counters().epochs().mayBeReserved(command.ticket(),
                        draft.branch().plan().reservedNumbers().from())
                        && command.ticket().letter() == service.get().letter()
                        && !command.date().isAfter(draft.date().plusDays(1));
        return reserved ? null : new Refusal.NotReserved(command.ticket(), command.date());
    }

    /** Not before the kiosk's earlier tickets, and not in the future. */
    private static Instant issueTime(Draft draft, IssueReserved command, Instant likely) {
        Instant last = draft.branch().counters().lastUse(command.kiosk(), command.date());
        Instant at = likely.isBefore(last) ? last : likely;
        return at.isAfter(draft.now()) ? draft.now() : at;
    }

    private static void replace(Draft draft, TicketNumber ticket) {
        if (!(draft.branch().getVisit(ticket).stage() instanceof Stage.Serving)) {
            leave(draft, ticket, AbandonReason.REPLACED);
        }
    }

    /** Called in vain it may have ended before: then at least nobody looks for its slip. */
    private static void leave(Draft draft, TicketNumber ticket, AbandonReason reason) {
        Visit visit = draft.branch().getVisit(ticket);
        if (!(visit.stage() instanceof Stage.Ended)) {
            draft.add(new VisitAbandoned(ticket, reason));
        } else if (visit.slip() == Visit.Slip.UNKNOWN && !(visit.stage() instanceof Stage.Abandoned)) {
            draft.add(new SlipFailed(ticket, reason.word()));
        }
    }

    /** The participant is gone before a number came: what was issued leaves the queue, what was not never will be. */
    static @Nullable Refusal withdraw(Draft draft, WithdrawWish command) {
        Optional<Branch.Handled> before = draft.branch().findHandled(command.requestId());
        if (before.isEmpty()) {
            draft.add(new WishWithdrawn(command.requestId()));
            return null;
        }
        return switch (before.get()) {
            case Branch.Handled.Withdrawn already -> null;
            case Branch.Handled.Summons _,Branch.Handled.Deferral _ -> new Refusal.RequestReused();
            case Branch.Handled.Issue issue -> {
                Visit visit = draft.branch().getVisit(issue.ticket());
                if (visit.stage() instanceof Stage.Serving) {
                    yield Refusal.WrongStage.of(visit, StageName.WAITING);
                }
                leave(draft, issue.ticket(), AbandonReason.WITHDRAWN);
                yield null;
            }
        };
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && text.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }
}
