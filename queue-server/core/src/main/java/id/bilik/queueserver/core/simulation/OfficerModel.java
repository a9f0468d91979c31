package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.forecast.OfficerRate;
import java.util.Map;

/** How imagined officers work off the visits in their booths. */
public sealed interface OfficerModel {
    /**
     * All visits of a group go on at once: with n in booths each at μ(n)/n (processor sharing).
     *
     * @param usual rate of the groups that are not named
     * @param byGroup rates of those that are
     */
    record Sharing(OfficerRate usual, Map<String, OfficerRate> byGroup) implements OfficerModel {
        public Sharing(OfficerRate usual) { this(usual, Map.of()); }

        OfficerRate of(String group) { return byGroup.getOrDefault(group, usual); }
    }

    /**
     * The officer attends to one visit at a time, who has waited longest first, while the others work by themselves.
     *
     * @param selfWorkPerAttention r, 0 or more
     */
    record Alternating(double selfWorkPerAttention) implements OfficerModel {}

    /**
     * The officer attends to one visit at a time, whom the branch suggests, and says so, while the others work by
     * themselves.
     *
     * @param selfWorkPerAttention r, 0 or more
     * @param evenTurns            whether the turns of a visit are evenly long; otherwise the same time is split at random,
     *                             as the gaps of a Poisson process would
     */
    record Attending(double selfWorkPerAttention, boolean evenTurns) implements OfficerModel {}
}
