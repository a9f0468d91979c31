package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.ClaimReason;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.branch.plan.WaitingMonth;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reason of a claim as it was sent. It tells of illness and death, so neither it nor the last day of work is in the journal. */
final class Claimed {
    private Claimed() {}

    /**
     * The claim that was sent, if it is possible on that day.
     *
     * @param day on which the visit is, or the first on which it may be
     * @throws Problem 400 where it is no reason of that service, or lacks the day; 409 {@code WaitingMonth} where that day is too soon
     */
    static BookingBodies.@Nullable Claim read(BranchPlan plan, String service, BookingBodies.@Nullable Claim sent,
            LocalDate day) {
        Optional<Service> known = plan.findService(service);
        // the branch itself refuses a service that it lacks
        if (sent == null || known.isEmpty()) {
            return null;
        }
        ClaimReason reason = known.get().findReason(sent.reason()).orElseThrow(
                () -> Problem.of(HttpStatus.BAD_REQUEST, "The field claim.reason is no reason of this service."));
        if (reason.waits() == 0) {
            return new BookingBodies.Claim(reason.id(), null);
        }
        if (sent.leftOn() == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field claim.leftOn must be there for this reason.");
        }
        BookingBodies.Claim claim = new BookingBodies.Claim(reason.id(),
                Query.date("claim.leftOn", sent.leftOn()).toString());
        expectOver(plan, service, claim, day);
        return claim;
    }

    /**
     * Where the visit is to be on that day.
     *
     * @throws Problem 409 {@code WaitingMonth} where that is too soon
     */
    static void expectOver(BranchPlan plan, String service, BookingBodies.@Nullable Claim claim, LocalDate day) {
        if (claim == null || claim.leftOn() == null) {
            return;
        }
        LocalDate leftOn = LocalDate.parse(claim.leftOn());
        plan.findService(service).flatMap(known -> known.findReason(claim.reason()))
                .map(reason -> WaitingMonth.firstDay(reason, leftOn)).filter(first -> first.isAfter(day))
                .ifPresent(first -> {
                    throw Problem.waitingMonth(first);
                });
    }
}
