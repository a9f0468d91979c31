package id.bilik.queueserver.core.branch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An officer being signed on at a group, or nobody. */
public sealed interface Duty {
    Duty OFF = new Off();

    record Off() implements Duty {}

    record On(String officer, Instant since, @Nullable Pause pause) implements Duty {}

    /**
     * New calls rest; the visits in the booths go on.
     *
     * @param returnAt when the officer means to be back; null where nothing was announced
     */
    record Pause(Instant since, @Nullable String reason, @Nullable Instant returnAt) {}
}
