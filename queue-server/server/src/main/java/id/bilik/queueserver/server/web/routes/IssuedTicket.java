package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Stage;
import id.bilik.queueserver.core.branch.Visit;
import id.bilik.queueserver.core.forecast.ServedToday;
import id.bilik.queueserver.core.forecast.WaitRange;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.core.view.StepView;
import id.bilik.queueserver.core.view.TicketView;
import id.bilik.queueserver.core.view.UnservedView;
import id.bilik.queueserver.server.access.FollowLinks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands on the slip.
 *
 * @param waitWithoutPriority what the same ticket would be told without its priority, never less than {@code waitRange};
 *     null for one whose class weighs no more
 * @param service         that was asked for; with several, the first of them
 * @param steps           of the visit, in order; none where it has one
 * @param requestId       by which its slip is reported, where whoever asked did not choose one: after a check-in
 */
record IssuedTicket(String ticket, String service, Map<String, String> names, String priority, String branch,
        String name, String zone, OffsetDateTime issuedAt, int ahead, @Nullable WaitRange waitRange, String followUrl,
        @Nullable ServedToday servedToday, @Nullable OffsetDateTime appointment, @Nullable UnservedView unserved,
        @Nullable WaitRange waitWithoutPriority, @Nullable UUID requestId, List<StepView> steps) {

    static IssuedTicket of(Moment moment, Visit visit, FollowLinks links) {
        Branch branch = moment.branch();
        boolean waiting = visit.stage() instanceof Stage.Waiting;
        int ahead = waiting ? moment.ahead(visit) : 0;
        WaitRange range = waiting ? moment.waitOf(visit, ahead) : new WaitRange(0, 0, 0);
        OffsetDateTime issuedAt = visit.issuedAt().truncatedTo(ChronoUnit.MILLIS).atZone(branch.plan().zone())
                .toOffsetDateTime();
        String service = branch.findHandled(visit.requestId()).orElse(null) instanceof Branch.Handled.Issue wish
                ? wish.service()
                : visit.service();
        return new IssuedTicket(visit.ticket().toString(), service, TicketView.namesOf(branch, service),
                ContractNames.of(visit.priority()), branch.id(),
                branch.plan().name(), branch.plan().zone().getId(), issuedAt, ahead, range,
                links.urlOf(branch, issuedAt.toLocalDate(), visit.ticket()),
                waiting ? moment.servedToday(visit, ahead) : null, booked(branch.plan().zone(), visit.appointment()),
                waiting ? moment.unserved(visit.service()) : null,
                waiting ? moment.waitWithoutPriority(visit, ahead) : null, null,
                StepView.list(moment, visit));
    }

    IssuedTicket issuedBy(UUID request) {
        return new IssuedTicket(ticket, service, names, priority, branch, name, zone, issuedAt, ahead, waitRange,
                followUrl, servedToday, appointment, unserved, waitWithoutPriority, request, steps);
    }

    /** A booked time as it is answered, to the second. */
    static @Nullable OffsetDateTime booked(ZoneId zone, @Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime();
    }
}
