package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.HomePlan;
import id.bilik.queueserver.core.branch.plan.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * @param groups   in the order of the plan
 * @param shown    on the board
 * @param scheduled the plan that is adopted when the business day has ended; null for none
 * @param today    all that begins anew with a business day
 * @param bookings of this day and later ones, and for a while those that are over
 */
public record Branch(BranchPlan plan, long sequence, Instant time, List<Group> groups, BoardMessage shown,
        @Nullable BranchPlan scheduled, Today today, Bookings bookings) {

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
                TicketNumber ticket, List<String> also) implements OfTicket {
            public Issue {
                also = List.copyOf(also);
            }

            public TicketWish wish() { return new TicketWish(service, priority, channel, appointment, also); }
        }

        /** Nobody waits for it any more. */
        record Withdrawn() implements Handled {}

        /** It led to a deferral of that ticket. */
        record Deferral(TicketNumber ticket) implements OfTicket {}

        record Summons(String group, TicketNumber ticket, String booth, Reason reason) implements OfTicket {}
    }

    /** Before its first event. */
    public static Branch unfounded(String id) {
        return new Branch(BranchPlan.none(id), 0, Instant.EPOCH, List.of(), BoardMessage.NONE, null, Today.NONE,
                Bookings.NONE);
    }

    public String id() { return plan.id(); }

    /** What stands on the board, empty for nothing. */
    public String message() { return shown.text(); }

    public Day day() { return today.day(); }

    public Counters counters() { return today.counters(); }

    public Visits visits() { return today.visits().all(); }

    public WaitingQueue queue() { return today.visits().queue(); }

    /** Tickets of visits that are {@link Stage.Aside}: held or deferred. */
    public TreePMap<TicketNumber, Place> held() {
        return today.visits().held();
    }

    /** What the request ids of the day led to. */
    public PMap<UUID, Handled> handled() { return today.handled(); }

    /** Newest announcement first, at most {@link #CALLS_SHOWN}. */
    public List<Announcement> calls() {
        return today.calls();
    }

    public Tally tally() { return today.tally(); }

    /** Whether its time is trusted. */
    public ClockTrust clock() { return today.clock(); }

    /** What it issued on its latest days. */
    public Demand demand() { return today.demand(); }

    /** The papers that are asked for in the step of that visit; a check asks for those of the services that follow it. */
    public List<Document> listPapers(Visit visit) {
        Map<String, Document> papers = new LinkedHashMap<>();
        plan.findService(visit.service()).ifPresent(service -> service.documents()
                .forEach(document -> papers.putIfAbsent(document.id(), document)));
        for (String next : visit.steps().next()) {
            plan.findService(next).filter(service -> visit.service().equals(service.check()))
                    .ifPresent(service -> service.documents()
                            .forEach(document -> papers.putIfAbsent(document.id(), document)));
        }
        return List.copyOf(papers.values());
    }

    public Optional<Visit> findVisit(TicketNumber ticket) { return Optional.ofNullable(visits().find(ticket)); }

    /** The visit of that ticket; throws when today has none. */
    public Visit getVisit(TicketNumber ticket) {
        Visit visit = visits().find(ticket);
        if (visit == null) {
            throw new IllegalStateException("no visit " + ticket);
        }
        return visit;
    }

    public Optional<Group> findGroup(String id) {
        for (Group group : groups) {
            if (group.id().equals(id)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /** The group of that id; throws when there is none. */
    public Group getGroup(String id) {
        return findGroup(id).orElseThrow(() -> new IllegalStateException("no group " + id));
    }

    /** The visit that the group's officer is with. */
    public Optional<Visit> findAttended(Group group) {
        for (Booth booth : group.booths()) {
            if (booth.visit() != null && getVisit(booth.visit()).stage() instanceof Stage.Serving serving
                    && serving.attention() instanceof Stage.WithOfficer) {
                return Optional.of(getVisit(booth.visit()));
            }
        }
        return Optional.empty();
    }

    public Optional<Group> findGroupOfBooth(String booth) {
        for (Group group : groups) {
            if (group.findBooth(booth).isPresent()) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    public Optional<Booth> findBooth(String booth) {
        return findGroupOfBooth(booth).flatMap(group -> group.findBooth(booth));
    }

    public Optional<Handled> findHandled(UUID requestId) { return Optional.ofNullable(handled().get(requestId)); }

    /** The business day that is open, or was the last to be; empty before the first. */
    public Optional<LocalDate> findDate() {
        return switch (day()) {
            case Day.Open open -> Optional.of(open.date());
            case Day.Closed closed -> Optional.ofNullable(closed.last());
        };
    }

    /** Whether tickets are issued now. */
    public boolean isTicketing() {
        return day() instanceof Day.Open open && open.ticketing();
    }

    /** Visits that are bound to booths, in the order of the plan. */
    public SequencedCollection<Visit> listInBooths() {
        List<Visit> inBooths = new ArrayList<>();
        for (Group group : groups) {
            for (Booth booth : group.booths()) {
                if (booth.visit() != null) {
                    inBooths.add(getVisit(booth.visit()));
                }
            }
        }
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
        if (!isAtHome(called)) {
            return called.call().lastCalledAt().plus(plan.rules().noShowAfter());
        }
        HomePlan homes = plan.shares().homes();
        int left = Math.max(1, homes.attempts() - called.call().recalls());
        return called.call().lastCalledAt().plus(homes.attempt().multipliedBy(left));
    }

    /** When somebody who was called and does not answer is called again, if they are at home, or becomes a no-show. */
    Instant unansweredAt(Stage.Called called) {
        return isAtHome(called)
                ? called.call().lastCalledAt().plus(plan.shares().homes().attempt())
                : noShowAt(called);
    }

    /** Whether somebody at home who does not answer is called once more. */
    public boolean isCalledAgain(Stage.Called called) {
        return isAtHome(called) && called.call().recalls() + 1 < plan.shares().homes().attempts();
    }

    /** Whether nobody has answered a call in the time for that. */
    public boolean isUnanswered(Stage.Called called, Instant now) {
        return !now.isBefore(unansweredAt(called));
    }

    private boolean isAtHome(Stage.Called called) {
        return findBooth(called.booth()).filter(booth -> booth.where() == Booking.Where.HOME).isPresent();
    }

    Branch at(long nextSequence, Instant nextTime) {
        return new Branch(plan, nextSequence, nextTime, groups, shown, scheduled, today, bookings);
    }

    Branch with(BranchPlan next) { return new Branch(next, sequence, time, groups, shown, scheduled, today, bookings); }

    Branch withScheduled(@Nullable BranchPlan next) {
        return new Branch(plan, sequence, time, groups, shown, next, today, bookings);
    }

    Branch withGroups(List<Group> next) {
        return new Branch(plan, sequence, time, next, shown, scheduled, today, bookings);
    }

    Branch with(Group next) {
        Group[] changed = groups.toArray(new Group[0]);
        for (int i = 0; i < changed.length; i++) {
            if (changed[i].id().equals(next.id())) {
                changed[i] = next;
            }
        }
        return withGroups(List.of(changed));
    }

    Branch with(BoardMessage next) {
        return new Branch(plan, sequence, time, groups, next, scheduled, today, bookings);
    }

    Branch with(Bookings next) { return new Branch(plan, sequence, time, groups, shown, scheduled, today, next); }

    private Branch with(Today next) {
        return new Branch(plan, sequence, time, groups, shown, scheduled, next, bookings);
    }

    Branch with(Day next) { return with(today.with(next)); }

    Branch with(Counters next) { return with(today.with(next)); }

    /** Behind whatever an event that the journal lost may have issued, on this day or on one that a wrong clock gave before. */
    Branch withLost() {
        LocalDate date = findDate().orElseGet(() -> time.atZone(plan.zone()).toLocalDate());
        return with(counters().plusLost(time, date)).with(clock().plusLost());
    }

    Branch withCounter(TicketNumber last) { return with(counters().plusIssued(last)); }

    Branch with(Visit visit) { return with(today.with(today.visits().with(visit))); }

    Branch with(WaitingQueue next) { return with(today.with(today.visits().with(next))); }

    Branch withHeld(TreePMap<TicketNumber, Place> next) { return with(today.with(today.visits().withHeld(next))); }

    Branch withHandled(@Nullable UUID requestId, Handled result) {
        return requestId == null ? this : with(today.withHandled(requestId, result));
    }

    Branch withCalls(List<Announcement> next) { return with(today.withCalls(next)); }

    Branch with(Tally next) { return with(today.with(next)); }

    Branch with(ClockTrust next) { return with(today.with(next)); }

    Branch withDemand(LocalDate date, String service) { return with(today.with(demand().plus(date, service))); }

    /** Nothing of the day that was closed but its numbers. */
    Branch onlyNumbers(Day.Closed day, Counters counters) {
        return with(new Today(day, counters, VisitsToday.NONE, HashTreePMap.empty(), List.of(), Tally.ZERO,
                today.clock(), today.demand()));
    }

    /** Nothing of an earlier day but its plan, capacities, modes and bookings. */
    Branch emptied(Day.Open next) {
        return with(today.next(next)).with(bookings.onNewDay(next.date(), plan.zone()));
    }

    /** A branch from what a snapshot keeps: what can be derived from the visits is. */
    public static Branch restored(BranchPlan plan, long sequence, Instant time, Day day,
            Counters counters, List<Visit> visits, List<Group> groups, Map<UUID, Handled> handled,
            List<Announcement> calls, BoardMessage shown, @Nullable BranchPlan scheduled, Tally tally,
            ClockTrust clock, Demand demand, Bookings bookings) {
        return new Branch(plan, sequence, time, List.copyOf(groups), shown, scheduled, new Today(day, counters,
                VisitsToday.of(visits), HashTreePMap.from(handled), List.copyOf(calls), tally, clock, demand),
                bookings);
    }
}
