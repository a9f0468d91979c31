package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Booking.Where;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A participant's way through the branch on one business day; the ticket is its name.
 *
 * @param service  what it waits for or is served with now; a transfer changes it, the ticket keeps its letter
 * @param issuedAt of the ticket; kept through transfers, holds and returns
 * @param order    journal sequence of the issue: decides between equal times
 * @param called   whether it was ever called in the step that it stands in
 * @param away     how long it was deferred at its own wish in that step, over all deferrals that are over; no wait of the branch's
 * @param returns  after calls to which nobody came
 * @param appointment booked time; null for none
 * @param seen     ids of the papers that an officer has seen, in that order; kept through transfers and holds. By whom and
 *     when they were seen stands in the journal alone
 * @param language of the ticket; null where nobody said one
 * @param where    where its participant is; kept through transfers, holds and returns
 * @param steps    what was done before the service of now, and what follows it
 */
public record Visit(TicketNumber ticket, String service, Priority priority, Channel channel, Instant issuedAt,
        long order, UUID requestId, Slip slip, boolean called, Stage stage, Duration away,
        Returns returns, @Nullable Instant appointment, List<String> seen, @Nullable Language language, Where where,
        VisitSteps steps) {

    /** What is known of the paper. */
    public enum Slip {
        /** Nothing was said of it. */
        UNKNOWN,
        /** It came out: the printer proved it, or the participant has it. */
        PRINTED,
        /** The printer took it and proved nothing: it may have come out or not. */
        UNCONFIRMED,
        /** No whole slip came out. */
        FAILED;

        /** What is known of it after that event; empty for one that says nothing of it. */
        public static Optional<Slip> after(Event.OfVisit event) {
            return switch (event) {
                case Event.SlipPrinted _ -> Optional.of(PRINTED);
                case Event.SlipUnconfirmed _ -> Optional.of(UNCONFIRMED);
                case Event.SlipFailed _ -> Optional.of(FAILED);
                default -> Optional.empty();
            };
        }
    }

    /** At the branch, for one service. */
    public Visit(TicketNumber ticket, String service, Priority priority, Channel channel, Instant issuedAt, long order,
            UUID requestId, Slip slip, boolean called, Stage stage, Duration away, Returns returns,
            @Nullable Instant appointment, List<String> seen, @Nullable Language language) {
        this(ticket, service, priority, channel, issuedAt, order, requestId, slip, called, stage, away, returns,
                appointment, seen, language, Where.BRANCH, VisitSteps.NONE);
    }

    public boolean isAtHome() { return where == Where.HOME; }

    public Place place() { return new Place(countsFrom(), order); }

    /**
     * From when it counts as waiting: the issue, the booked time where that is later, the return that put it behind, or the
     * end of the step before.
     */
    public Instant countsFrom() {
        Instant behind = returns.behind() == null ? issuedAt : returns.behind();
        Instant since = steps.since();
        return Place.since(since != null && since.isAfter(behind) ? since : behind, appointment);
    }

    /** How many returns more keep its place. */
    public int returnsInPlaceLeft(Rules rules) {
        return Math.max(0, rules.returnsInPlace() - returns.count());
    }

    /** Whether it sits in a booth and works by itself at present. */
    public boolean worksAlone() {
        return stage instanceof Stage.Serving serving && serving.attention() instanceof Stage.SelfWorking;
    }

    /** Whether it is still where its leaving that booth at that time brought it: at an end, or back in the queue. */
    public boolean hasLeft(String booth, Instant time) {
        return switch (stage) {
            case Stage.Completed completed -> completed.endedAt().equals(time) && completed.booth().equals(booth);
            case Stage.NoShow noShow -> noShow.endedAt().equals(time) && noShow.booth().equals(booth);
            case Stage.Deferred deferred -> deferred.since().equals(time) && booth.equals(deferred.booth());
            case Stage.Fetching fetching -> fetching.since().equals(time) && fetching.booth().equals(booth);
            case Stage.Waiting waiting -> waiting.since().equals(time);
            default -> false;
        };
    }

    /** The same visit, were it of that class: for what would then be foreseen, never to be kept. */
    public Visit ifOf(Priority other) {
        return new Visit(ticket, service, other, channel, issuedAt, order, requestId, slip, called, stage, away,
                returns, appointment, seen, language, where, steps);
    }

    Visit with(Stage next) {
        return new Visit(ticket, service, priority, channel, issuedAt, order, requestId, slip,
                called || next instanceof Stage.Called, next, away, returns, appointment, seen, language, where, steps);
    }

    Visit with(Slip next) {
        return new Visit(ticket, service, priority, channel, issuedAt, order, requestId, next, called, stage, away,
                returns, appointment, seen, language, where, steps);
    }

    Visit with(String document, Check check) {
        List<String> next = new ArrayList<>(seen);
        next.remove(document);
        if (check == Check.SEEN) {
            next.add(document);
        }
        return new Visit(ticket, service, priority, channel, issuedAt, order, requestId, slip, called, stage, away,
                returns, appointment, List.copyOf(next), language, where, steps);
    }

    /** Back in the queue at that time. */
    Visit waitingAgain(Instant at) {
        Duration longer = switch (stage) {
            case Stage.Deferred deferred -> away.plus(Duration.between(deferred.since(), at));
            case Stage.Fetching fetching -> away.plus(Duration.between(fetching.since(), at));
            default -> away;
        };
        return new Visit(ticket, service, priority, channel, issuedAt, order, requestId, slip, called,
                new Stage.Waiting(at), longer, returns, appointment, seen, language, where, steps);
    }

    Visit with(Returns next) {
        return new Visit(ticket, service, priority, channel, issuedAt, order, requestId, slip, called, stage, away,
                next, appointment, seen, language, where, steps);
    }

    /** Time that the branch let it wait until then. */
    public Duration waitedAt(Instant at) {
        Duration waited = Duration.between(countsFrom(), at).minus(away);
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /** In the queue of another service, in place of the one that it stood in. */
    Visit withService(String next) {
        return new Visit(ticket, next, priority, channel, issuedAt, order, requestId, slip, called, stage, away,
                returns, appointment, seen, language, where, steps.without(next));
    }

    /**
     * With that step done, at the beginning of the next one.
     *
     * @param stays whether that one is served at once: nobody calls it again
     */
    Visit completedStep(String booth, Instant at, String next, boolean stays) {
        return new Visit(ticket, next, priority, channel, issuedAt, order, requestId, slip, called && stays, stage,
                Duration.ZERO, returns, appointment, seen, language, where,
                steps.completed(new VisitSteps.Done(service, booth, at, away), next));
    }

    /** In the step that it was in before it left a booth. */
    Visit backIn(Booth.Departure last) {
        VisitSteps before = last.steps() == null ? steps : last.steps();
        boolean stepBack = before.done().size() < steps.done().size();
        return new Visit(ticket, last.service() == null ? service : last.service(), priority, channel, issuedAt, order,
                requestId, slip, called || stepBack, stage, stepBack ? steps.done().getLast().away() : away, returns,
                appointment, seen, language, where, before);
    }

    Visit planned(List<String> next) {
        return new Visit(ticket, service, priority, channel, issuedAt, order, requestId, slip, called, stage, away,
                returns, appointment, seen, language, where, steps.planned(next));
    }
}
