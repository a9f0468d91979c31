package id.bilik.queueserver.lab.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is usual for a queue so long after opening: waits, positions, desks and pace by the half hour, the half hours
 * before and after counting for half each. Each is shrunk to the queue's whole day, and that to a wait of 20 minutes, 6
 * places and 2 desks, which are about what the public log holds on average and matter for queues hardly seen.
 */
final class UsualDay {
    private static final double MINUTES = 30;
    private static final double DAY_TICKETS = 10;
    private static final double SLOT_TICKETS = 5;
    private static final double PACE_PLACES = 50;
    private static final Sums NOTHING = new Sums();
    /** Of days that nobody has seen. */
    static final UsualDay UNKNOWN = new UsualDay(1);

    private final Map<String, Sums> days = new HashMap<>();
    private final Map<String, Sums> slots = new HashMap<>();
    private final int count;

    private static final class Sums {
        private double waits;
        private double places;
        private double desks;
        private double tickets;

        void add(LogReplay.Lesson lesson, double weight) {
            waits += weight * lesson.waited();
            places += weight * lesson.known().position();
            desks += weight * lesson.known().openDesks();
            tickets += weight;
        }
    }

    private UsualDay(int count) { this.count = count; }

    static UsualDay learn(List<LogReplay.Lesson> lessons) {
        UsualDay usual = new UsualDay(
                Math.max(1, (int) lessons.stream().map(lesson -> lesson.known().day()).distinct().count()));
        for (LogReplay.Lesson lesson : lessons) {
            String name = lesson.known().name();
            int slot = slot(lesson.known(), 0);
            add(usual.days, name, lesson, 1);
            add(usual.slots, name + slot, lesson, 1);
            add(usual.slots, name + (slot - 1), lesson, .5);
            add(usual.slots, name + (slot + 1), lesson, .5);
        }
        return usual;
    }

    private static void add(Map<String, Sums> where, String key, LogReplay.Lesson lesson, double weight) {
        where.computeIfAbsent(key, _ -> new Sums()).add(lesson, weight);
    }

    private static int slot(Known known, double later) { return (int) ((known.sinceOpening() + later) / MINUTES); }

    /** Readings of what is usual, and logs of what is now against it, also where half and all of the wait has passed. */
    double[] against(Known known, double perPlace) {
        double base = Math.max(1, known.position() * perPlace);
        Sums day = days.getOrDefault(known.name(), NOTHING);
        Sums now = slots.getOrDefault(known.name() + slot(known, 0), NOTHING);
        double dayWait = shrunk(day.waits, day.tickets, 20, DAY_TICKETS);
        double dayPlaces = shrunk(day.places, day.tickets, 6, DAY_TICKETS);
        double dayDesks = shrunk(day.desks, day.tickets, 2, DAY_TICKETS);
        double wait = shrunk(now.waits, now.tickets, dayWait, SLOT_TICKETS);
        double places = shrunk(now.places, now.tickets, dayPlaces, SLOT_TICKETS);
        double desks = shrunk(now.desks, now.tickets, dayDesks, SLOT_TICKETS);
        return new double[]{dayWait, dayPlaces, wait, places, Math.log(known.position() / places),
                Math.log((wait + 3) / base), pace(now, perPlace),
                pace(slots.getOrDefault(known.name() + slot(known, base / 2), NOTHING), perPlace),
                pace(slots.getOrDefault(known.name() + slot(known, base), NOTHING), perPlace), day.tickets / count,
                now.tickets / count, Math.log((known.openDesks() + .5) / (dayDesks + .5)),
                Math.log((known.openDesks() + .5) / (desks + .5))};
    }

    private static double pace(Sums slot, double perPlace) {
        return Math.log(shrunk(slot.waits, slot.places, perPlace, PACE_PLACES) / perPlace);
    }

    private static double shrunk(double sum, double weight, double usual, double counts) {
        return (sum + counts * usual) / (weight + counts);
    }
}
