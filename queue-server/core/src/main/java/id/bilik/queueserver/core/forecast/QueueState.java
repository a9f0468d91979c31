package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.calling.BoothChoice;
import java.util.List;

/**
 * The branch at one moment, as far as waiting depends on it. Services and classes are numbered from 0. Seconds
 * count from that moment.
 *
 * @param work distribution of work of each service; at most 64
 * @param classWeights how fast each class of priority accumulates, positive; the highest weight times wait goes first
 * @param overdueAfter seconds of waiting after which a visit goes before all others; infinite for never
 * @param choice which ladder chooses the booth group
 * @param noShow probability that who is called does not come, 0 to 1
 * @param noShowWork what a no-show costs, in seconds of work, positive
 * @param groups booth groups, each with an officer
 * @param waiting in order of issue, which decides between equals; onlookers last
 * @param leaving of each class: how fast those who wait leave the queue
 * @param untilClosing seconds until calling ends; infinite if it does not
 * @param error how far this may be off
 */
public record QueueState(List<WorkDistribution> work, List<Double> classWeights, double overdueAfter,
        BoothChoice choice,
        double noShow, double noShowWork, List<Group> groups, List<Waiting> waiting, List<LeavingRate> leaving,
        double untilClosing, StateError error) {
    public QueueState {
        work = List.copyOf(work);
        classWeights = List.copyOf(classWeights);
        groups = List.copyOf(groups);
        waiting = List.copyOf(waiting);
        leaving = List.copyOf(leaving);
        if (leaving.size() != classWeights.size()) {
            throw new IllegalArgumentException("a rate of leaving for each class");
        }
    }

    /** A state that is known exactly. */
    public QueueState(List<WorkDistribution> work, List<Double> classWeights, double overdueAfter, BoothChoice choice,
            double noShow, double noShowWork, List<Group> groups, List<Waiting> waiting, List<LeavingRate> leaving,
            double untilClosing) {
        this(work, classWeights, overdueAfter, choice, noShow, noShowWork, groups, waiting, leaving, untilClosing,
                StateError.NONE);
    }

    /**
     * A booth group under one officer.
     *
     * @param rate the officer's total rate by number of visits
     * @param concurrency the most visits at once, 1 to 6
     * @param openBooths booths that may take a visit, those taken now and not draining included
     * @param resumesAfter seconds until it calls again; 0 if it calls now, infinite if nobody knows
     * @param skills bit s is set if the group serves service s
     * @param lastCall grows with every call of the branch; 0 before the first to this group
     * @param serving visits in its booths, at most 6
     */
    public record Group(OfficerRate rate, int concurrency, int openBooths, double resumesAfter, long skills,
            long lastCall, List<Serving> serving) {
        public Group {
            serving = List.copyOf(serving);
            if (concurrency < 1 || concurrency > OfficerRate.MOST_BOOTHS || serving.size() > OfficerRate.MOST_BOOTHS) {
                throw new IllegalArgumentException("a group serves 1 to 6 visits at once");
            }
        }

        /** Whether it serves a service. */
        public boolean serves(int service) { return (skills >>> service & 1) == 1; }

        /** The most visits that it will have once its draining booths are empty. */
        public int room() {
            return Math.min(concurrency, openBooths);
        }
    }

    /**
     * A visit in a booth.
     *
     * @param key names the visit, the same at every forecast
     * @param attained seconds of work done: time in the booth times rate(n) / n, n visits being there
     * @param draining whether its booth closes after it
     * @param worksAlone whether it needs no officer at this moment
     */
    public record Serving(long key, int service, double attained, boolean draining, boolean worksAlone) {}

    /**
     * A waiting visit.
     *
     * @param key names the visit, the same at every forecast
     * @param waited seconds that it has waited; negative until the booked time of an appointment, before which all go
     *               whose time has come
     * @param onlooking whether it is only asked when it would be called: it takes no booth and delays nobody
     */
    public record Waiting(long key, int service, int priorityClass, double waited, boolean onlooking) {
        public Waiting(long key, int service, int priorityClass, double waited) {
            this(key, service, priorityClass, waited, false);
        }

        static Waiting onlooker(long key, int service, int priorityClass) {
            return new Waiting(key, service, priorityClass, 0, true);
        }
    }
}
