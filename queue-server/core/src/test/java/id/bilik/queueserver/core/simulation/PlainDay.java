package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.forecast.OfficerRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second simulator, as simple as can be: lists that are searched from end to end, one thing at a time, and nothing of
 * the first. It knows people by what was drawn for them, staff by what they do, and the rules by docs/calling.md.
 * Everybody is on duty from the start, in a branch that is open by then; who is in a booth is served to the end when the
 * officer pauses or signs off.
 */
final class PlainDay {
    final List<PlainPerson> people = new ArrayList<>();
    private final List<PlainGroup> groups = new ArrayList<>();
    private final OfficerModel officers;
    private final List<Act> acts;
    private final int room;
    private final double noShowAfter;
    private final double closes;
    private final PlainCalling calling;
    private double now;
    private int calls;
    private boolean closed;

    private PlainDay(Scenario scenario) {
        BranchPlan plan = scenario.start().plan();
        plan.groups().forEach(group -> groups.add(new PlainGroup(group)));
        scenario.arrivals().forEach(who -> people.add(new PlainPerson(who)));
        officers = scenario.officers();
        acts = new ArrayList<>(scenario.acts());
        room = scenario.room();
        noShowAfter = plan.rules().noShowAfter().toMillis() / 1e3;
        closes = Duration.between(scenario.from(),
                plan.hours().closesAt(scenario.from().atZone(plan.zone()).toLocalDate(), plan.zone())).toMillis() / 1e3;
        calling = new PlainCalling(plan.rules(), plan.services(), groups, people);
    }

    /** Plays the scenario, whose branch is a new one, until nothing more happens. */
    static PlainDay play(Scenario scenario) {
        PlainDay day = new PlainDay(scenario);
        while (day.step()) {
            day.callAll();
        }
        return day;
    }

    private boolean step() {
        PlainPerson next = people.stream().min(Comparator.comparingDouble(this::due)).orElseThrow();
        double at = due(next);
        boolean staff = !acts.isEmpty() && acts.getFirst().at() <= at;
        at = staff ? acts.getFirst().at() : at;
        if (at == Double.POSITIVE_INFINITY) {
            return false;
        }
        work(at - now);
        now = at;
        if (staff) {
            act(acts.removeFirst().command());
        } else {
            happen(next);
        }
        return true;
    }

    /** When something happens to them next. */
    private double due(PlainPerson person) {
        return switch (person.state) {
            case COMING -> person.who.arrives();
            case WAITING -> person.issued + person.who.patience();
            case CALLED ->
                person.called + (person.who.shows() ? Math.min(person.who.walk(), noShowAfter) : noShowAfter);
            case IN_BOOTH -> rate(person) > 0 ? now + person.work / rate(person) : person.until;
            case GONE -> Double.POSITIVE_INFINITY;
        };
    }

    /** At which a visit gets on while officers share themselves out; 0 where they attend to one at a time. */
    private double rate(PlainPerson person) {
        if (person.group == null || !(officers instanceof OfficerModel.Sharing sharing)) {
            return 0;
        }
        long together = people.stream()
                .filter(other -> other.state == PlainPerson.State.IN_BOOTH && other.group == person.group).count();
        OfficerRate rate = sharing.byGroup().getOrDefault(person.group.plan.id(), sharing.usual());
        return rate.rate((int) together) / together;
    }

    private void work(double seconds) {
        for (PlainPerson person : people) {
            if (person.state == PlainPerson.State.IN_BOOTH) {
                person.work -= seconds * rate(person);
            }
        }
    }

    private void happen(PlainPerson person) {
        switch (person.state) {
            case COMING -> arrive(person);
            case WAITING -> {
                person.abandoned = true;
                person.left = true;
                leave(person);
            }
            case CALLED -> {
                if (person.who.shows() && person.who.walk() < noShowAfter) {
                    person.state = PlainPerson.State.IN_BOOTH;
                    person.work = person.who.work();
                    person.turnsLeft = person.who.turns();
                    person.needsSince = now;
                    attend(person.group);
                } else {
                    leave(person);
                }
            }
            case IN_BOOTH -> getOn(person);
            case GONE -> throw new IllegalStateException("nothing happens to who has left");
        }
    }

    private void arrive(PlainPerson person) {
        long inside = people.stream().filter(other -> other.state != PlainPerson.State.COMING
                && other.state != PlainPerson.State.GONE).count();
        if (inside >= room || now >= closes || closed) {
            person.turnedAway = true;
            person.state = PlainPerson.State.GONE;
            return;
        }
        person.state = PlainPerson.State.WAITING;
        person.issued = now;
        Double booked = person.who.booked();
        person.since = booked == null ? now : Math.max(now, booked);
    }

    private void getOn(PlainPerson person) {
        if (officers instanceof OfficerModel.Sharing) {
            leave(person);
        } else if (Double.isNaN(person.needsSince)) {
            person.needsSince = now;
            person.until = Double.POSITIVE_INFINITY;
        } else if (--person.turnsLeft == 0) {
            leave(person);
        } else {
            double r = selfWorkPerAttention();
            person.stays++;
            person.attended += person.who.work() / (1 + r) / person.who.turns();
            person.needsSince = Double.NaN;
            person.until = now + person.who.work() * r / (1 + r) / (person.who.turns() - 1);
        }
        attend(person.group);
    }

    private double selfWorkPerAttention() {
        return switch (officers) {
            case OfficerModel.Sharing sharing -> throw new IllegalStateException("they are with everybody");
            case OfficerModel.Alternating alternating -> alternating.selfWorkPerAttention();
            case OfficerModel.Attending attending -> attending.selfWorkPerAttention();
        };
    }

    /** An officer of one at a time who is with nobody turns to whoever needs them for longest, or whom the branch suggests. */
    private void attend(@Nullable PlainGroup group) {
        if (group == null || officers instanceof OfficerModel.Sharing) {
            return;
        }
        List<PlainPerson> needing = people.stream().filter(person -> person.state == PlainPerson.State.IN_BOOTH
                && person.group == group && !Double.isNaN(person.needsSince)).toList();
        if (needing.isEmpty() || needing.stream().anyMatch(person -> person.until < Double.POSITIVE_INFINITY)) {
            return;
        }
        PlainPerson next = officers instanceof OfficerModel.Attending
                ? calling.suggested(needing, now)
                : needing.stream().min(Comparator.comparingDouble(person -> person.needsSince)).orElseThrow();
        next.until = now + next.who.work() / (1 + selfWorkPerAttention()) / next.who.turns();
    }

    private void leave(PlainPerson person) {
        person.state = PlainPerson.State.GONE;
        person.ended = now;
    }

    private void callAll() {
        for (PlainPerson next = calling.next(now); next != null; next = calling.next(now)) {
            PlainGroup group = calling.groupFor(next, now);
            next.booth = group.free(people).getFirst();
            next.state = PlainPerson.State.CALLED;
            next.called = now;
            next.group = group;
            group.lastCall = ++calls;
        }
    }

    private void act(Command command) {
        switch (command) {
            case Command.SignOff off -> group(off.group()).onDuty = false;
            case Command.SignOn on -> group(on.group()).onDuty = true;
            case Command.PauseGroup pause -> group(pause.group()).paused = true;
            case Command.ResumeGroup resume -> group(resume.group()).paused = false;
            case Command.SetCapacity capacity -> {
                group(capacity.group()).open = capacity.openBooths();
                group(capacity.group()).concurrency = capacity.concurrency();
            }
            case Command.CloseBusinessDay close -> {
                closed = true;
                for (PlainPerson person : people) {
                    person.abandoned |= person.state == PlainPerson.State.WAITING
                            || person.state == PlainPerson.State.CALLED;
                    if (person.state == PlainPerson.State.WAITING || person.holdsBooth()) {
                        leave(person);
                    }
                }
            }
            default -> throw new IllegalArgumentException("no rule is written here for " + command);
        }
    }

    private PlainGroup group(String id) {
        return groups.stream().filter(group -> group.plan.id().equals(id)).findFirst().orElseThrow();
    }
}
