package id.bilik.queueserver.lab.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How fast each queue went on past days: minutes of waiting per place in the queue, shrunk from the queue to its
 * office and from the office to all (J.-B. Bühlmann's credibility, 1967: a queue's own evidence counts against a
 * given number of places of the wider group), and the same by hour since the office opened, shrunk to the queue.
 */
final class QueueSpeed {
    /** Minutes a place where nothing was ever seen; it counts as a single place. */
    private static final double UNKNOWN = 5;

    private final Evidence all = new Evidence();
    private final Map<String, Evidence> offices = new HashMap<>();
    private final Map<String, Evidence> queues = new HashMap<>();
    private final Map<String, Evidence> hours = new HashMap<>();
    private final Shrinkage shrinkage;

    /**
     * How many places the wider group counts for.
     *
     * @param wider of all against an office, and of an office against a queue; above 0
     * @param hour of the queue's whole day against one hour of it; above 0
     */
    record Shrinkage(double wider, double hour) {
        /** Where there are no days to choose by. */
        static final Shrinkage USUAL = new Shrinkage(100, 50);
    }

    private static final class Evidence {
        private double minutes;
        private double places;

        void add(LogReplay.Lesson lesson) {
            minutes += lesson.waited();
            places += lesson.known().position();
        }

        double shrunkTo(double wider, double weight) { return (minutes + weight * wider) / (places + weight); }
    }

    private QueueSpeed(Shrinkage shrinkage) { this.shrinkage = shrinkage; }

    /** Learns from whole past days; with none, everything is as of an unknown office. */
    static QueueSpeed learn(List<LogReplay.Lesson> lessons, Shrinkage shrinkage) {
        QueueSpeed pace = new QueueSpeed(shrinkage);
        for (LogReplay.Lesson lesson : lessons) {
            Known known = lesson.known();
            pace.all.add(lesson);
            add(pace.offices, known.office(), lesson);
            add(pace.queues, known.name(), lesson);
            add(pace.hours, hour(known), lesson);
        }
        return pace;
    }

    private static void add(Map<String, Evidence> where, String name, LogReplay.Lesson lesson) {
        where.computeIfAbsent(name, _ -> new Evidence()).add(lesson);
    }

    private static String hour(Known known) { return known.name() + '/' + (int) (known.sinceOpening() / 60); }

    /** What is learned about the queue of a ticket. */
    Queue of(Known known) {
        return queue(known, name -> queues.get(name), name -> hours.get(name));
    }

    /** The same as if the queue had never been seen, though its office may have been. */
    Queue ofStranger(Known known) {
        return queue(known, _ -> null, _ -> null);
    }

    private Queue queue(Known known, Function<String, @Nullable Evidence> byQueue,
            Function<String, @Nullable Evidence> byHour) {
        double general = all.shrunkTo(UNKNOWN, 1);
        Evidence office = offices.getOrDefault(known.office(), new Evidence());
        double ofOffice = office.shrunkTo(general, shrinkage.wider());
        Evidence queue = byQueue.apply(known.name());
        if (queue == null) {
            return new Queue(ofOffice, ofOffice);
        }
        double ofQueue = queue.shrunkTo(ofOffice, shrinkage.wider());
        Evidence hour = byHour.apply(hour(known));
        return new Queue(ofQueue, hour == null ? ofQueue : hour.shrunkTo(ofQueue, shrinkage.hour()));
    }

    /**
     * What is learned about one queue.
     *
     * @param perPlace minutes of waiting per place, over the whole day
     * @param perPlaceNow the same at this hour since opening
     */
    record Queue(double perPlace, double perPlaceNow) {}
}
