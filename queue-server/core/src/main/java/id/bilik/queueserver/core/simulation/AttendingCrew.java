package id.bilik.queueserver.core.simulation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The officer attends to one visit at a time, whom the branch {@linkplain
 * id.bilik.queueserver.core.calling.OfficerTurns suggests}, and says so: {@link OfficerModel.Attending}. The pauses between
 * a participant's turns with the officer are evenly long.
 */
final class AttendingCrew implements Crew {
    private static final int NOBODY = -1;

    private final String group;
    private final OfficerModel.Attending model;
    private final Day day;
    /** Seconds of the turns that are left of each participant in a booth. */
    private final Map<Integer, ArrayDeque<Double>> turns = new HashMap<>();
    private int attended = NOBODY;
    private long next = NEVER;

    AttendingCrew(String group, OfficerModel.Attending model, Day day) {
        this.group = group;
        this.model = model;
        this.day = day;
    }

    @Override
    public long next() { return next; }

    @Override
    public void enter(int person) {
        turns.put(person, turns(person));
        ask(person);
    }

    private ArrayDeque<Double> turns(int person) {
        Participant who = day.who(person);
        SplittableRandom random = Streams.of(Double.doubleToLongBits(who.work()), "turns", person);
        double[] shares = new double[who.turns()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = model.evenTurns() ? 1 : Streams.exponential(random, 1);
            sum += shares[i];
        }
        double attention = who.turn(model.selfWorkPerAttention()) * shares.length;
        ArrayDeque<Double> lengths = new ArrayDeque<>();
        for (double share : shares) {
            lengths.add(attention * share / sum);
        }
        return lengths;
    }

    @Override
    public void ask(int person) {
        if (attended == NOBODY) {
            attend();
        }
    }

    private void attend() {
        attended = day.attendSuggested(group).orElse(NOBODY);
        ArrayDeque<Double> left = turns.get(attended);
        next = left == null ? NEVER : day.now() + (long) Math.ceil(left.remove() * MICROS);
    }

    @Override
    public void act() {
        int person = attended;
        ArrayDeque<Double> left = turns.get(person);
        if (left == null || left.isEmpty()) {
            turns.remove(person);
            day.complete(person);
        } else {
            day.workAlone(person, day.who(person).pause(model.selfWorkPerAttention()));
        }
        attend();
    }
}
