package id.bilik.queueserver.core.branch.plan;

import java.util.List;

/**
 * How loud the boards speak, and when they don't.
 *
 * @param volume percent, 0 to 100; 0 for no voice
 */
public record VoicePlan(int volume, List<QuietTime> quiet) {

    public VoicePlan {
        quiet = List.copyOf(quiet);
    }
}
