package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The state of a branch: a fold of its events. Immutable, so readers need no lock; it shares structure with the states
 * before it, so a command costs about the same with five thousand waiting as with none.
 *
 * @param sequence of the last event, 0 before the first
 * @param time     of the last event; time never runs backwards in a branch
 * @param counters which numbers are taken
 * @param visits   of that day
 * @param held     tickets of visits that are {@link Stage.Aside}: held or deferred
 * @param handled  what the request ids of that day led to
 * @param calls    newest announcement first, at most {@link #CALLS_SHOWN}
 * @param message  on the board, empty for none
 */
public record Branch(BranchPlan plan, long sequence, Instant time, Day day, Counters counters,
        Visits visits, WaitingQueue queue, TreePMap<TicketNumber, Place> held,
        List<Group> groups, PMap<UUID, Handled> handled, List<Announcement> calls, String message, Tally tally) {

    /** What a board is told of: more than any board shows at once. */
    public static final int CALLS_SHOWN = 24;

    /** When tickets are issued on a date: from one instant until before the other. */
    public record Ticketing(Instant from, Instant until) {}

    /** What a request id led to, to recognise it when it comes again. */
    public sealed interface Handled {

        /** It led to a ticket. */
        sealed interface OfTicket extends Handled {
            TicketNumber ticket();
        }

        record Issue(String service, Priority priority, Channel channel, @Nullable Instant appointment,
                TicketNumber ticket) implements OfTicket {
            public TicketWish wish() { return new TicketWish(service, priority, channel, appointment); }
        }

        /** Nobody waits for it any more. */
        record Withdrawn() implements Handled {}

        record Summons(String group, TicketNumber ticket, String booth, Reason reason) implements OfTicket {}
    }

    /** Before its first event. */
    public static Branch unfounded(String id) {
        return new Branch(BranchPlan.none(id), 0, Instant.EPOCH, new Day.Closed(null), Counters.NONE,
                Visits.NONE, WaitingQueue.EMPTY, TreePMap.empty(), List.of(), HashTreePMap.empty(), List.of(), "",
                Tally.ZERO);
    }

    public String id() { return plan.id(); }

    public Optional<Visit> findVisit(TicketNumber ticket) { return Optional.ofNullable(visits.find(ticket)); }

    /** The visit of that ticket; throws when today has none. */
    public Visit getVisit(TicketNumber ticket) {
        Visit visit = visits.find(ticket);
        if (visit == null)
            throw new IllegalStateException("no visit " + ticket);
        return visit;
    }

    public Optional<Group> findGroup(String id) {
        for (Group group : groups)
            if (group.id().equals(id))
                return Optional.of(group);
        return Optional.empty();
    }

    /** The group of that id; throws when there is none. */
    public Group getGroup(String id) {
        return findGroup(id).orElseThrow(() -> new IllegalStateException("no group " + id));
    }

    public Optional<Group> findGroupOfBooth(String booth) {
        for (Group group : groups)
            if (group.findBooth(booth).isPresent())
                return Optional.of(group);
        return Optional.empty();
    }

    public Optional<Booth> findBooth(String booth) {
        return findGroupOfBooth(booth).flatMap(group -> group.findBooth(booth));
    }

    public Optional<Handled> findHandled(UUID requestId) { return Optional.ofNullable(handled.get(requestId)); }

    /** The business day that is open, or was the last to be; empty before the first. */
    public Optional<LocalDate> findDate() {
        return switch (day) {
            case Day.Open open -> Optional.of(open.date());
            case Day.Closed closed -> Optional.ofNullable(closed.last());
        };
    }

    /** Whether tickets are issued now. */
    public boolean isTicketing() {
        return day instanceof Day.Open open && open.ticketing();
    }

    /** Visits that are bound to booths, in the order of the plan. */
    public SequencedCollection<Visit> listInBooths() {
        List<Visit> inBooths = new ArrayList<>();
        for (Group group : groups)
            for (Booth booth : group.booths())
                if (booth.visit() != null)
                    inBooths.add(getVisit(booth.visit()));
        return inBooths;
    }

    /** What counts as now: the clock's time, or that of the last event while the clock is behind it. */
    public Instant timeAt(Instant clock) {
        return clock.isBefore(time) ? time : clock;
    }

    /**
     * When something falls due by itself next, seen from {@code now}: a no-show, the end of a hold, the business day.
     * A time that is not after now is due; empty for never.
     */
    public Optional<Instant> nextDeadline(Instant now) {
        return Optional.ofNullable(Deadlines.next(this, timeAt(now)));
    }

    /** When tickets are issued on that date, as far as is known now. */
    public Ticketing ticketingOn(LocalDate date) {
        return Deadlines.ticketingOn(this, date);
    }

    /** Today where tickets are issued, and the next day on which they are. */
    public List<LocalDate> listTicketingDates(Instant now) {
        return Deadlines.listTicketingDates(this, timeAt(now));
    }

    /** When a called visit becomes a no-show unless it arrives. */
    public Instant noShowAt(Stage.Called called) {
        return called.call().lastCalledAt().plus(plan.rules().noShowAfter());
    }

    Branch with(Visit visit) { return withVisits(visits.plus(visit)); }

    private Branch withVisits(Visits next) {
        return new Branch(plan, sequence, time, day, counters, next, queue, held, groups, handled, calls, message,
                tally);
    }

    Branch with(Group next) {
        Group[] changed = groups.toArray(new Group[0]);
        for (int i = 0; i < changed.length; i++)
            if (changed[i].id().equals(next.id()))
                changed[i] = next;
        return withGroups(List.of(changed));
    }

    Branch withGroups(List<Group> next) {
        return new Branch(plan, sequence, time, day, counters, visits, queue, held, next, handled, calls, message,
                tally);
    }

    Branch with(WaitingQueue next) {
        return new Branch(plan, sequence, time, day, counters, visits, next, held, groups, handled, calls, message,
                tally);
    }

    Branch withHeld(TreePMap<TicketNumber, Place> next) {
        return new Branch(plan, sequence, time, day, counters, visits, queue, next, groups, handled, calls, message,
                tally);
    }

    Branch with(Tally next) {
        return new Branch(plan, sequence, time, day, counters, visits, queue, held, groups, handled, calls, message,
                next);
    }

    Branch with(Day next) {
        return new Branch(plan, sequence, time, next, counters, visits, queue, held, groups, handled, calls, message,
                tally);
    }

    Branch with(BranchPlan next) {
        return new Branch(next, sequence, time, day, counters, visits, queue, held, groups, handled, calls, message,
                tally);
    }

    Branch withCalls(List<Announcement> next) {
        return new Branch(plan, sequence, time, day, counters, visits, queue, held, groups, handled, next, message,
                tally);
    }

    Branch withMessage(String next) {
        return new Branch(plan, sequence, time, day, counters, visits, queue, held, groups, handled, calls, next,
                tally);
    }

    Branch withCounter(TicketNumber last) { return with(counters.plusIssued(last)); }

    Branch with(Counters next) {
        return new Branch(plan, sequence, time, day, next, visits, queue, held, groups, handled, calls, message,
                tally);
    }

    Branch withHandled(@Nullable UUID requestId, Handled result) {
        if (requestId == null)
            return this;
        return new Branch(plan, sequence, time, day, counters, visits, queue, held, groups,
                handled.plus(requestId, result), calls, message, tally);
    }

    Branch at(long nextSequence, Instant nextTime) {
        return new Branch(plan, nextSequence, nextTime, day, counters, visits, queue, held, groups, handled, calls,
                message, tally);
    }

    /** Nothing of an earlier day but its plan, capacities and modes. */
    Branch emptied(Day.Open next) {
        return new Branch(plan, sequence, time, next, counters.onNewDay(next.date(), plan.zone()), Visits.NONE,
                WaitingQueue.EMPTY,
                TreePMap.empty(), groups, HashTreePMap.empty(), List.of(), message, Tally.ZERO);
    }

    /** A branch from what a snapshot keeps: what can be derived from the visits is. */
    public static Branch restored(BranchPlan plan, long sequence, Instant time, Day day,
            Counters counters, List<Visit> visits, List<Group> groups, Map<UUID, Handled> handled,
            List<Announcement> calls, String message, Tally tally) {
        Visits byTicket = Visits.NONE;
        WaitingQueue queue = WaitingQueue.EMPTY;
        TreePMap<TicketNumber, Place> held = TreePMap.empty();
        for (Visit visit : visits) {
            byTicket = byTicket.plus(visit);
            if (visit.stage() instanceof Stage.Waiting)
                queue = queue.plus(visit);
            if (visit.stage() instanceof Stage.Aside)
                held = held.plus(visit.ticket(), visit.place());
        }
        return new Branch(plan, sequence, time, day, counters, byTicket, queue, held,
                List.copyOf(groups), HashTreePMap.from(handled), List.copyOf(calls), message, tally);
    }
}
