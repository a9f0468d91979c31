package id.bilik.queueserver.lab.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How fast each queue went on past days: minutes of waiting per place in the queue, shrunk from the queue to its
 * office and from the office to all (J.-B. Bühlmann's credibility, 1967: a queue's own evidence counts against a
 * fixed number of places of the wider group), and the same by hour of the day, shrunk to the queue.
 */
final class QueueSpeed {
    private static final double OFFICE_PLACES = 100;
    private static final double QUEUE_PLACES = 100;
    private static final double HOUR_PLACES = 50;
    private static final double UNKNOWN = 5;

    private final Evidence all = new Evidence();
    private final Map<String, Evidence> offices = new HashMap<>();
    private final Map<String, Evidence> queues = new HashMap<>();
    private final Map<String, Evidence> hours = new HashMap<>();
    private final Map<String, Double> closing = new HashMap<>();
    private final int days;

    private static final class Evidence {
        private double minutes;
        private double places;
        private int tickets;

        void add(LogReplay.Lesson lesson) {
            minutes += lesson.waited();
            places += lesson.known().position();
            tickets++;
        }

        double shrunkTo(double wider, double weight) { return (minutes + weight * wider) / (places + weight); }
    }

    private QueueSpeed(int days) { this.days = days; }

    /** Learns from whole past days; with none, everything is as of an unknown office. */
    static QueueSpeed learn(List<LogReplay.Lesson> lessons) {
        QueueSpeed pace = new QueueSpeed(
                Math.max(1, (int) lessons.stream().map(lesson -> lesson.known().day()).distinct().count()));
        Map<String, Map<Object, Double>> lastCalls = new HashMap<>();
        for (LogReplay.Lesson lesson : lessons) {
            Known known = lesson.known();
            pace.all.add(lesson);
            add(pace.offices, known.office(), lesson);
            add(pace.queues, known.name(), lesson);
            add(pace.hours, hour(known), lesson);
            lastCalls.computeIfAbsent(known.name(), _ -> new HashMap<>()).merge(known.day(), lesson.row().called(),
                    Math::max);
        }
        lastCalls.forEach((queue, calls) -> pace.closing.put(queue, median(new ArrayList<>(calls.values()))));
        return pace;
    }

    private static void add(Map<String, Evidence> where, String name, LogReplay.Lesson lesson) {
        where.computeIfAbsent(name, _ -> new Evidence()).add(lesson);
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return (values.get((values.size() - 1) / 2) + values.get(values.size() / 2)) / 2;
    }

    private static String hour(Known known) { return known.name() + '/' + (int) (known.minute() / 60); }

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
        double ofOffice = office.shrunkTo(general, OFFICE_PLACES);
        Evidence queue = byQueue.apply(known.name());
        if (queue == null) {
            return new Queue(ofOffice, ofOffice, Double.NaN, 0);
        }
        double ofQueue = queue.shrunkTo(ofOffice, QUEUE_PLACES);
        Evidence hour = byHour.apply(hour(known));
        return new Queue(ofQueue, hour == null ? ofQueue : hour.shrunkTo(ofQueue, HOUR_PLACES),
                closing.getOrDefault(known.name(), Double.NaN), (double) queue.tickets / days);
    }

    /**
     * What is learned about one queue.
     *
     * @param perPlace minutes of waiting per place, over the whole day
     * @param perPlaceNow the same at this hour
     * @param closing minute of the usual last call; not a number if unknown
     * @param ticketsADay how busy the queue is
     */
    record Queue(double perPlace, double perPlaceNow, double closing, double ticketsADay) {}
}
