package id.bilik.queueserver.core.branch;

import java.time.Instant;

/**
 * What stands on the board.
 *
 * @param text  empty for nothing
 * @param since when it was shown; the distant past for what never was
 */
public record BoardMessage(String text, Instant since) {
    static final BoardMessage NONE = new BoardMessage("", Instant.EPOCH);
}
