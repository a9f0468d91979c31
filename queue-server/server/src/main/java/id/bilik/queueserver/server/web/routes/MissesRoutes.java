package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.access.BookingSecrets;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;

/** Staff let somebody book again who missed too many bookings. */
public final class MissesRoutes {
    private final BookingSecrets secrets;
    private final Audit audit;

    /** @param lifted how many missed bookings count no more */
    record Lifted(int lifted) {}

    public MissesRoutes(BookingSecrets secrets, Audit audit) {
        this.secrets = secrets;
        this.audit = audit;
    }

    public List<Route> list() {
        return List.of(post("/api/branches/{branch}/bookings/missed/lift", BookingAccess.DESK,
                "Lets the person of a NIK book again, whatever they missed", BookingBodies.Whose.class, 200,
                Lifted.class, this::lift));
    }

    /** The audit says who did it and not for whom: a NIK has no place there. */
    private void lift(Context context) {
        OpenBranch open = InPath.realBranch(context);
        String person = secrets.personOf(Nik.read(context));
        Branch branch = open.state();
        LocalDate today = branch.timeAt(open.now()).atZone(branch.plan().zone()).toLocalDate();
        int missed = branch.bookings().countMissed(person, today);
        if (missed > 0) {
            audit.note(Audit.Kind.MISSES_LIFTED, BookingAccess.staff(context), branch.id(), missed + " bookings");
            Orders.decide(context, open, new Command.LiftMisses(person));
        }
        context.json(new Lifted(missed));
    }
}
