package id.bilik.queueserver.core.simulation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * The officer attends to one visit at a time, who has waited longest first, while the others work by themselves:
 * {@link OfficerModel.Alternating}. A participant's turns with the officer are evenly long, and so are the pauses between
 * them.
 */
final class AlternatingCrew implements Crew {
    private final double selfWorkPerAttention;
    private final Day day;
    private final ArrayDeque<Integer> needing = new ArrayDeque<>();
    private final Map<Integer, Integer> turnsLeft = new HashMap<>();
    private long next = NEVER;

    AlternatingCrew(double selfWorkPerAttention, Day day) {
        this.selfWorkPerAttention = selfWorkPerAttention;
        this.day = day;
    }

    @Override
    public long next() { return next; }

    @Override
    public void enter(int person) {
        turnsLeft.put(person, day.who(person).turns());
        ask(person);
    }

    @Override
    public void ask(int person) {
        needing.add(person);
        if (needing.size() == 1) {
            attend();
        }
    }

    private void attend() {
        Integer person = needing.peek();
        next = person == null
                ? NEVER
                : day.now() + (long) Math.ceil(day.who(person).turn(selfWorkPerAttention) * MICROS);
    }

    @Override
    public void act() {
        int person = needing.remove();
        int left = turnsLeft.merge(person, -1, Integer::sum);
        attend();
        if (left == 0) {
            turnsLeft.remove(person);
            day.complete(person);
        } else {
            day.workAlone(person, day.who(person).pause(selfWorkPerAttention));
        }
    }
}
