package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of docs/calling.md as they are written there, for the lightest load and groups that call by themselves. */
final class PlainCalling {
    /** Seconds after which who needs the officer goes first. */
    private static final double UNATTENDED = 600;

    private final Rules rules;
    private final List<Service> services;
    private final List<PlainGroup> groups;
    private final List<PlainPerson> people;
    private final double overdueAfter;

    PlainCalling(Rules rules, List<Service> services, List<PlainGroup> groups, List<PlainPerson> people) {
        this.rules = rules;
        this.services = services;
        this.groups = groups;
        this.people = people;
        this.overdueAfter = rules.overdueAfter().toMillis() / 1e3;
    }

    /** Who is called next of those whom a group with room serves; null for nobody. */
    @Nullable
    PlainPerson next(double now) {
        PlainPerson next = null;
        for (PlainPerson person : people) {
            if (person.state == PlainPerson.State.WAITING && !able(person).isEmpty()
                    && (next == null || goesFirst(person, next, now))) {
                next = person;
            }
        }
        return next;
    }

    /** Of two with the same claim whoever stands first in the list, which is the order of issue. */
    private boolean goesFirst(PlainPerson one, PlainPerson other, double now) {
        boolean overdue = isOverdue(one, now);
        if (overdue != isOverdue(other, now)) {
            return overdue;
        }
        boolean due = now >= one.since;
        if (due != now >= other.since) {
            return due;
        }
        if (due && !overdue) {
            double claim = weight(one) * (now - one.since);
            double otherClaim = weight(other) * (now - other.since);
            if (claim != otherClaim) {
                return claim > otherClaim;
            }
        }
        return one.since < other.since;
    }

    private boolean isOverdue(PlainPerson person, double now) { return now - person.since > overdueAfter; }

    private double weight(PlainPerson person) {
        double weight = rules.weights().getOrDefault(person.who.priority(), 1.0);
        Double booked = rules.appointmentWeight();
        return person.who.booked() == null || booked == null ? weight : Math.max(weight, booked);
    }

    private List<PlainGroup> able(PlainPerson person) {
        return groups.stream().filter(group -> group.serves(person.who.service()) && group.room(people) > 0).toList();
    }

    /** Where that person, who may be called, is called to. */
    PlainGroup groupFor(PlainPerson person, double now) {
        List<PlainGroup> able = able(person);
        PlainGroup best = able.getFirst();
        for (PlainGroup group : able) {
            int order = Long.compare(needed(group, now), needed(best, now));
            order = order != 0 ? order : needingOfficer(group) - needingOfficer(best);
            order = order != 0 ? order : group.visits(people).size() - best.visits(people).size();
            order = order != 0 ? order : group.plan.services().size() - best.plan.services().size();
            order = order != 0 ? order : group.lastCall - best.lastCall;
            if (order < 0) {
                best = group;
            }
        }
        return best;
    }

    /** Visits that do not work alone. */
    private int needingOfficer(PlainGroup group) {
        return (int) group.visits(people).stream().filter(person -> person.state == PlainPerson.State.CALLED
                || !Double.isNaN(person.needsSince)).count();
    }

    /** Whom of those who need the officer of their group the officer should turn to. */
    PlainPerson suggested(List<PlainPerson> needing, double now) {
        PlainPerson longest = needing.stream().min(Comparator.comparingDouble(person -> person.needsSince))
                .orElseThrow();
        if (now - longest.needsSince > UNATTENDED) {
            return longest;
        }
        return needing.stream().min(Comparator.comparingDouble(this::stay)
                .thenComparingDouble(person -> person.needsSince)).orElseThrow();
    }

    /** Seconds that the officer is expected to stay. */
    private double stay(PlainPerson person) {
        double expected = services.stream().filter(service -> service.id().equals(person.who.service())).findFirst()
                .orElseThrow().expected().toSeconds();
        return (expected / 5 + person.attended) / (1 + person.stays);
    }

    /** How many services it serves whose overdue visits need all the room there is for them. */
    private long needed(PlainGroup group, double now) {
        return services.stream().filter(service -> group.serves(service.id()) && isScarce(service.id(), now)).count();
    }

    private boolean isScarce(String service, double now) {
        long overdue = people.stream().filter(person -> person.state == PlainPerson.State.WAITING
                && person.who.service().equals(service) && isOverdue(person, now)).count();
        int room = groups.stream().filter(group -> group.serves(service)).mapToInt(group -> group.room(people)).sum();
        return overdue > 0 && overdue >= room;
    }
}
