package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.calling.BoothChoice;
import java.util.List;

/**
 * The branch at one moment, as far as waiting depends on it. Services and classes are numbered from 0. Seconds
 * count from that moment.
 *
 * @param work distribution of work of each service; at most {@value #HOME}
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
    /** Added to the number of a service for participants at home. */
    static final int HOME = 32;
    private static final long AT_BRANCH = (1L << HOME) - 1;

    /** The service of what somebody wants. */
    static int serviceOf(int wanted) { return wanted & (HOME - 1); }

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
     * @param openBooths booths that may take a visit at the branch, those taken now and not draining included
     * @param resumesAfter seconds until it calls again; 0 if it calls now, infinite if nobody knows
     * @param skills bit s is set if the group serves service s at the branch, bit {@value #HOME} + s if it serves those at home with it
     * @param lastCall grows with every call of the branch; 0 before the first to this group
     * @param serving visits in its booths, at most 6
     * @param openHomes the same as openBooths of those for participants at home
     */
    public record Group(OfficerRate rate, int concurrency, int openBooths, double resumesAfter, long skills,
            long lastCall, List<Serving> serving, int openHomes) {
        public Group {
            serving = List.copyOf(serving);
            if (concurrency < 1 || concurrency > OfficerRate.MOST_BOOTHS || serving.size() > OfficerRate.MOST_BOOTHS) {
                throw new IllegalArgumentException("a group serves 1 to 6 visits at once");
            }
        }

        /** Without booths for participants at home. */
        public Group(OfficerRate rate, int concurrency, int openBooths, double resumesAfter, long skills,
                long lastCall, List<Serving> serving) {
            this(rate, concurrency, openBooths, resumesAfter, skills, lastCall, serving, 0);
        }

        /** Whether it serves what is wanted. */
        public boolean serves(int wanted) {
            return (skills >>> wanted & 1) == 1;
        }

        /** How many services it serves, wherever the participants are. */
        int skillCount() {
            return Long.bitCount((skills | skills >>> HOME) & AT_BRANCH);
        }

        /** The most visits that it will have once its draining booths are empty. */
        public int room() {
            return Math.min(concurrency, openBooths + openHomes);
        }

        /** Of these, the most that want something like this. */
        int room(int wanted) {
            return Math.min(concurrency, wanted >= HOME ? openHomes : openBooths);
        }

        /** How many visits more it can take now that want something like this. */
        int free(int wanted) {
            boolean home = wanted >= HOME;
            int there = (int) serving.stream().filter(visit -> visit.home() == home).count();
            return Math.max(0, Math.min(concurrency - serving.size(), (home ? openHomes : openBooths) - there));
        }
    }

    /**
     * A visit in a booth.
     *
     * @param key names the visit, the same at every forecast
     * @param attained seconds of work done: time in the booth times rate(n) / n, n visits being there
     * @param draining whether its booth closes after it
     * @param worksAlone whether it needs no officer at this moment
     * @param home whether its participant is at home
     * @param sitting services that follow in the same booth, in order
     */
    public record Serving(long key, int service, double attained, boolean draining, boolean worksAlone, boolean home,
            List<Integer> sitting) {
        public Serving {
            sitting = List.copyOf(sitting);
        }

        /** At the branch, with nothing that follows. */
        public Serving(long key, int service, double attained, boolean draining, boolean worksAlone) {
            this(key, service, attained, draining, worksAlone, false, List.of());
        }
    }

    /**
     * A waiting visit.
     *
     * @param key names the visit, the same at every forecast
     * @param waited seconds that it has waited; negative until the booked time of an appointment, before which all go
     *               whose time has come
     * @param onlooking whether it is only asked when it would be called: it takes no booth and delays nobody
     * @param home whether its participant is at home
     * @param next services that follow, in order; a group that serves them serves them in the same booth
     */
    public record Waiting(long key, int service, int priorityClass, double waited, boolean onlooking, boolean home,
            List<Integer> next) {
        public Waiting {
            next = List.copyOf(next);
        }

        /** At the branch, with nothing that follows. */
        public Waiting(long key, int service, int priorityClass, double waited) {
            this(key, service, priorityClass, waited, false, false, List.of());
        }

        /** Service and place in one number. */
        int wanted() { return home ? service + HOME : service; }

        static Waiting onlooker(long key, int service, int priorityClass, boolean home) {
            return new Waiting(key, service, priorityClass, 0, true, home, List.of());
        }
    }
}
