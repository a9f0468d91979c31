package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.ServerAnswer;
import java.util.UUID;

/** What a participant gets. */
public sealed interface DeskAnswer {

    /**
     * A number.
     *
     * @param first
     *            false if the same request id had got it before
     */
    record Issued(DeskTicket ticket, boolean first) implements DeskAnswer {}

    /** The server said no. */
    record Refused(ServerAnswer.Refused<?> refusal) implements DeskAnswer {}

    /** The server can't be reached; asked again with the same request id, the same ticket comes. */
    record Unreachable(String reason) implements DeskAnswer {}

    /** The server can't be reached, and this kiosk has no number of that service any more; others may go on. */
    record UsedUp(String service) implements DeskAnswer {}

    /** The request id was used for something else. */
    record AnotherWish(UUID requestId) implements DeskAnswer {}
}
