package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.forecast.OfficerRate;

/**
 * All visits go on at once, with n in booths each at μ(n)/n: {@link OfficerModel.Sharing}. Work is counted as each visit
 * has had it done, which is the same for all; so a visit is complete when that count reaches what it stood at when the
 * visit entered, and the visit's own work.
 */
final class SharingCrew implements Crew {
    private final OfficerRate rate;
    private final Day day;
    private final int[] who = new int[OfficerRate.MOST_BOOTHS];
    private final double[] finish = new double[who.length];
    private int load;
    private double done;
    private long updated;
    private long next = NEVER;

    SharingCrew(OfficerRate rate, Day day) {
        this.rate = rate;
        this.day = day;
    }

    @Override
    public long next() { return next; }

    @Override
    public void enter(int person) {
        pass();
        who[load] = person;
        finish[load++] = done + day.who(person).work();
        foresee();
    }

    @Override
    public void ask(int person) { throw new IllegalStateException("nobody asks this officer"); }

    @Override
    public void act() {
        pass();
        int first = first();
        int person = who[first];
        done = Math.max(done, finish[first]);
        load--;
        who[first] = who[load];
        finish[first] = finish[load];
        foresee();
        day.complete(person);
    }

    private void pass() {
        if (load > 0) {
            done += (day.now() - updated) / MICROS * rate.rate(load) / load;
        }
        updated = day.now();
    }

    private int first() {
        int first = 0;
        for (int i = 1; i < load; i++) {
            if (finish[i] < finish[first]) {
                first = i;
            }
        }
        return first;
    }

    private void foresee() {
        next = load == 0
                ? NEVER
                : updated + (long) Math.ceil(
                        Math.max(0, finish[first()] - done) * load / rate.rate(load) * MICROS);
    }
}
