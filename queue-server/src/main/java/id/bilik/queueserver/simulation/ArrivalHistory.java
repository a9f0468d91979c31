package id.bilik.queueserver.simulation;

import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.Event;
import id.bilik.queueserver.branch.RecordedEvent;
import id.bilik.queueserver.branch.Service;
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
    /** What is believed of a branch on its first day: as many as in the last hour go on coming. */
    private static final Duration LATELY = Duration.ofHours(1);

    private record Past(Map<String, double[]> counts) {}

    private final ZoneId zone;
    private final Deque<Past> days = new ArrayDeque<>();
    private final Deque<Instant> lately = new ArrayDeque<>();
    private Map<String, double[]> today = new HashMap<>();
    private @Nullable LocalDate date;

    /** @param zone of the branch */
    public ArrivalHistory(ZoneId zone) { this.zone = zone; }

    public void accept(RecordedEvent recorded) {
        switch (recorded.event()) {
            case Event.BusinessDayOpened opened -> open(opened.date());
            case Event.TicketIssued issued -> {
                today.computeIfAbsent(issued.service(), it -> new double[SLOTS])[slotAt(issued.issuedAt(recorded.at()))]++;
                lately.add(issued.issuedAt(recorded.at()));
                while (lately.size() > 5000) {
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
        double busy = firstDay ? 1 : (PRIOR + soFar) / (PRIOR + usualSoFar);
        List<Map<String, Double>> slots = new ArrayList<>();
        for (int slot = present; slot < SLOTS; slot++) {
            Map<String, Double> perMinute = new HashMap<>();
            for (Service service : plan.services()) {
                double[] mean = usual.getOrDefault(service.id(), new double[SLOTS]);
                double rate = firstDay ? recentRate(service.id(), now) : busy * mean[slot] / SLOT_MINUTES;
                perMinute.put(service.id(), rate);
            }
            slots.add(perMinute);
        }
        return new Rates(slots);
    }

    /** Tickets a minute by service, for each slot. */
    public record Rates(List<Map<String, Double>> slots) {
        /** So many times as many. */
        public Rates times(double factor) {
            List<Map<String, Double>> scaled = new ArrayList<>();
            for (Map<String, Double> slot : slots) {
                Map<String, Double> each = new HashMap<>();
                slot.forEach((service, rate) -> each.put(service, rate * factor));
                scaled.add(each);
            }
            return new Rates(scaled);
        }
    }

    private double recentRate(String service, Instant now) {
        Instant since = now.minus(LATELY);
        long all = lately.stream().filter(at -> at.isAfter(since)).count();
        double total = today.values().stream().flatMapToDouble(Arrays::stream).sum();
        double own = Arrays.stream(today.getOrDefault(service, new double[0])).sum();
        return total == 0 ? 0 : all * own / total / LATELY.toMinutes();
    }

    private void open(LocalDate opened) {
        if (opened.equals(date)) {
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
        date = opened;
    }

    int slotAt(Instant at) { return at.atZone(zone).toLocalTime().toSecondOfDay() / 1800; }
}
