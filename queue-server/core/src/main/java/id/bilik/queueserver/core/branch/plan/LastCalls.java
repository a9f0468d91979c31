package id.bilik.queueserver.core.branch.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a branch tells those who come too late in the day.
 *
 * @param callsAfterClosing how long calls go on after the hours end, zero or more
 * @param unlikelyBelow     chance of being called, 0 to 1, below which a participant is told that it is small
 * @param instead           what can be done instead, by language; may be empty
 */
public record LastCalls(Duration callsAfterClosing, double unlikelyBelow, Map<String, String> instead) {
    public static final LastCalls DEFAULT = new LastCalls(Duration.ZERO, .2, Map.of());

    public LastCalls {
        // in the order of the plan's languages, which an unordered copy would lose
        instead = Collections.unmodifiableMap(new LinkedHashMap<>(instead));
        if (callsAfterClosing.isNegative() || !(unlikelyBelow >= 0 && unlikelyBelow <= 1)) {
            throw new IllegalArgumentException("calls after closing must be 0 or more, and a chance is 0 to 1");
        }
    }
}
