package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.view.ContractNames;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers that a branch may choose, as people write them. */
public record RulesJson(Double noShowAfterMinutes, Double holdForMinutes, Double overdueAfterMinutes,
        LinkedHashMap<String, Double> weights, @Nullable Double undoForSeconds, @Nullable Double deferAtMostMinutes,
        @Nullable Integer returnsInPlace, @Nullable Double appointmentWeight) {

    static RulesJson of(Rules rules) {
        LinkedHashMap<String, Double> weights = new LinkedHashMap<>();
        for (Priority priority : Priority.values()) {
            Double weight = rules.weights().get(priority);
            if (weight != null) {
                weights.put(ContractNames.of(priority), weight);
            }
        }
        return new RulesJson(PlanFields.minutes(rules.noShowAfter()), PlanFields.minutes(rules.holdFor()),
                PlanFields.minutes(rules.overdueAfter()), weights, (double) rules.undoFor().toSeconds(),
                PlanFields.minutes(rules.deferAtMost()), rules.returnsInPlace(), rules.appointmentWeight());
    }

    Rules toRules() {
        Map<Priority, Double> byClass = new LinkedHashMap<>();
        weights.forEach((name, weight) -> byClass.put(ContractNames.find(Priority.class, name)
                .orElseThrow(() -> new IllegalArgumentException("there is no priority class " + name)), weight));
        return new Rules(PlanFields.minutes("noShowAfterMinutes", noShowAfterMinutes),
                PlanFields.minutes("holdForMinutes", holdForMinutes),
                PlanFields.minutes("overdueAfterMinutes", overdueAfterMinutes), byClass,
                upTo("undoForSeconds", undoForSeconds, 1, Rules.LONGEST_UNDO),
                upTo("deferAtMostMinutes", deferAtMostMinutes, 60, Rules.LONGEST_DEFERRAL), returnsInPlace,
                appointmentWeight);
    }

    /** 0 and nothing are told apart: the one switches off, the other leaves it as usual. */
    private static @Nullable Duration upTo(String field, @Nullable Double number, int unitSeconds, Duration most) {
        if (number == null) {
            return null;
        }
        if (number < 0 || number * unitSeconds > most.toSeconds()) {
            throw new IllegalArgumentException(
                    field + " must be 0 to " + most.toSeconds() / unitSeconds + ", not " + number);
        }
        return Duration.ofSeconds(Math.round(number * unitSeconds));
    }
}
