package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** What a branch offers to whoever books from home: the part of its plan that anybody may read. */
public final class OfferRoutes {
    /**
     * The offer.
     *
     * @param clockSpeed          how many of the branch's seconds pass in one; more than 1 only in a time lapse
     * @param daysAhead           how many days after today can be booked at most
     * @param checkInEarlyMinutes how long before the booked time somebody may check in
     * @param checkInLateMinutes  how long after it
     */
    record Offer(OffsetDateTime now, double clockSpeed, String branch, String name, List<OfferedService> services,
            int daysAhead, long checkInEarlyMinutes, long checkInLateMinutes) {}

    /**
     * A service.
     *
     * @param names     by language
     * @param icon      name of its picture
     * @param documents what to bring
     * @param home      whether it can be booked from home
     * @param reasons   for which it is claimed, each with its papers in place of the documents; none where papers depend on no reason
     */
    record OfferedService(String id, Map<String, String> names, String icon, List<Document> documents, boolean home,
            List<OfferedReason> reasons) {
        static OfferedService of(Service service, BranchPlan plan) {
            return new OfferedService(service.id(), service.names(), ContractNames.of(service.icon()),
                    service.documents(), plan.servesAtHome(service.id()), OfferedReason.list(service));
        }
    }

    public List<Route> list() {
        return List.of(get("/api/branches/{branch}/services", Access.PARTICIPANTS,
                "What can be booked, what to bring for it, and how far ahead", Offer.class, OfferRoutes::show));
    }

    private static void show(Context context) {
        OpenBranch open = InPath.realBranch(context);
        Branch branch = open.state();
        BranchPlan plan = branch.plan();
        BookingPlan rules = plan.shares().bookings();
        context.json(new Offer(BookingView.local(branch, branch.timeAt(open.now())), open.desk().clockSpeed(),
                plan.id(), plan.name(),
                plan.services().stream().filter(service -> !plan.isCheck(service.id()))
                        .map(service -> OfferedService.of(service, plan)).toList(),
                rules.horizonDays(),
                rules.early().toMinutes(), rules.late().toMinutes()));
    }
}
