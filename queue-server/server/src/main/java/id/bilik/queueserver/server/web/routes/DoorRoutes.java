package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.process.web.QrSvg;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Language;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Refusal;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.view.BranchView;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.DoorCodes;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers without a kiosk: a screen at the door shows a code, a phone exchanges it for a pass, and the pass is good for one
 * number. docs/door.md says why.
 */
public final class DoorRoutes {
    private static final String DOOR = "/api/branches/{branch}/door";

    private final boolean open;
    private final DoorCodes codes;
    private final FollowLinks links;
    private final WishPace pace;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /**
     * What a screen at the door shows.
     *
     * @param name       of the branch
     * @param address    that a phone opens
     * @param qr         picture of that address
     * @param leftMillis after which the next code takes its place, 1-60,000
     */
    record DoorCode(String name, String code, String address, String qr, long leftMillis) {}

    /** @param code as it stands in the address */
    record ReadCode(String code) {}

    /**
     * The right to one number.
     *
     * @param leftMillis for which it is good for a new one
     * @param branch     services and waits, as on the kiosk
     */
    record DoorPass(String pass, long leftMillis, BranchView branch) {}

    /** @param language in which the number is called; left out for none */
    record Choice(String pass, String service, @Nullable String language) {}

    /**
     * Routes that answer 404 while numbers at the door are switched off.
     *
     * @param open   whether they are on
     * @param clock  of people who stand at the door, also in a time lapse
     * @param ids    random ones
     */
    public DoorRoutes(boolean open, FollowLinks links, WishPace pace, InstantSource clock,
            Supplier<UUID> ids) {
        this.open = open;
        this.codes = new DoorCodes(links);
        this.links = links;
        this.pace = pace;
        this.clock = clock;
        this.ids = ids;
    }

    public List<Route> list() {
        return List.of(
                get(DOOR, Access.BOARD_READERS, "The code that stands at the door now, for one minute", DoorCode.class,
                        this::code),
                post(DOOR, Access.PARTICIPANTS, "Exchange a code for a pass, with which a service can be chosen",
                        ReadCode.class, 200, DoorPass.class, this::exchange),
                post(DOOR + "/tickets", Access.PARTICIPANTS,
                        "Take the number of a pass; the same pass gives the same number", Choice.class, 201,
                        IssuedTicket.class, this::take));
    }

    private void code(Context context) {
        OpenBranch branch = branch(context);
        Instant now = clock.instant();
        String code = codes.codeAt(branch.id(), now);
        String address = links.urlOfDoor(branch.id(), code);
        context.header("Cache-Control", "no-store")
                .json(new DoorCode(branch.state().plan().name(), code, address, QrSvg.address(address),
                        DoorCodes.leftAt(now).toMillis()));
    }

    private void exchange(Context context) {
        String code = String.valueOf(Fields.line("code", Bodies.read(context, ReadCode.class).code()));
        OpenBranch branch = branch(context);
        pace.take(context.req().getRemoteAddr());
        Instant now = clock.instant();
        if (!codes.isShown(branch.id(), code, now)) {
            throw Problem.of(HttpStatus.FORBIDDEN,
                    "This code is no longer shown. Please read the one that stands at the door now.");
        }
        String pass = codes.passOf(branch.id(), ids.get(), now);
        context.json(new DoorPass(pass, DoorCodes.TO_CHOOSE.toMillis(), BranchView.of(branch.moment())));
    }

    private void take(Context context) {
        Choice body = Bodies.read(context, Choice.class);
        String sent = String.valueOf(Fields.line("pass", body.pass()));
        String service = String.valueOf(Fields.line("service", body.service()));
        Language language = Fields.wordOrNull(Language.class, "language", body.language());
        OpenBranch branch = branch(context);
        DoorCodes.Pass pass = codes.find(branch.id(), sent).orElseThrow(
                () -> Problem.of(HttpStatus.FORBIDDEN, "This pass is not one of this branch."));
        Branch state = branch.state();
        Optional<IssuedTicket> before = find(branch, state, pass);
        if (before.isPresent()) {
            context.json(before.get());
            return;
        }
        if (pass.isOver(clock.instant())) {
            throw Problem.of(HttpStatus.FORBIDDEN,
                    "The time to choose a service is over. Please read the code at the door again.");
        }
        if (state.plan().findService(service).isEmpty()) {
            throw Problem.of(new Refusal.Unknown("service", service));
        }
        Branch after = Orders.decide(context, branch, new Command.IssueTicket(pass.requestId(), service,
                Priority.NONE, Channel.OFFLINE, null, language)).branch();
        context.status(HttpStatus.CREATED).json(find(branch, after, pass)
                .orElseThrow(() -> new IllegalStateException("a ticket without an event")));
    }

    /** The number that the pass was good for, whichever service was chosen with it. */
    private Optional<IssuedTicket> find(OpenBranch branch, Branch state, DoorCodes.Pass pass) {
        return state.findHandled(pass.requestId()).filter(Branch.Handled.Issue.class::isInstance)
                .map(Branch.Handled.Issue.class::cast)
                .map(issue -> IssuedTicket.of(branch.moment(state), state.getVisit(issue.ticket()), links));
    }

    private OpenBranch branch(Context context) {
        OpenBranch branch = InPath.realBranch(context);
        if (!open) {
            throw Problem.of(HttpStatus.NOT_FOUND,
                    "This branch gives no numbers at the door (door.numbers in the settings of the server).");
        }
        return branch;
    }
}
