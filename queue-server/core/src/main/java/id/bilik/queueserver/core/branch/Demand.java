package id.bilik.queueserver.core.branch;

import java.time.LocalDate;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * How many tickets of each service the branch issued on its latest business days, the one that is open included. It goes
 * on from day to day; days without tickets are not in it.
 *
 * @param days at most {@link #DAYS_KEPT}; counts by the service's id
 */
public record Demand(TreePMap<LocalDate, TreePMap<String, Integer>> days) {
    /** Four weeks of five days: whatever comes once a month is in them. */
    public static final int DAYS_KEPT = 20;
    static final Demand NONE = new Demand(TreePMap.empty());

    /** From what a snapshot keeps. */
    public static Demand of(Map<LocalDate, ? extends Map<String, Integer>> days) {
        TreePMap<LocalDate, TreePMap<String, Integer>> kept = TreePMap.empty();
        for (Map.Entry<LocalDate, ? extends Map<String, Integer>> day : days.entrySet()) {
            kept = kept.plus(day.getKey(), TreePMap.from(day.getValue()));
        }
        return new Demand(kept);
    }

    /** Tickets of that service on the day that had most of them; 0 where no day had one. */
    public int busiest(String service) {
        int most = 0;
        for (TreePMap<String, Integer> day : days.values()) {
            most = Math.max(most, day.getOrDefault(service, 0));
        }
        return most;
    }

    Demand plus(LocalDate date, String service) {
        TreePMap<String, Integer> day = days.getOrDefault(date, TreePMap.empty());
        TreePMap<LocalDate, TreePMap<String, Integer>> more = days.plus(date,
                day.plus(service, day.getOrDefault(service, 0) + 1));
        return new Demand(more.size() > DAYS_KEPT ? more.minus(more.firstKey()) : more);
    }
}
