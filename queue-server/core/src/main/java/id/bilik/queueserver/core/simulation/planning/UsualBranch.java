package id.bilik.queueserver.core.simulation.planning;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.forecast.UsualDays;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A branch as its days usually are.
 *
 * @param today    by the clock of the branch
 * @param arrivals of a whole day from midnight; where nobody ever came, {@link ExpectedDay} stands for them
 */
public record UsualBranch(LocalDate today, BranchPlan plan, UsualDays days, ArrivalHistory.Rates arrivals) {
    private static final int SLOT_MINUTES = 30;
    private static final int DAY_MINUTES = 24 * 60;

    /** Whether the arrivals come from the journal. */
    public boolean isLearned() { return !arrivals.isEmpty(); }

    /** So many times the arrivals, by the hours of that date, on which the branch is open. */
    ArrivalHistory.Rates on(LocalDate date, double times) {
        ArrivalHistory.Rates usual = arrivals.isEmpty() ? ExpectedDay.rates(plan) : arrivals;
        return within(usual, plan.hours(), date).times(times);
    }

    /**
     * Nobody stays away because the hours are shorter: those who usually come outside of them are spread over the hours as the
     * others are, or evenly where there are no others.
     */
    private static ArrivalHistory.Rates within(ArrivalHistory.Rates usual, Hours hours, LocalDate date) {
        List<Map<String, Double>> kept = new ArrayList<>();
        Map<String, Double> outside = new HashMap<>();
        double inside = 0;
        double beyond = 0;
        int open = 0;
        for (int slot = 0; slot < usual.slots().size(); slot++) {
            Map<String, Double> rates = usual.slots().get(slot);
            double all = rates.values().stream().mapToDouble(Double::doubleValue).sum();
            if (isOpen(slot, hours, date)) {
                kept.add(rates);
                inside += all;
                open++;
            } else {
                kept.add(Map.of());
                rates.forEach((service, rate) -> outside.merge(service, rate, Double::sum));
                beyond += all;
            }
        }
        if (beyond == 0) {
            return usual;
        }
        for (int slot = 0; slot < kept.size(); slot++) {
            if (isOpen(slot, hours, date)) {
                kept.set(slot, inside > 0
                        ? times(kept.get(slot), (inside + beyond) / inside)
                        : times(outside, 1.0 / open));
            }
        }
        return new ArrivalHistory.Rates(List.copyOf(kept), usual.learned(), usual.error(), usual.spread());
    }

    private static boolean isOpen(int slot, Hours hours, LocalDate date) {
        int opens = hours.opensOn(date).toSecondOfDay() / 60;
        LocalTime last = hours.closesOn(date);
        int closes = last.equals(LocalTime.MIDNIGHT) ? DAY_MINUTES : last.toSecondOfDay() / 60;
        return (slot + 1) * SLOT_MINUTES > opens && slot * SLOT_MINUTES < closes;
    }

    private static Map<String, Double> times(Map<String, Double> rates, double factor) {
        Map<String, Double> scaled = new HashMap<>();
        rates.forEach((service, rate) -> scaled.put(service, rate * factor));
        return scaled;
    }
}
