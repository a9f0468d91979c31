package id.bilik.queueserver.core.simulation;

import org.jspecify.annotations.Nullable;

/** Somebody of a {@link PlainDay}, and what has become of them. Times are seconds after the start. */
final class PlainPerson {
    enum State {
        COMING, WAITING, CALLED, IN_BOOTH, GONE
    }

    final Participant who;
    State state = State.COMING;
    double issued = Double.NaN;
    /** From when the visit counts. */
    double since;
    double called = Double.NaN;
    double ended = Double.NaN;
    boolean turnedAway;
    boolean abandoned;
    boolean left;
    @Nullable
    PlainGroup group;
    @Nullable
    String booth;
    /** Work that is left, of officers who share themselves out. */
    double work;
    int turnsLeft;
    /** How often the officer was with them, and for how many seconds in all. */
    int stays;
    double attended;
    /** Since when they need an officer who attends to one at a time; not a number while they work alone. */
    double needsSince = Double.NaN;
    /** When the turn with the officer ends, or the work alone; infinite while they wait for the officer. */
    double until = Double.POSITIVE_INFINITY;

    PlainPerson(Participant who) { this.who = who; }

    boolean holdsBooth() { return state == State.CALLED || state == State.IN_BOOTH; }
}
