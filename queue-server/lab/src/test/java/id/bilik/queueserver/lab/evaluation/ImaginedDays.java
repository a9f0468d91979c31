package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Days made for one question: a queue in which everything but what is asked is the same every day. */
final class ImaginedDays {
    static final LocalDate FIRST = LocalDate.of(2021, 3, 1);

    private final List<TicketRow> log = new ArrayList<>();
    private final SplittableRandom random;

    ImaginedDays(long seed) { random = new SplittableRandom(seed); }

    /**
     * A busy day of one queue: a ticket about every pace minutes from opening on, called after about pace times its
     * position.
     *
     * @param spread how far a wait may be off its pace, as a share of it, at most 1
     */
    ImaginedDays day(int day, String queue, double opening, double pace, double spread, int tickets) {
        List<Double> calls = new ArrayList<>();
        double issued = opening;
        double free = opening;
        for (int ticket = 1; ticket <= tickets; ticket++) {
            issued += pace * (.4 + random.nextDouble());
            double called = Math.max(free, issued) + pace * (1 + spread * (2 * random.nextDouble() - 1));
            free = called;
            double at = issued;
            int ahead = (int) calls.stream().filter(call -> call >= at).count();
            calls.add(called);
            log.add(new TicketRow("office", queue, FIRST.plusDays(day), ticket, issued, called, ahead + 1, 2, 10));
        }
        return this;
    }

    List<LogReplay.Lesson> lessons() { return LogReplay.of(log); }

    static List<LogReplay.Lesson> on(int day, List<LogReplay.Lesson> lessons) {
        return lessons.stream().filter(lesson -> lesson.known().day().equals(FIRST.plusDays(day))).toList();
    }

    static List<LogReplay.Lesson> before(int day, List<LogReplay.Lesson> lessons) {
        return lessons.stream().filter(lesson -> lesson.known().day().isBefore(FIRST.plusDays(day))).toList();
    }
}
