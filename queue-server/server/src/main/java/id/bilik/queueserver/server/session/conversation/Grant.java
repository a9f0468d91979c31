package id.bilik.queueserver.server.session.conversation;

import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What a page was let in for.
 *
 * @param page    as the page names itself since it was loaded
 * @param holds   what the seat hangs on: the stay in the booth, or the officer's being on duty. It ends with that
 * @param allowed whether whoever asked for it would still be let in
 * @param imagined of somebody in a demonstration, who takes no seat from another page
 */
public record Grant(String branch, UUID page, Seat seat, String holds, BooleanSupplier allowed, boolean imagined) {
    /** Whether it may be used on the port for phones, where nobody of the branch is known. */
    public boolean isFromOutside() {
        return seat.role() == Seat.Role.INTERPRETER;
    }
}
