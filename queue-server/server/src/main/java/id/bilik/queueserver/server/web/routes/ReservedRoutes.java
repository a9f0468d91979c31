package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.Lease;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a kiosk needs to go on while it can't reach this server, and what it tells afterwards. */
public final class ReservedRoutes {
    private static final String HERE = "/api/branches/{branch}";
    private static final long LONGEST_AGE_SECONDS = Duration.ofDays(60).toSeconds();

    private final FollowLinks links;

    record FreeNumber(String ticket, String followUrl) {}

    /** Numbers of one service for one business day; to be given from {@code opensAt} until before {@code closesAt}. */
    record LeaseView(String service, LocalDate date, OffsetDateTime opensAt, OffsetDateTime closesAt,
            List<FreeNumber> numbers) {}

    record Leases(String kiosk, UUID holder, OffsetDateTime now, List<LeaseView> leases) {}

    /** @param recorded {@code visit} where today has its visit, {@code late} where its day was over */
    record Recorded(String ticket, String recorded) {}

    /** @param ticket that the request had got; null where it had none */
    record Withdrawn(UUID requestId, @Nullable String ticket) {}

    public ReservedRoutes(FollowLinks links) { this.links = links; }

    public List<Route> list() {
        return List.of(
                post(HERE + "/kiosks/{kiosk}/leases", Access.KIOSK,
                        "Numbers that this kiosk may give while it can't reach the server", Requests.Lease.class, 200,
                        Leases.class, this::lease),
                post(HERE + "/reserved-tickets", Access.KIOSK,
                        "A ticket that was given from reserved numbers; taken in once", Requests.Reserved.class, 200,
                        Recorded.class, this::record),
                delete(HERE + "/requests/{requestId}", Access.KIOSK,
                        "The participant went before a number came: its ticket leaves, and it gets none later",
                        Withdrawn.class, this::withdraw));
    }

    private void lease(Context context) {
        OpenBranch open = InPath.branch(context);
        String kiosk = context.pathParam("kiosk");
        UUID holder = Bodies.read(context, Requests.Lease.class).holder();
        Branch branch = Orders.decide(context, open, new Command.ReserveNumbers(kiosk, holder)).branch();
        Instant now = open.now();
        List<LeaseView> leases = new ArrayList<>();
        for (LocalDate date : branch.listTicketingDates(now)) {
            for (Service service : branch.plan().services()) {
                List<FreeNumber> numbers = new ArrayList<>();
                for (Lease lease : branch.counters().list(kiosk, holder, service.id(), date)) {
                    for (TicketNumber ticket : lease.listFree()) {
                        numbers.add(new FreeNumber(ticket.toString(), links.urlOf(branch, date, ticket)));
                    }
                }
                Branch.Ticketing hours = branch.ticketingOn(date);
                leases.add(new LeaseView(service.id(), date, local(branch, hours.from()),
                        local(branch, hours.until()), numbers));
            }
        }
        context.json(new Leases(kiosk, holder, local(branch, now), leases));
    }

    private void record(Context context) {
        OpenBranch open = InPath.branch(context);
        Requests.Reserved body = Bodies.read(context, Requests.Reserved.class);
        if (Gate.caller(context) instanceof Caller.Device device && !device.device().id().equals(body.kiosk())) {
            throw Problem.forbidden("This kiosk is " + device.device().id() + ", not " + body.kiosk() + ".");
        }
        TicketNumber ticket = Fields.ticket("ticket", body.ticket());
        Decision.Accepted decision = Orders.decide(context, open, new Command.IssueReserved(body.requestId(), ticket,
                body.service(),
                Fields.word(Priority.class, "priority", body.priority(), Priority.NONE),
                Fields.word(Channel.class, "channel", body.channel(), Channel.OFFLINE), body.kiosk(),
                date(body.date()), issuedAt(body, open.now()), !Boolean.FALSE.equals(body.exact()),
                body.latestAt() == null ? null : Fields.time("latestAt", body.latestAt()),
                Fields.slip(body.outcome()), body.reason(),
                Fields.wordOrNull(Language.class, "language", body.language())));
        boolean late = decision.find(Event.LateTicketRecorded.class, any -> true).isPresent()
                || decision.branch().findVisit(ticket)
                        .filter(visit -> visit.requestId().equals(body.requestId())).isEmpty();
        context.json(new Recorded(ticket.toString(), late ? "late" : "visit"));
    }

    private void withdraw(Context context) {
        OpenBranch open = InPath.branch(context);
        UUID requestId = uuid(context.pathParam("requestId"));
        Branch branch = Orders.decide(context, open, new Command.WithdrawWish(requestId)).branch();
        String ticket = branch.findHandled(requestId).orElse(null) instanceof Branch.Handled.OfTicket handled
                ? handled.ticket().toString()
                : null;
        context.json(new Withdrawn(requestId, ticket));
    }

    /** As the kiosk knows it from this server's clock, however late it is told; else by its own count of seconds. */
    private static Instant issuedAt(Requests.Reserved body, Instant now) {
        Double age = body.ageSeconds();
        String text = body.issuedAt();
        if (age != null && !(age >= 0 && age <= LONGEST_AGE_SECONDS)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field ageSeconds must be 0 to " + LONGEST_AGE_SECONDS + ", not " + age + ".");
        }
        if (text == null && age == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "One of the fields ageSeconds and issuedAt must be there.");
        }
        Instant issuedAt = text == null ? now : Fields.time("issuedAt", text);
        return age == null || (text != null && !Boolean.FALSE.equals(body.exact()))
                ? issuedAt
                : now.minusMillis(Math.round(age * 1000));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field date must be like 2026-03-02, not " + text + ".");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no request " + text + " here: it is no UUID.");
        }
    }

    private static OffsetDateTime local(Branch branch, Instant at) {
        return at.atZone(branch.plan().zone()).toOffsetDateTime();
    }
}
