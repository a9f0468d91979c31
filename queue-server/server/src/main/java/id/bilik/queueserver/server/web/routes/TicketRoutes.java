package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.view.Moment;
import id.bilik.queueserver.core.view.TicketView;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tickets: issue, what became of the paper, where one stands, leaving and coming back. */
public final class TicketRoutes {
    private static final String TICKETS = "/api/branches/{branch}/tickets";

    private final PastTickets past;
    private final FollowLinks links;

    public TicketRoutes(PastTickets past, FollowLinks links) {
        this.past = past;
        this.links = links;
    }

    public List<Route> list() {
        return List.of(
                post(TICKETS, Access.KIOSK, "Issue a ticket; the same requestId gives the same ticket for ever",
                        Requests.Issue.class, 201, IssuedTicket.class, this::issue),
                post(TICKETS + "/{ticket}/printed", Access.KIOSK,
                        "Report what became of the slip: printed, unconfirmed or failed",
                        Requests.Printed.class, 200, TicketView.class, this::printed),
                get(TICKETS + "/{ticket}", Access.TICKET_READERS, "Where a visit stands", TicketView.class,
                        context -> answer(context, InPath.branch(context))),
                delete(TICKETS + "/{ticket}", Access.KIOSK, "The participant leaves", TicketView.class,
                        context -> act(context, new Command.LeaveQueue(InPath.ticket(context)))),
                post(TICKETS + "/{ticket}/defer", Access.KIOSK,
                        "The participant comes back so many minutes later and keeps the place", Requests.Defer.class,
                        200, TicketView.class,
                        context -> {
                            Requests.Defer body = Bodies.read(context, Requests.Defer.class);
                            act(context, new Command.DeferVisit(InPath.ticket(context), body.minutes(),
                                    body.requestId()));
                        }),
                post(TICKETS + "/{ticket}/return", Access.OFFICER,
                        "A held visit or a no-show goes back to its rightful place", Requests.Nothing.class, 200,
                        TicketView.class, context -> {
                            Bodies.read(context, Requests.Nothing.class);
                            act(context, new Command.ReturnToQueue(InPath.ticket(context)));
                        }));
    }

    private void issue(Context context) {
        OpenBranch open = InPath.branch(context);
        Requests.Issue body = Bodies.read(context, Requests.Issue.class);
        Priority priority = Fields.word(Priority.class, "priority", body.priority(), Priority.NONE);
        Channel channel = Fields.word(Channel.class, "channel", body.channel(), Channel.OFFLINE);
        Command.IssueTicket command = new Command.IssueTicket(body.requestId(), body.service(), priority, channel,
                body.appointment() == null ? null : Fields.time("appointment.at", body.appointment().at()),
                Fields.wordOrNull(Language.class, "language", body.language()), null,
                body.also() == null ? List.of() : body.also());
        var before = today(open, command).or(() -> past.find(open, command));
        if (before.isPresent()) {
            context.status(HttpStatus.OK).json(before.get());
            return;
        }
        if (open.state().plan().findService(body.service()).isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "There is no service " + body.service() + " here; there are: " + open.state().plan().services()
                            .stream().map(service -> service.id()).collect(Collectors.joining(", ")) + ".");
        }
        Decision.Accepted decision = Orders.decide(context, open, command);
        Branch branch = decision.branch();
        if (!(branch.findHandled(body.requestId()).orElse(null) instanceof Branch.Handled.Issue handled)) {
            throw new IllegalStateException("a ticket without an event");
        }
        TicketNumber ticket = handled.ticket();
        boolean created = decision
                .find(Event.TicketIssued.class, issued -> issued.requestId().equals(body.requestId())).isPresent();
        Moment moment = open.moment(branch);
        context.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .json(IssuedTicket.of(moment, branch.getVisit(ticket), links));
    }

    /**
     * What this request got already today. Told from the state that was looked at, not decided again: midnight may come
     * in between, and an answer that is durable needs no journal that can be written.
     */
    private Optional<IssuedTicket> today(OpenBranch open, Command.IssueTicket command) {
        Branch seen = open.state();
        return seen.findHandled(command.requestId()).map(handled -> {
            if (handled instanceof Branch.Handled.Issue issue && issue.wish().equals(command.wish())) {
                return IssuedTicket.of(open.moment(seen), seen.getVisit(issue.ticket()), links);
            }
            throw Problem.of(handled instanceof Branch.Handled.Withdrawn
                    ? new Refusal.RequestWithdrawn()
                    : new Refusal.RequestReused());
        });
    }

    private void printed(Context context) {
        Requests.Printed body = Bodies.read(context, Requests.Printed.class);
        act(context, new Command.ConfirmSlip(InPath.ticket(context), Fields.slip(body.outcome()), body.reason(),
                body.requestId()));
    }

    private void act(Context context, Command command) {
        OpenBranch open = InPath.branch(context);
        Decision.Accepted decision = Orders.decide(context, open, command);
        context.json(TicketView.of(open.moment(decision.branch()), InPath.ticket(context)));
    }

    private void answer(Context context, OpenBranch open) {
        TicketNumber ticket = InPath.ticket(context);
        Moment moment = open.moment();
        if (moment.branch().findVisit(ticket).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("ticket", ticket.toString()));
        }
        context.json(TicketView.of(moment, ticket));
    }
}
