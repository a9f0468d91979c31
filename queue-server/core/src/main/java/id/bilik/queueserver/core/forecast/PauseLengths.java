package id.bilik.queueserver.core.forecast;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long pauses take, by the reason that was given; few of a reason are drawn to all. Single writer. */
final class PauseLengths {
    /** Pauses that what is usual weighs as. */
    private static final double PRIOR = 2;

    private final Map<String, ShrunkMean> byReason = new HashMap<>();
    private final ShrunkMean all = new ShrunkMean();

    void add(@Nullable String reason, double seconds) {
        all.add(seconds);
        if (reason != null) {
            byReason.computeIfAbsent(reason, it -> new ShrunkMean()).add(seconds);
        }
    }

    /** Mean length of a pause of any reason, seconds. */
    double usual() {
        return all.drawnTo(BranchModel.PAUSE_SECONDS, PRIOR);
    }

    /** The same by reason. */
    Map<String, Double> byReason() {
        Map<String, Double> lengths = new HashMap<>();
        byReason.forEach((reason, length) -> lengths.put(reason, length.drawnTo(usual(), PRIOR)));
        return lengths;
    }
}
