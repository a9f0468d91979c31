package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.DeviceKind;
import id.bilik.queueserver.server.access.Passwords;
import id.bilik.queueserver.server.access.Role;
import id.bilik.queueserver.server.access.RunCredentials;
import id.bilik.queueserver.server.access.SecondProof;
import id.bilik.queueserver.server.access.Session;
import id.bilik.queueserver.server.access.SignIn;
import id.bilik.queueserver.server.firststeps.FirstSteps;
import id.bilik.queueserver.server.records.DeviceRows;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Cookies;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who somebody is. */
public final class SessionRoutes {
    private static final String SESSION = "/api/session";
    /** For every wrong way the same, so that nobody learns from it which names there are. */
    private static final String WRONG = "This is not right. Check the name, the password or PIN, and the code or passkey.";
    /**
     * A wrong attempt is answered no sooner than this after it came: a hash takes a third of a second to half of one, by
     * what else the machine does, and what is left of the difference tells a guesser nothing of the name.
     */
    private static final Duration WRONG_TAKES = Duration.ofMillis(750);
    private static final Duration BUSY = Duration.ofSeconds(5);

    private final AccessControl access;
    private final Branches branches;
    private final FirstSteps firstSteps;

    /**
     * Who somebody is.
     *
     * @param page   where this role begins its work
     * @param device the paired PC at which the session began
     */
    record SessionView(String account, String name, List<String> roles, Instant expiresAt, boolean proven, String page,
            @Nullable String device) {}

    /** @param officers whose name may be chosen here */
    record SharedPc(String device, List<String> officers) {}

    record SignedOut() {}

    public SessionRoutes(AccessControl access, Branches branches, FirstSteps firstSteps) {
        this.access = access;
        this.branches = branches;
        this.firstSteps = firstSteps;
    }

    public List<Route> list() {
        return List.of(
                post(SESSION, Access.PUBLIC,
                        "Sign in by a link's token, by password and code or passkey, or by PIN at a paired PC",
                        Requests.SignIn.class, 200, SessionView.class, this::signIn),
                get(SESSION, Access.PUBLIC, "Who I am; 401 for nobody", SessionView.class, this::who),
                delete(SESSION, Access.PUBLIC, "Sign out", SignedOut.class, this::signOut).answering(204),
                post(SESSION + "/proof", Access.STAFF,
                        "Password and code or passkey again, before something that cannot be taken back",
                        Requests.Proof.class,
                        200, SessionView.class, this::prove),
                get("/api/shared-pc", Access.PC, "The names to choose from at a paired PC", SharedPc.class,
                        this::sharedPc));
    }

    private void signIn(Context context) {
        long began = System.nanoTime();
        Requests.SignIn body = Bodies.read(context, Requests.SignIn.class);
        body.check();
        if (!Gate.isSafe(context)) {
            throw Problem.forbidden("People sign in over https alone, or on this machine itself.");
        }
        String address = context.req().getRemoteAddr();
        SecondProof second = PasskeyRoutes.second(context, access, body.code(), body.passkey());
        SignIn.Outcome outcome = hashing(() -> {
            if (body.token() != null) {
                return access.signIn().byLink(body.token(), address, Gate.isFromHere(context));
            }
            String account = body.account();
            if (account != null && body.pin() != null) {
                return access.signIn().byPin(account, body.pin(), address, pc(context));
            }
            if (account != null && body.password() != null) {
                return access.signIn().byPassword(account, body.password(), second, address, pc(context));
            }
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "A token is needed, or an account with a password and a code or passkey, or an account with a pin.");
        });
        answer(context, outcome, began);
    }

    private void prove(Context context) {
        long began = System.nanoTime();
        Requests.Proof body = Bodies.read(context, Requests.Proof.class);
        body.check();
        Session session = Gate.person(context).session();
        SecondProof second = PasskeyRoutes.second(context, access, body.code(), body.passkey());
        answer(context, hashing(() -> access.signIn().prove(session, body.password(), second,
                context.req().getRemoteAddr())), began);
    }

    private void answer(Context context, SignIn.Outcome outcome, long began) {
        switch (outcome) {
            case SignIn.Outcome.In in -> {
                Cookies.setSession(context, in.begun().secret());
                context.json(view(in.begun().session(), in.entry()));
            }
            case SignIn.Outcome.Refused refused -> {
                Problem wrong = Problem.unauthenticated(WRONG);
                if (!refused.retryAfter().isZero()) {
                    throw wrong.after(refused.retryAfter()); // nothing was looked at
                }
                rest(WRONG_TAKES.minusNanos(System.nanoTime() - began));
                throw wrong;
            }
        }
    }

    private static void rest(Duration left) {
        try {
            if (left.isPositive()) {
                Thread.sleep(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws Problem 503 where too many sign in at this moment */
    static <T> T hashing(Supplier<T> work) {
        try {
            return work.get();
        } catch (Passwords.Busy busy) {
            throw Problem.full("Many people sign in at this moment; try again in a few seconds.", BUSY);
        }
    }

    private void who(Context context) {
        Session session = find(context)
                .orElseThrow(() -> Problem.unauthenticated("Nobody is signed in here."));
        context.json(view(session, Optional.empty()));
    }

    private void signOut(Context context) {
        find(context).ifPresent(access.signIn()::out);
        Cookies.clearSession(context);
        context.status(HttpStatus.NO_CONTENT);
    }

    private static Optional<Session> find(Context context) {
        return Gate.callers(context).stream().filter(Caller.Person.class::isInstance).map(Caller.Person.class::cast)
                .map(Caller.Person::session).findFirst();
    }

    private void sharedPc(Context context) {
        String device = pc(context).map(DeviceRows.Row::id).orElse("");
        context.json(new SharedPc(device, access.people().listOfficers()));
    }

    static Optional<DeviceRows.Row> pc(Context context) {
        return Gate.callers(context).stream().filter(Caller.Device.class::isInstance).map(Caller.Device.class::cast)
                .map(Caller.Device::device).filter(device -> device.kind().equals(DeviceKind.PC.word())).findFirst();
    }

    private SessionView view(Session session, Optional<RunCredentials.Entry> entry) {
        return new SessionView(session.account(), session.name(), session.roles().stream().map(Role::word).toList(),
                session.expiresAt(), session.proven(), page(session, entry), session.device());
    }

    /** Where the work of a role begins. */
    private String page(Session session, Optional<RunCredentials.Entry> entry) {
        OpenBranch branch = branches.all().iterator().next();
        if (session.roles().contains(Role.SUPERVISOR)) {
            // who tries Bilik out by a link has a branch that is set up already
            return (entry.isEmpty() && firstSteps.leads(branch) ? "/first-steps/" : "/staff/") + branch.id();
        }
        if (session.roles().contains(Role.OFFICER)) {
            String group = entry.map(RunCredentials.Entry::group).filter(named -> !named.isEmpty())
                    .or(() -> branch.state().groups().stream().filter(each -> each.duty() instanceof Duty.On on
                            && on.officer().equals(session.account())).map(each -> each.id()).findFirst())
                    .orElse("");
            return group.isEmpty() ? "/" : "/officer/" + branch.id() + "/" + group;
        }
        return session.roles().contains(Role.TECHNICIAN) ? "/technician/" + branch.id() : "/audit/" + branch.id();
    }
}
