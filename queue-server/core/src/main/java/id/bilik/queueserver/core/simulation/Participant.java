package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.plan.Priority;
import org.jspecify.annotations.Nullable;

/**
 * An imagined participant, with all that is going to happen to them by chance: drawn before the day begins, so every
 * plan that is tried faces the same people.
 *
 * @param arrives  seconds after the start
 * @param work     seconds in a booth with the officer to oneself, more than zero
 * @param turns    how often the officer is needed, 1 or more; evenly long turns with self-work between them
 * @param walk     seconds from the call to the booth
 * @param patience seconds of waiting after which they leave; infinite for never
 * @param shows    whether they come when called
 * @param imputed  whether part of this was not seen but drawn, in a day that was recorded
 * @param booked   booked time of an appointment, seconds after the start; null for none
 * @param atHome   whether they are at home, and take no booth at the branch
 */
public record Participant(double arrives, String service, Priority priority, double work, int turns, double walk,
        double patience, boolean shows, boolean imputed, @Nullable Double booked, boolean atHome) {
    /** Somebody who comes to the branch. */
    public Participant(double arrives, String service, Priority priority, double work, int turns, double walk,
            double patience, boolean shows, boolean imputed, @Nullable Double booked) {
        this(arrives, service, priority, work, turns, walk, patience, shows, imputed, booked, false);
    }

    /** Likewise, without an appointment. */
    public Participant(double arrives, String service, Priority priority, double work, int turns, double walk,
            double patience, boolean shows, boolean imputed) {
        this(arrives, service, priority, work, turns, walk, patience, shows, imputed, null);
    }

    /** The same person with an appointment. */
    Participant bookedFor(double time) {
        return new Participant(arrives, service, priority, work, turns, walk, patience, shows, imputed, time, atHome);
    }

    /** The same person at home. */
    Participant fromHome() {
        return new Participant(arrives, service, priority, work, turns, walk, patience, shows, imputed, booked, true);
    }

    /** The same person who waits for so many seconds before they leave. */
    public Participant withPatience(double seconds) {
        return new Participant(arrives, service, priority, work, turns, walk, seconds, shows, imputed, booked, atHome);
    }

    /** The same person with so many seconds of work. */
    Participant withWork(double seconds) {
        return new Participant(arrives, service, priority, seconds, turns, walk, patience, shows, imputed, booked,
                atHome);
    }

    /** From when they wait: their arrival, or the booked time where they come early. */
    public double waitsFrom() {
        return booked == null ? arrives : Math.max(arrives, booked);
    }

    /** Seconds of each turn with an officer who gives that much self-work for each second of attention. */
    double turn(double selfWorkPerAttention) {
        return work / (1 + selfWorkPerAttention) / turns;
    }

    /** Seconds of work alone between two turns; without meaning for somebody who needs one turn. */
    double pause(double selfWorkPerAttention) {
        return work * selfWorkPerAttention / (1 + selfWorkPerAttention) / (turns - 1);
    }

    /** Somebody patient, at the door of the booth when called. */
    public static Participant simple(double arrives, String service, double work) {
        return new Participant(arrives, service, Priority.NONE, work, 1, 0, Double.POSITIVE_INFINITY, true, false);
    }
}
