package id.bilik.queueserver.server.session.conversation;

import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * What a page was let in for.
 *
 * @param page    as the page names itself since it was loaded
 * @param holds   what the seat hangs on: the stay in the booth, or the officer's being on duty. It ends with that
 * @param allowed whether whoever asked for it would still be let in
 * @param fromHome of a participant at home, who has proved to hold the booking
 * @param imagined of somebody in a demonstration, who takes no seat from another page
 */
public record Grant(String branch, UUID page, Seat seat, String holds, BooleanSupplier allowed, boolean fromHome,
        boolean imagined) {
    /** Of a page at the branch. */
    public Grant(String branch, UUID page, Seat seat, String holds, BooleanSupplier allowed, boolean imagined) {
        this(branch, page, seat, holds, allowed, false, imagined);
    }

    /** Whether it may be used on the port for phones, where nobody of the branch is known. */
    public boolean isFromOutside() {
        return fromHome || seat.role() == Seat.Role.INTERPRETER;
    }
}
