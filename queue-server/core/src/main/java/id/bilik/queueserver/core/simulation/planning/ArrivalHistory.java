package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
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
import java.util.SplittableRandom;
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
    /** What is taken of how far days differ counts as so many days. */
    private static final double PRIOR_DAYS = 4;

    private record Past(Map<String, double[]> counts) {
        double total(BranchPlan plan) {
            return plan.services().stream().map(service -> counts.getOrDefault(service.id(), new double[0]))
                    .flatMapToDouble(Arrays::stream).sum();
        }
    }

    private final ZoneId zone;
    private final Deque<Past> days = new ArrayDeque<>();
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
            case Event.TicketIssued issued -> today.computeIfAbsent(issued.wish().service(),
                    it -> new double[SLOTS])[slotAt(issued.issuedAt(recorded.at()))]++;
            default -> {
            }
        }
    }

    /**
     * Arrivals to be expected from now on, tickets a minute, by slot of half an hour from the one of {@code now} to
     * midnight, by service. The day is like the last days, on the first day of a branch like {@link ExpectedDay}, and as
     * much busier as today has been so far. Those who stood at the door when it opened have come.
     */
    public Rates expected(BranchPlan plan, Instant now) {
        int present = slotAt(now);
        int opening = date == null ? present : slotAt(opened);
        Map<String, double[]> usual = new HashMap<>();
        double soFar = 0;
        double usualSoFar = 0;
        for (Service service : plan.services()) {
            double[] mean = days.isEmpty() ? expectedDay(plan, service, opening) : meanOfDays(service);
            double[] counted = today.getOrDefault(service.id(), new double[SLOTS]);
            for (int slot = 0; slot < present; slot++) {
                soFar += counted[slot];
                usualSoFar += mean[slot];
            }
            usual.put(service.id(), mean);
        }
        double busy = (PRIOR + soFar) / (PRIOR + usualSoFar);
        List<Map<String, Double>> slots = new ArrayList<>();
        for (int slot = present; slot < SLOTS; slot++) {
            Map<String, Double> perMinute = new HashMap<>();
            for (Service service : plan.services()) {
                double[] mean = usual.getOrDefault(service.id(), new double[SLOTS]);
                double count = slot == opening && slot + 1 < SLOTS ? Math.min(mean[slot], mean[slot + 1]) : mean[slot];
                perMinute.put(service.id(), busy * count / SLOT_MINUTES);
            }
            slots.add(perMinute);
        }
        return new Rates(slots, !days.isEmpty(), 1 / Math.sqrt(PRIOR + soFar), 0);
    }

    private double[] meanOfDays(Service service) {
        double[] mean = new double[SLOTS];
        for (Past day : days) {
            double[] counts = day.counts.get(service.id());
            for (int slot = 0; counts != null && slot < SLOTS; slot++) {
                mean[slot] += counts[slot] / days.size();
            }
        }
        return mean;
    }

    /** Tickets in each half hour of a day that nobody has watched yet, opened in that one. */
    private static double[] expectedDay(BranchPlan plan, Service service, int opening) {
        double[] count = new double[SLOTS];
        for (int slot = opening; slot < SLOTS; slot++) {
            count[slot] = ExpectedDay.perMinuteInSlot(slot - opening) * SLOT_MINUTES
                    * ExpectedDay.shareOf(plan, service);
        }
        return count;
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
        return usual(slots, days, plan);
    }

    /** With how far days differ (by moments, drawn to what is taken of today), and a mean over so many of them may be off. */
    private static Rates usual(List<Map<String, Double>> slots, List<Past> days, BranchPlan plan) {
        double[] totals = days.stream().mapToDouble(day -> day.total(plan)).toArray();
        double mean = Arrays.stream(totals).average().orElse(0);
        if (mean == 0) {
            return new Rates(slots, true);
        }
        double squares = PRIOR_DAYS / PRIOR - (totals.length - 1) / mean;
        for (double total : totals) {
            squares += (total / mean - 1) * (total / mean - 1);
        }
        double variance = Math.max(0, squares / (PRIOR_DAYS + totals.length - 1));
        return new Rates(slots, true, Math.sqrt((variance + 1 / mean) / totals.length), Math.sqrt(variance));
    }

    /**
     * Tickets a minute by service, for each slot.
     *
     * @param learned whether from days that have passed
     * @param error   how far all of them together may be off: the standard deviation of the logarithm of a common factor
     * @param spread  how far one of the days differs from that, of the same kind
     */
    public record Rates(List<Map<String, Double>> slots, boolean learned, double error, double spread) {
        /** Taken as they are. */
        Rates(List<Map<String, Double>> slots, boolean learned) {
            this(slots, learned, 0, 0);
        }

        /** The rates of a branch whose arrivals nobody has counted yet. */
        static Rates ofAnyBranch(List<Map<String, Double>> slots) {
            return new Rates(slots, false, 1 / Math.sqrt(PRIOR), 0);
        }

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
            return new Rates(scaled, learned, error, spread);
        }

        /** Rates that are as likely to be true, given how far these may be off. */
        Rates drawn(SplittableRandom random) {
            return error == 0 ? this : times(Math.exp(error * random.nextGaussian()));
        }

        /** The same, taken as if every day were like that. */
        Rates exact() { return new Rates(slots, learned); }

        /** Those of one of the days, as they differ. */
        Rates day(SplittableRandom random) {
            return spread == 0 ? this : times(Math.exp(spread * random.nextGaussian()));
        }

        /** Only those half hours. */
        Rates within(int first, int end) {
            return new Rates(List.copyOf(slots.subList(first, end)), learned, error, spread);
        }

        /** As many come in every later half hour as in that one: nobody has seen who would. */
        Rates heldFrom(int slot) {
            List<Map<String, Double>> held = new ArrayList<>(slots.subList(0, slot + 1));
            while (held.size() < slots.size()) {
                held.add(slots.get(slot));
            }
            return new Rates(held, learned, error, spread);
        }
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
        date = day;
        opened = at;
    }

    int slotAt(Instant at) { return (int) (at.atZone(zone).toLocalTime().toSecondOfDay() / Newcomers.SLOT_SECONDS); }
}
