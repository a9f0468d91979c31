package id.bilik.queueserver.server.collective;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The state of the claim of somebody on a list. */
public enum State {
    /** Nobody has worked on it yet. */
    LISTED,
    /** An officer works on it now. */
    CALLED, SERVED, ABSENT, MISSING_PAPERS,
    /** The company took the person off its list. */
    WITHDRAWN;

    public String word() { return name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    public static Optional<State> find(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    static State of(String word) {
        return find(word).orElseThrow(() -> new IllegalStateException("no state of a claim: " + word));
    }

    /** Whether an officer is done with it, so that no later day is needed. */
    public boolean isOver() {
        return this == SERVED || this == WITHDRAWN;
    }
}
