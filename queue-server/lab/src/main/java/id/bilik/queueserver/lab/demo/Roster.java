package id.bilik.queueserver.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.core.simulation.planning.Planner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many officers the planner suggests.
 *
 * @param officers by half hour from the opening on, at least one half hour; the last holds for the rest of the day
 */
record Roster(List<Integer> officers) {
    static final Duration SLOT = Duration.ofMinutes(30);

    /** @param answer of {@code …/staffing} for a usual day */
    static Roster of(JsonNode answer) {
        List<Integer> officers = new ArrayList<>();
        answer.path("plan").forEach(slot -> officers.add(slot.path("officers").asInt()));
        return new Roster(List.copyOf(officers));
    }

    static Roster of(Planner.Plan plan) {
        return new Roster(plan.slots().stream().map(Planner.Slot::officers).toList());
    }

    /** @param after the opening */
    int at(Duration after) {
        return officers.get(Math.clamp(after.dividedBy(SLOT), 0, officers.size() - 1));
    }

    /** Such as {@code 4 until 10:00, 3 until 11:30, then 2}. */
    String words(int opens) {
        StringBuilder words = new StringBuilder();
        for (int slot = 0; slot < officers.size(); slot++) {
            boolean last = slot + 1 == officers.size();
            if (last || !officers.get(slot + 1).equals(officers.get(slot))) {
                int minutes = opens * 60 + (slot + 1) * (int) SLOT.toMinutes();
                words.append(words.isEmpty() ? "" : last ? ", then " : ", ").append(officers.get(slot));
                words.append(last ? "" : " until %02d:%02d".formatted(minutes / 60, minutes % 60));
            }
        }
        return words.toString();
    }
}
