package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.BookingSecrets;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Set;

/** Who may see and change a booking: whoever has its secret ({@code Authorization: Booking SECRET}), and staff. */
public final class BookingAccess {
    private static final String SCHEME = "Booking ";
    static final Set<Access> DESK = Set.of(Access.OFFICER, Access.SUPERVISOR);

    private final BookingSecrets secrets;

    public BookingAccess(BookingSecrets secrets) { this.secrets = secrets; }

    /**
     * The booking that a path names, for who may know it.
     *
     * @throws Problem 404 for a secret that is not its own, whether there is such a booking or not; and where it is not known,
     *     or no longer
     */
    Booking get(Context context) {
        OpenBranch open = InPath.realBranch(context);
        String id = id(context);
        return open.state().bookings().find(id).orElseThrow(() -> Problem.of(new Refusal.Unknown("booking", id)));
    }

    /**
     * The id that a path names, of a booking or of a wish on the waiting list, for who may know it.
     *
     * @throws Problem 404 for a secret that is not its own
     */
    String id(Context context) {
        OpenBranch open = InPath.realBranch(context);
        String id = context.pathParam("booking");
        if (!isStaff(context) && !isHolder(context, open, id)) {
            throw Problem.of(HttpStatus.NOT_FOUND,
                    "There is no booking " + id + " that this secret opens.");
        }
        return id;
    }

    /** The secret of a booking, for who may know that booking. */
    String secretOf(OpenBranch open, Booking booking) {
        return secrets.secretOf(open.id(), booking.id());
    }

    /** Whether somebody of the staff asks; what is done is then theirs. */
    static boolean isStaff(Context context) {
        return Gate.act(context, DESK).isPresent();
    }

    /** Who of the staff asks. */
    static Actor staff(Context context) {
        return Gate.act(context, DESK).map(Caller::actor)
                .orElseThrow(() -> new IllegalStateException(context.path() + " is asked by nobody of the staff"));
    }

    private boolean isHolder(Context context, OpenBranch open, String id) {
        String header = context.header("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && secrets.isSecretOf(open.id(), id, header.substring(SCHEME.length()).strip());
    }
}
