package id.bilik.queueserver.lab.evaluation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plays a log of calls forward and tells at each entry into the queue what was known. What becomes of a call is put
 * aside and becomes visible only when the clock is strictly past that second.
 */
final class CallReplay {
    /** A caller as known on entering the queue, and what became of it. */
    record Lesson(KnownCall known, CallRow row) {}

    private enum What {
        ARRIVED, QUEUED, LEFT, ANSWERED, ENDED
    }

    private record Happening(double second, What what, CallRow row) {}

    private final PriorityQueue<Happening> hidden = new PriorityQueue<>(Comparator.comparingDouble(Happening::second)
            .thenComparing(Happening::what).thenComparingDouble(happening -> happening.row().arrived()));
    private final Set<CallRow> waiting = new LinkedHashSet<>();
    private final Map<Integer, Double> lastWaits = new HashMap<>();
    private final Deque<Happening> answers = new ArrayDeque<>();
    private final Deque<Double> gaveUp = new ArrayDeque<>();
    private final Deque<Double> arrivals = new ArrayDeque<>();
    private final Deque<Double> services = new ArrayDeque<>();
    private double lastWait;
    private double lastAnswer = Double.NaN;
    private int busy;

    private CallReplay() {}

    /** What was known at each entry into the queue, whether the caller was answered or gave up, in order. */
    static List<Lesson> of(List<CallRow> log) {
        Map<LocalDate, List<CallRow>> days = new TreeMap<>();
        for (CallRow row : log) {
            days.computeIfAbsent(row.day(), _ -> new ArrayList<>()).add(row);
        }
        List<Lesson> lessons = new ArrayList<>();
        for (List<CallRow> day : days.values()) {
            new CallReplay().play(day, lessons);
        }
        return lessons;
    }

    private void play(List<CallRow> day, List<Lesson> lessons) {
        for (CallRow row : day) {
            hidden.add(new Happening(row.arrived(), What.ARRIVED, row));
            if (row.waitedInQueue()) {
                hidden.add(new Happening(row.queued(), What.QUEUED, row));
                hidden.add(new Happening(row.left(), What.LEFT, row));
            }
            if (row.served() && row.serviceEnd() >= row.serviceStart()) {
                hidden.add(new Happening(row.serviceStart(), What.ANSWERED, row));
                hidden.add(new Happening(row.serviceEnd(), What.ENDED, row));
            }
        }
        List<CallRow> queued = day.stream().filter(CallRow::waitedInQueue)
                .sorted(Comparator.comparingDouble(CallRow::queued)).toList();
        for (CallRow row : queued) {
            passTo(row.queued());
            lessons.add(new Lesson(known(row), row));
        }
    }

    private void passTo(double second) {
        for (Happening next = hidden.peek(); next != null && next.second() < second; next = hidden.peek()) {
            see(Objects.requireNonNull(hidden.poll()));
        }
    }

    private void see(Happening happening) {
        CallRow row = happening.row();
        switch (happening.what()) {
            case ARRIVED -> arrivals.add(happening.second());
            case QUEUED -> waiting.add(row);
            case LEFT -> {
                waiting.remove(row);
                if (row.served()) {
                    lastWait = row.waited();
                    lastWaits.put(row.priority(), row.waited());
                } else {
                    gaveUp.add(happening.second());
                }
            }
            case ANSWERED -> {
                answers.add(happening);
                lastAnswer = happening.second();
                busy++;
            }
            case ENDED -> {
                busy--;
                services.add(row.serviceEnd() - row.serviceStart());
                if (services.size() > 50) {
                    services.remove();
                }
            }
        }
    }

    /** Reads only the caller's own entry and what has been seen. */
    private KnownCall known(CallRow caller) {
        double now = caller.queued();
        Set<String> agents = new HashSet<>();
        int answered5 = 0;
        int answered15 = 0;
        answers.removeIf(answer -> answer.second() < now - 1800);
        for (Happening answer : answers) {
            agents.add(answer.row().agent());
            answered5 += answer.second() >= now - 300 ? 1 : 0;
            answered15 += answer.second() >= now - 900 ? 1 : 0;
        }
        gaveUp.removeIf(second -> second < now - 900);
        arrivals.removeIf(second -> second < now - 300);
        int ahead = 0;
        double headWait = 0;
        for (CallRow other : waiting) {
            ahead += other.priority() >= caller.priority() ? 1 : 0;
            headWait = Math.max(headWait, now - other.queued());
        }
        return new KnownCall(caller.day(), now, caller.type(), caller.priority(), ahead, waiting.size(), headWait,
                lastWait, lastWaits.getOrDefault(caller.priority(), lastWait), now - lastAnswer, busy, agents.size(),
                answered5, answered15, gaveUp.size(), arrivals.size(),
                services.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
    }
}
