package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the journal how many come when: tickets by half hour of the day and by service, over the last
 * {@value #DAYS} days with tickets. Today's count against what was usual by now tells how busy today is; that factor is
 * drawn to 1 as by {@value #PRIOR} tickets. Single writer.
 */
public final class ArrivalHistory {
    static final int SLOTS = 48;
    private static final int DAYS = 10;
    private static final double PRIOR = 20;
    private static final double SLOT_MINUTES = 30;
    /** What is believed of a branch on its first day: as many as in the last hour go on coming for two hours. */
    private static final Duration LATELY = Duration.ofHours(1);
    private static final double SHORTEST_LATELY = 5;
    /** And for how many half hours, the one that is under way among them. */
    private static final int FORESEEN_SLOTS = 5;
    /** Tickets that are kept of the last hour: more come in no hour of a branch. */
    private static final int MOST_LATELY = 5000;

    private record Past(Map<String, double[]> counts) {}

    private final ZoneId zone;
    private final Deque<Past> days = new ArrayDeque<>();
    private final Deque<Instant> lately = new ArrayDeque<>();
    private Map<String, double[]> today = new HashMap<>();
    private @Nullable LocalDate date;
    private Instant opened = Instant.EPOCH;
    private boolean over;

    /** @param zone of the branch */
    public ArrivalHistory(ZoneId zone) { this.zone = zone; }

    /** Takes the next event of the journal. */
    public void accept(RecordedEvent recorded) {
        switch (recorded.event()) {
            case Event.BusinessDayOpened day -> open(day.date(), recorded.at());
            case Event.BusinessDayClosed closed -> over = true;
            case Event.TicketIssued issued -> {
                today.computeIfAbsent(issued.service(),
                        it -> new double[SLOTS])[slotAt(issued.issuedAt(recorded.at()))]++;
                lately.add(issued.issuedAt(recorded.at()));
                while (lately.size() > MOST_LATELY) {
                    lately.remove();
                }
            }
            default -> {
            }
        }
    }

    /**
     * Arrivals to be expected from now on, tickets a minute, by slot of half an hour from the one of {@code now} to
     * midnight, by service.
     */
    public Rates expected(BranchPlan plan, Instant now) {
        int present = slotAt(now);
        Map<String, double[]> usual = new HashMap<>();
        double soFar = 0;
        double usualSoFar = 0;
        for (Service service : plan.services()) {
            double[] mean = new double[SLOTS];
            for (Past day : days) {
                double[] counts = day.counts.get(service.id());
                for (int slot = 0; counts != null && slot < SLOTS; slot++) {
                    mean[slot] += counts[slot] / days.size();
                }
            }
            double[] counted = today.getOrDefault(service.id(), new double[SLOTS]);
            for (int slot = 0; slot < present; slot++) {
                soFar += counted[slot];
                usualSoFar += mean[slot];
            }
            usual.put(service.id(), mean);
        }
        boolean firstDay = days.isEmpty();
        double lately = firstDay ? latelyPerMinute(now) : 0;
        double busy = firstDay ? 1 : (PRIOR + soFar) / (PRIOR + usualSoFar);
        List<Map<String, Double>> slots = new ArrayList<>();
        for (int slot = present; slot < SLOTS; slot++) {
            Map<String, Double> perMinute = new HashMap<>();
            for (Service service : plan.services()) {
                double[] mean = usual.getOrDefault(service.id(), new double[SLOTS]);
                double rate = !firstDay
                        ? busy * mean[slot] / SLOT_MINUTES
                        : slot - present < FORESEEN_SLOTS ? lately * shareToday(service.id()) : 0;
                perMinute.put(service.id(), rate);
            }
            slots.add(perMinute);
        }
        return new Rates(slots, !firstDay);
    }

    /** A whole day as the last days were, today's included once it is closed, from midnight; empty where there were none. */
    public Rates usual(BranchPlan plan) {
        List<Past> days = new ArrayList<>(this.days);
        if (over && !today.isEmpty()) {
            days.add(new Past(today));
        }
        List<Map<String, Double>> slots = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            Map<String, Double> perMinute = new HashMap<>();
            for (Service service : plan.services()) {
                double count = 0;
                for (Past day : days) {
                    double[] counts = day.counts.get(service.id());
                    count += counts == null ? 0 : counts[slot];
                }
                perMinute.put(service.id(), days.isEmpty() ? 0 : count / days.size() / SLOT_MINUTES);
            }
            slots.add(perMinute);
        }
        return new Rates(slots, true);
    }

    /**
     * Tickets a minute by service, for each slot.
     *
     * @param learned whether from days that have passed: what the first day tells does not reach far
     */
    public record Rates(List<Map<String, Double>> slots, boolean learned) {
        boolean isEmpty() { return slots.stream().allMatch(Rates::isQuiet); }

        static boolean isQuiet(Map<String, Double> slot) { return slot.values().stream().allMatch(rate -> rate == 0); }

        /** So many times as many. */
        public Rates times(double factor) {
            List<Map<String, Double>> scaled = new ArrayList<>();
            for (Map<String, Double> slot : slots) {
                Map<String, Double> each = new HashMap<>();
                slot.forEach((service, rate) -> each.put(service, rate * factor));
                scaled.add(each);
            }
            return new Rates(scaled, learned);
        }
    }

    /** Tickets a minute within the last hour, or since the day opened where that is less. */
    private double latelyPerMinute(Instant now) {
        Instant hourAgo = now.minus(LATELY);
        Instant since = opened.isAfter(hourAgo) ? opened : hourAgo;
        long count = lately.stream().filter(at -> !at.isBefore(since)).count();
        return count / Math.max(SHORTEST_LATELY, Duration.between(since, now).toMillis() / 60_000.0);
    }

    private double shareToday(String service) {
        double total = today.values().stream().flatMapToDouble(Arrays::stream).sum();
        return total == 0 ? 0 : Arrays.stream(today.getOrDefault(service, new double[0])).sum() / total;
    }

    private void open(LocalDate day, Instant at) {
        over = false;
        if (day.equals(date)) {
            return;
        }
        if (!today.isEmpty()) {
            days.add(new Past(today));
            if (days.size() > DAYS) {
                days.remove();
            }
        }
        today = new HashMap<>();
        lately.clear();
        date = day;
        opened = at;
    }

    int slotAt(Instant at) { return (int) (at.atZone(zone).toLocalTime().toSecondOfDay() / Newcomers.SLOT_SECONDS); }
}
