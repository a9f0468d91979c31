package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.core.branch.plan.ClaimReason;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.InPath;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which papers a booking asks for: those of its reason. To staff nothing is shown that can't be noted. */
public final class AskedPapers {
    private final BookedPersons persons;
    private final PaperDesk desk;
    private final Audit audit;

    public AskedPapers(BookedPersons persons, PaperDesk desk, AccessControl access) {
        this.persons = persons;
        this.desk = desk;
        this.audit = access.audit();
    }

    PapersView of(OpenBranch open, Booking booking) {
        return PapersView.of(open.state().plan(), booking, claim(booking), desk);
    }

    /** Notes it first. */
    PapersView showTo(Context context, Booking booking) {
        PapersView view = of(InPath.realBranch(context), booking);
        audit.note(Audit.Kind.PAPERS_SHOWN, BookingAccess.staff(context), booking.id(), null);
        return view;
    }

    boolean asksFor(OpenBranch open, Booking booking, String document) {
        return open.state().plan().findService(booking.service()).map(service -> asks(service, booking, document))
                .orElse(false);
    }

    private boolean asks(Service service, Booking booking, String document) {
        BookingBodies.Claim claim = claim(booking);
        return (claim == null ? Optional.<ClaimReason>empty() : service.findReason(claim.reason()))
                .map(reason -> reason.find(document).isPresent())
                .orElseGet(() -> service.documents().stream().anyMatch(each -> each.id().equals(document)));
    }

    private BookingBodies.@Nullable Claim claim(Booking booking) {
        return persons.find(booking).map(BookedPersons.Known::claim).orElse(null);
    }
}
