package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.SlipCounts;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folds the events of one business day into its half hours. Takes them one after the other, so a day that goes on is
 * brought up to date with what is new in it. Single writer.
 */
public final class HistoryFold {
    public static final int SLOT_MINUTES = 30;
    private static final long SLOT_SECONDS = SLOT_MINUTES * 60L;

    private final ZoneId zone;
    private final Map<String, Duration> targets = new HashMap<>();
    private final Map<TicketNumber, Person> people = new HashMap<>();
    private final Set<TicketNumber> waiting = new HashSet<>();
    private final Map<TicketNumber, Departure> departures = new HashMap<>();
    private final List<Count> counts = new ArrayList<>();
    private SlipCounts slips = SlipCounts.NONE;
    private long firstSlot;

    /** @param plan of the branch today; its zone tells half hours, its targets judge services that no plan of that day names */
    public HistoryFold(BranchPlan plan) {
        zone = plan.zone();
        take(plan);
    }

    public void accept(RecordedEvent recorded) {
        Instant at = recorded.at();
        // what midnight does to the visits of the day before belongs to none of this day's half hours
        if (recorded.event() instanceof Event.OfVisit visit && !(visit instanceof Event.TicketIssued)
                && !people.containsKey(visit.ticket())) {
            return;
        }
        switch (recorded.event()) {
            case Event.PlanAdopted adopted -> take(adopted.plan());
            case Event.TicketIssued issued -> {
                // one that a kiosk gave by itself came before the journal knew of it; a booked time is when the wait begins
                Instant came = issued.issuedAt(at);
                Instant booked = issued.appointment();
                people.put(issued.ticket(),
                        new Person(issued.service(), booked != null && booked.isAfter(came) ? booked : came));
                count(came).arrivals++;
                join(issued.ticket(), at);
            }
            case Event.TicketCalled called -> call(called.ticket(), at);
            case Event.VisitTransferred transferred -> {
                Person person = people.get(transferred.ticket());
                departures.remove(transferred.ticket());
                if (person != null) {
                    departures.put(transferred.ticket(), new Departure(count(at), Kind.TRANSFER, person.service));
                    person.service = transferred.service();
                }
                join(transferred.ticket(), at);
            }
            case Event.StepCompleted done -> beginStep(done, at);
            case Event.HoldExpired back -> join(back.ticket(), at);
            case Event.DeferralEnded back -> comeBack(back.ticket(), at);
            case Event.VisitReturned back -> {
                Departure left = departures.remove(back.ticket());
                if (left != null && left.kind == Kind.NO_SHOW) {
                    left.slot.noShow--;
                }
                comeBack(back.ticket(), at);
            }
            case Event.VisitDeferred deferred -> {
                Person person = people.get(deferred.ticket());
                if (person != null && person.awaySince == null) {
                    person.awaySince = at;
                }
                leaveQueue(deferred.ticket(), at);
            }
            case Event.PapersMissing away -> {
                Person person = people.get(away.ticket());
                if (person != null) {
                    person.awaySince = at;
                }
            }
            case Event.VisitCompleted done -> {
                Count slot = count(at);
                slot.completed++;
                departures.put(done.ticket(), new Departure(slot, Kind.COMPLETED, null));
            }
            case Event.VisitNotShown absent -> {
                Count slot = count(at);
                slot.noShow++;
                departures.put(absent.ticket(), new Departure(slot, Kind.NO_SHOW, null));
            }
            case Event.DepartureUndone undone -> undo(undone.ticket(), at);
            case Event.VisitAbandoned gone -> {
                count(at).abandoned++;
                leaveQueue(gone.ticket(), at);
            }
            case Event.OfVisit other -> {
                count(at);
                Visit.Slip.after(other).ifPresent(slip -> note(other.ticket(), slip));
            }
            default -> {
            }
        }
    }

    /** What became of the slips of the tickets that were issued. */
    public SlipCounts slips() { return slips; }

    /** The half hours so far. */
    public List<DayHistory.Slot> slots() {
        List<DayHistory.Slot> slots = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            Count count = counts.get(i);
            slots.add(new DayHistory.Slot(
                    Instant.ofEpochSecond((firstSlot + i) * SLOT_SECONDS).atZone(zone).toOffsetDateTime(),
                    count.arrivals, count.called, count.inTarget,
                    count.called == 0 ? null : Math.round((double) count.waitSeconds / count.called),
                    count.called == 0 ? null : count.longest, count.waiting, count.mostWaiting, count.completed,
                    count.noShow, count.abandoned));
        }
        return slots;
    }

    /** All half hours together. */
    public DayFigures figures() {
        DayFigures figures = DayFigures.NONE;
        for (Count count : counts) {
            figures = figures.plus(new DayFigures(count.arrivals, count.called, count.inTarget, count.waitSeconds,
                    count.completed, count.noShow, count.abandoned));
        }
        return figures;
    }

    private void take(BranchPlan plan) {
        for (Service service : plan.services()) {
            targets.put(service.id(), service.target());
        }
    }

    private void note(TicketNumber ticket, Visit.Slip slip) {
        Person person = people.get(ticket);
        if (person != null) {
            slips = slips.moved(person.slip, slip);
            person.slip = slip;
        }
    }

    private void call(TicketNumber ticket, Instant at) {
        departures.remove(ticket);
        leaveQueue(ticket, at);
        Person person = people.get(ticket);
        if (person == null || person.called) {
            return;
        }
        person.called = true;
        Count count = count(at);
        Duration since = Duration.between(person.waitsFrom, at).minus(person.away);
        Duration waited = since.isNegative() ? Duration.ZERO : since;
        count.called++;
        count.waitSeconds += waited.toSeconds();
        count.longest = Math.max(count.longest, waited.toSeconds());
        Duration target = targets.get(person.service);
        if (target != null && waited.compareTo(target) <= 0) {
            count.inTarget++;
        }
    }

    /** A step that is not served at once has a wait of its own. */
    private void beginStep(Event.StepCompleted done, Instant at) {
        Person person = people.get(done.ticket());
        departures.remove(done.ticket());
        if (person == null) {
            return;
        }
        Person before = person.copy();
        person.service = done.next();
        if (!done.stays()) {
            departures.put(done.ticket(), new Departure(count(at), Kind.STEP, null, before));
            person.waitsFrom = at;
            person.away = Duration.ZERO;
            person.called = false;
            join(done.ticket(), at);
        }
    }

    private void comeBack(TicketNumber ticket, Instant at) {
        Person person = people.get(ticket);
        if (person != null && person.awaySince != null) {
            person.away = person.away.plus(Duration.between(person.awaySince, at));
            person.awaySince = null;
        }
        join(ticket, at);
    }

    private void undo(TicketNumber ticket, Instant at) {
        Departure left = departures.remove(ticket);
        Person person = people.get(ticket);
        if (left == null) {
            return;
        }
        switch (left.kind) {
            case COMPLETED -> left.slot.completed--;
            case NO_SHOW -> left.slot.noShow--;
            case STEP -> {
                if (person != null && left.before != null) {
                    people.put(ticket, left.before);
                }
                leaveQueue(ticket, at);
            }
            case TRANSFER -> {
                if (person != null && left.service != null) {
                    person.service = left.service;
                }
                leaveQueue(ticket, at);
            }
        }
    }

    private void join(TicketNumber ticket, Instant at) {
        Count count = count(at);
        waiting.add(ticket);
        count.waiting = waiting.size();
        count.mostWaiting = Math.max(count.mostWaiting, count.waiting);
    }

    private void leaveQueue(TicketNumber ticket, Instant at) {
        Count count = count(at);
        waiting.remove(ticket);
        count.waiting = waiting.size();
    }

    /** The count of that time's half hour, by the clock on the branch's wall. */
    private Count count(Instant at) {
        long slot = Math.floorDiv(at.getEpochSecond(), SLOT_SECONDS);
        if (counts.isEmpty()) {
            firstSlot = slot;
        }
        for (; slot < firstSlot; firstSlot--) {
            counts.addFirst(new Count(0));
        }
        while (firstSlot + counts.size() <= slot) {
            counts.add(new Count(waiting.size()));
        }
        return counts.get((int) (slot - firstSlot));
    }

    private enum Kind {
        COMPLETED, NO_SHOW, TRANSFER, STEP
    }

    /** How a visit left its booth, in case it is undone. */
    private record Departure(Count slot, Kind kind, @Nullable String service, @Nullable Person before) {
        Departure(Count slot, Kind kind, @Nullable String service) { this(slot, kind, service, null); }
    }

    private static final class Person {
        private String service;
        private Instant waitsFrom;
        private Duration away = Duration.ZERO;
        private @Nullable Instant awaySince;
        private boolean called;
        private Visit.Slip slip = Visit.Slip.UNKNOWN;

        Person(String service, Instant waitsFrom) {
            this.service = service;
            this.waitsFrom = waitsFrom;
        }

        Person copy() {
            Person copy = new Person(service, waitsFrom);
            copy.away = away;
            copy.called = called;
            copy.slip = slip;
            return copy;
        }
    }

    private static final class Count {
        private int arrivals;
        private int called;
        private int inTarget;
        private long waitSeconds;
        private long longest;
        private int waiting;
        private int mostWaiting;
        private int completed;
        private int noShow;
        private int abandoned;

        Count(int waiting) {
            this.waiting = waiting;
            this.mostWaiting = waiting;
        }
    }
}
