package id.bilik.queueserver.core.branch;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.deciding.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What holds in every state of a branch, whatever was asked of it. It keeps a count of the day of its own, from the
 * events alone, to hold the branch's tally against.
 */
final class Invariants {
    /** The visits that were called in the step in which they are. */
    private final Set<TicketNumber> called = new HashSet<>();
    private int firstCalls;
    /** After calls to which nobody came. */
    private final Map<TicketNumber, Integer> returns = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();
    private int issued;
    private int inTarget;
    private long waitSeconds;
    private long serviceSeconds;
    private int completed;

    /** Throws where the step from {@code before} breaks a promise. */
    void check(Branch before, Decision.Accepted accepted) {
        if (accepted.events().isEmpty()) {
            checkSame(accepted.branch(), before, "without an event nothing changes");
            return;
        }
        Branch step = before;
        for (RecordedEvent recorded : accepted.events()) {
            checkEvent(step, recorded);
            Branch then = Evolution.evolve(step, recorded);
            checkPlace(step, then, recorded);
            checkSeen(step, then, recorded);
            count(step, then, recorded);
            step = then;
        }
        checkSame(accepted.branch(), step, "the decision's state follows from its events");
        checkState(accepted.branch());
        checkTally(accepted.branch());
        checkNothingLost(before, accepted);
    }

    /** A number that nobody was told leaves the queue, unless an officer serves somebody under it. */
    private static boolean isOverOrServed(Stage stage) {
        return stage instanceof Stage.Ended || stage instanceof Stage.Serving;
    }

    private void checkEvent(Branch before, RecordedEvent recorded) {
        that(recorded.sequence() == before.sequence() + 1, "sequences have no gap", recorded);
        that(!recorded.at().isBefore(before.time()) || recorded.event() instanceof Event.ClockCorrected,
                "times never decrease but where the clock is put right", recorded);
        if (recorded.event() instanceof Event.TicketCalled call) {
            checkCall(before, recorded, call);
        }
        if (recorded.event() instanceof Event.BusinessDayOpened opened && before.day() instanceof Day.Closed closed) {
            that(closed.last() == null || !opened.date().isBefore(closed.last()), "dates never go back", recorded);
        }
        if (recorded.event() instanceof Event.TicketIssued issue && before.day() instanceof Day.Open open) {
            that(numbers.add(open.date() + " " + issue.ticket()), "a number stands once a day", recorded);
            that(before.findHandled(issue.requestId()).isEmpty() || (issue.offline() != null
                    && before.findHandled(issue.requestId()).get() instanceof Branch.Handled.Issue lost
                    && isOverOrServed(before.getVisit(lost.ticket()).stage())), "a request is one ticket",
                    recorded);
        }
        if (recorded.event() instanceof Event.VisitResumed resumed) {
            Group group = before.findGroupOfBooth(resumed.booth()).orElseThrow();
            that(group.findBooth(resumed.booth()).orElseThrow().where() == before.getVisit(resumed.ticket()).where(),
                    "nobody is resumed in a booth of another kind", recorded);
            that(group.load() < group.concurrency(), "nobody is resumed where there is no room", recorded);
        }
    }

    /** What was seen of a visit's papers is what its events say, whatever else becomes of it. */
    private static void checkSeen(Branch before, Branch after, RecordedEvent recorded) {
        if (!(recorded.event() instanceof Event.OfVisit event) || before.findVisit(event.ticket()).isEmpty()) {
            return;
        }
        Set<String> expected = new HashSet<>(before.getVisit(event.ticket()).seen());
        if (event instanceof Event.DocumentChecked checked) {
            that(checked.outcome() == Check.SEEN
                    ? expected.add(checked.document())
                    : expected.remove(checked.document()), "nothing is said of a paper twice", recorded);
        }
        List<String> seen = after.getVisit(event.ticket()).seen();
        that(expected.equals(Set.copyOf(seen)) && seen.size() == expected.size(), "what was seen stays seen", recorded);
    }

    /**
     * It is kept by all but a return after more no-shows than the plan forgives; more time at a call is such a return, and
     * is given only where it keeps the place.
     */
    private void checkPlace(Branch before, Branch after, RecordedEvent recorded) {
        if (!(recorded.event() instanceof Event.OfVisit event) || before.findVisit(event.ticket()).isEmpty()) {
            return;
        }
        Visit was = before.getVisit(event.ticket());
        Visit is = after.getVisit(event.ticket());
        if (event instanceof Event.VisitDeferred && was.stage() instanceof Stage.Called) {
            that(returns.merge(event.ticket(), 1, Integer::sum) <= before.plan().rules().returnsInPlace(),
                    "no more time is given than there are returns that keep the place", recorded);
        }
        boolean anotherStep = was.steps().done().size() != is.steps().done().size();
        if (anotherStep) {
            boolean goesOn = event instanceof Event.StepCompleted;
            that(goesOn || event instanceof Event.DepartureUndone, "a step ends by its completion", recorded);
            that(!goesOn || is.countsFrom().equals(Place.since(recorded.at(), is.appointment())),
                    "a step waits from the end of the one before", recorded);
            return;
        }
        if (event instanceof Event.DepartureUndone && was.stage() instanceof Stage.Deferred) {
            returns.merge(event.ticket(), -1, Integer::sum);
        }
        boolean behind = event instanceof Event.VisitReturned && was.stage() instanceof Stage.NoShow
                && returns.merge(event.ticket(), 1, Integer::sum) > before.plan().rules().returnsInPlace();
        if (behind) {
            that(!is.countsFrom().isBefore(recorded.at()), "who came back too often counts from then", recorded);
        } else {
            that(is.place().equals(was.place()), "a place is kept", recorded);
        }
    }

    private static void checkCall(Branch before, RecordedEvent recorded, Event.TicketCalled call) {
        Group group = before.getGroup(call.group());
        Visit visit = before.getVisit(call.ticket());
        that(before.day() instanceof Day.Open, "calls on an open day only", recorded);
        that(group.load() < group.concurrency(), "calls only where the officer has room", recorded);
        that(group.isOnDuty() && !group.isPaused(), "calls only to an officer on duty", recorded);
        that(group.findBooth(call.booth()).orElseThrow().isFree(), "calls only to a free open booth", recorded);
        that(visit.stage() instanceof Stage.Waiting, "only who waits is called", recorded);
        that(group.services().contains(visit.service()), "calls only to who is skilled", recorded);
        that(group.findBooth(call.booth()).orElseThrow().where() == visit.where(),
                "who is at home is called to a booth for that, and nobody else is", recorded);
        that(!recorded.at().isBefore(visit.issuedAt()), "no wait is negative", recorded);
        var lane = before.queue().lanes().get(Lane.of(visit));
        that(lane != null && lane.firstKey().equals(visit.place()),
                "nobody passes an earlier visit of the same service and class", recorded);
        checkNobodyOverduePassed(before, recorded.at(), group, visit);
    }

    /**
     * The bound of docs/calling.md: once overdue, a visit is passed by nobody who counts from later, at the groups that
     * serve it. As nobody's place is called to more than once and so often as returns keep it, nobody waits for ever.
     */
    private static void checkNobodyOverduePassed(Branch before, Instant now, Group group, Visit called) {
        Instant limit = now.minus(before.plan().rules().overdueAfter());
        before.queue().lanes().forEach((lane, places) -> {
            Place first = places.firstKey();
            that(!group.serves(lane) || group.findRoom(lane.where()).isEmpty() || !first.since().isBefore(limit)
                    || called.place().compareTo(first) <= 0, "nobody overdue is passed where they can be served",
                    first);
        });
    }

    /** What must hold of a state by itself. */
    static void checkState(Branch branch) {
        Set<TicketNumber> bound = new HashSet<>();
        for (Group group : branch.groups()) {
            int load = 0;
            int attended = 0;
            for (Booth booth : group.booths()) {
                TicketNumber ticket = booth.visit();
                that(ticket != null || booth.status() != Booth.Status.DRAINING, "an empty booth does not drain", booth);
                if (ticket == null) {
                    continue;
                }
                load++;
                if (branch.getVisit(ticket).stage() instanceof Stage.Serving serving
                        && serving.attention() instanceof Stage.WithOfficer) {
                    attended++;
                }
                that(booth.status() != Booth.Status.CLOSED, "nobody sits in a closed booth", booth);
                that(bound.add(ticket), "no visit is in two booths", booth);
                that(branch.getVisit(ticket).stage() instanceof Stage.InBooth stage
                        && stage.booth().equals(booth.id()) && stage.group().equals(group.id()),
                        "the visit knows its booth", booth);
            }
            that(attended <= (group.isOnDuty() && !group.isPaused() ? 1 : 0), "an officer is with one visit", group);
            that(load == group.load(), "load counts the booths taken", group);
        }
        int waiting = 0;
        int held = 0;
        branch.visits().values().forEach(Invariants::checkSteps);
        for (Visit visit : branch.visits().values()) {
            that(!visit.issuedAt().isAfter(branch.time()), "nothing is issued in the future", visit);
            switch (visit.stage()) {
                case Stage.Waiting stage -> waiting++;
                case Stage.InBooth stage -> that(bound.contains(visit.ticket()), "the booth knows its visit", visit);
                case Stage.Aside stage -> held++;
                case Stage.Ended stage -> that(!stage.endedAt().isBefore(visit.issuedAt()), "ends after it began",
                        visit);
            }
        }
        int queued = 0;
        for (var lane : branch.queue().lanes().entrySet()) {
            that(!lane.getValue().isEmpty(), "a lane holds somebody", lane);
            for (var place : lane.getValue().entrySet()) {
                Visit visit = branch.getVisit(place.getValue());
                queued++;
                that(visit.stage() instanceof Stage.Waiting, "who is in the queue waits", visit);
                that(Lane.of(visit).equals(lane.getKey()), "waits in its lane", visit);
                that(visit.place().equals(place.getKey()), "waits in its place", visit);
            }
        }
        // one place and one lane for each visit, so equal counts are equal sets
        that(queued == waiting, "the queue holds exactly the waiting", queued + " and " + waiting);
        that(branch.queue().size() == queued, "the queue knows its length", branch.queue().size());
        for (TicketNumber ticket : branch.held().keySet()) {
            that(branch.getVisit(ticket).stage() instanceof Stage.Aside, "who is set aside is set aside", ticket);
        }
        that(branch.held().size() == held, "held are exactly the held", branch.held().keySet());
        if (branch.day() instanceof Day.Closed) {
            that(waiting == 0 && held == 0 && bound.isEmpty()
                    && branch.groups().stream().noneMatch(Group::isOnDuty), "nothing is open on a closed day",
                    branch.day());
        }
        that(branch.calls().size() <= Branch.CALLS_SHOWN, "the board is told a bounded list", branch.calls());
    }

    /** Nobody is in a step twice. */
    private static void checkSteps(Visit visit) {
        Set<String> steps = new HashSet<>(visit.steps().next());
        that(steps.size() == visit.steps().next().size() && !steps.contains(visit.service()),
                "no step follows that the visit is in, and none twice", visit);
    }

    private void count(Branch before, Branch after, RecordedEvent recorded) {
        switch (recorded.event()) {
            case Event.BusinessDayOpened opened -> {
                if (after.visits().isEmpty()) {
                    forget();
                }
            }
            case Event.ClockCorrected corrected -> {
                if (after.visits().isEmpty()) {
                    forget();
                }
            }
            case Event.TicketIssued issue -> issued++;
            case Event.TicketCalled call -> {
                Visit visit = after.getVisit(call.ticket());
                long waited = visit.waitedAt(recorded.at()).toSeconds();
                that(waited >= 0, "nobody was away for longer than since the issue", visit);
                if (called.add(call.ticket())) {
                    firstCalls++;
                    waitSeconds += waited;
                    Duration target = after.plan().getService(visit.service()).target();
                    inTarget += visit.waitedAt(recorded.at()).compareTo(target) <= 0 ? 1 : 0;
                }
            }
            case Event.VisitCompleted done -> completed++;
            case Event.StepCompleted done when !done.stays() -> called.remove(done.ticket());
            case Event.DepartureUndone undone -> {
                if (before.getVisit(undone.ticket()).stage() instanceof Stage.Completed) {
                    completed--;
                }
                // who is back in a booth was called there, in whatever step that was
                called.add(undone.ticket());
                serviceSeconds = 0;
            }
            default -> {
            }
        }
    }

    private void forget() {
        called.clear();
        firstCalls = 0;
        returns.clear();
        issued = 0;
        inTarget = 0;
        waitSeconds = 0;
        serviceSeconds = 0;
        completed = 0;
    }

    private void checkTally(Branch branch) {
        int noShow = 0;
        int abandoned = 0;
        SlipCounts slips = SlipCounts.NONE;
        for (Visit visit : branch.visits().values()) {
            noShow += visit.stage() instanceof Stage.NoShow ? 1 : 0;
            abandoned += visit.stage() instanceof Stage.Abandoned ? 1 : 0;
            slips = slips.moved(Visit.Slip.UNKNOWN, visit.slip());
        }
        Tally recount = new Tally(issued, firstCalls, inTarget, waitSeconds, completed,
                branch.tally().serviceSeconds(), completed, noShow, abandoned, slips);
        that(branch.tally().equals(recount), "the tally equals a recount", branch.tally() + " and " + recount);
        that(branch.tally().serviceSeconds() >= serviceSeconds, "no service time is negative", branch.tally());
        serviceSeconds = branch.tally().serviceSeconds();
    }

    private static void checkNothingLost(Branch before, Decision.Accepted accepted) {
        boolean newDay = accepted.events().stream().anyMatch(it -> it.event() instanceof Event.BusinessDayOpened
                || it.event() instanceof Event.ClockCorrected);
        if (!newDay) {
            that(accepted.branch().visits().size() >= before.visits().size(), "no visit is lost",
                    before.visits().keySet());
        }
    }

    /** Equal in everything, and said readably where not. */
    static void checkSame(Branch one, Branch other, String promise) {
        if (!one.equals(other)) {
            assertThat(one).as(promise).usingRecursiveComparison().isEqualTo(other);
        }
    }

    private static void that(boolean holds, String promise, Object where) {
        if (!holds) {
            throw new AssertionError("broken: " + promise + ": " + where);
        }
    }

    /** For messages: what a walk did last. */
    static String tail(List<RecordedEvent> journal, int count) {
        return journal.subList(Math.max(0, journal.size() - count), journal.size()).toString();
    }
}
