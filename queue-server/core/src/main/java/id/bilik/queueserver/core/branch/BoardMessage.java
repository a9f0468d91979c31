package id.bilik.queueserver.core.branch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the board.
 *
 * @param text    empty for nothing
 * @param english the same in English; null where it was written in one language, whichever that is
 * @param since   when it was shown; the distant past for what never was
 */
public record BoardMessage(String text, @Nullable String english, Instant since) {
    static final BoardMessage NONE = new BoardMessage("", null, Instant.EPOCH);
}
