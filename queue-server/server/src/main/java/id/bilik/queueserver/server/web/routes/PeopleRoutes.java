package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;
import static id.bilik.queueserver.server.web.http.Route.put;

import id.bilik.process.web.QrSvg;
import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.DeviceKind;
import id.bilik.queueserver.server.access.NewPasskey;
import id.bilik.queueserver.server.access.People;
import id.bilik.queueserver.server.access.Role;
import id.bilik.queueserver.server.access.Session;
import id.bilik.queueserver.server.access.Sessions;
import id.bilik.queueserver.server.records.SignInRows;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Cookies;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts of a branch, and how somebody who was invited comes in. */
public final class PeopleRoutes {
    private static final String ACCOUNTS = "/api/accounts";
    private static final int LONGEST_NAME = 40;

    private final AccessControl access;

    record AccountList(List<AccountView> accounts) {}

    /**
     * Somebody who has a role.
     *
     * @param ready      whether the person has chosen how to sign in
     * @param headOffice whether the head office vouches for the person, and says what the roles are
     */
    record AccountView(String account, String name, List<String> roles, boolean ready, boolean headOffice) {
        static AccountView of(SignInRows.Row row, boolean headOffice) {
            return new AccountView(row.id(), row.name(), List.of(row.roles().split(",", -1)),
                    row.password() != null || row.pin() != null || headOffice, headOffice);
        }
    }

    /** @param code to be handed over in person; it holds until {@code expiresAt} and once */
    record InvitedView(String account, String code, Instant expiresAt) {
        static InvitedView of(People.Invited invited) {
            return new InvitedView(invited.account(), invited.code(), invited.expiresAt());
        }
    }

    record Deleted(String account) {}

    /**
     * What somebody with a code chooses.
     *
     * @param account    null where it is not made yet
     * @param name       null where it is chosen, too
     * @param choose     {@code password} with an app or a passkey, or {@code pin}
     * @param totpSecret to be typed into an authenticator app, {@code totpUri} for a link to it, and {@code totpPicture}, the
     *                   address of an image, for its camera
     */
    record JoinView(@Nullable String account, @Nullable String name, String choose, @Nullable String totpSecret,
            @Nullable String totpUri, @Nullable String totpPicture) {}

    record Joined(String account, String name, List<String> roles) {}

    public PeopleRoutes(AccessControl access) { this.access = access; }

    public List<Route> list() {
        return List.of(
                get(ACCOUNTS, Access.SUPERVISOR, "Everybody who has a role", AccountList.class,
                        context -> context.json(accounts())),
                post(ACCOUNTS, Access.SUPERVISOR, "Make an account; the code lets its person choose how to sign in",
                        Requests.NewAccount.class, 201, InvitedView.class, this::make),
                put(ACCOUNTS + "/{account}/roles", Access.SUPERVISOR, "Give an account other roles; it is signed out",
                        Requests.Roles.class, AccountView.class, this::setRoles),
                post(ACCOUNTS + "/{account}/invitation", Access.SUPERVISOR,
                        "A new code, as after a lost phone; the account is signed out", Requests.Nothing.class, 201,
                        InvitedView.class, this::invite),
                delete(ACCOUNTS + "/{account}", Access.SUPERVISOR, "Delete an account", Deleted.class, this::remove),
                post("/api/join/look", Access.PUBLIC, "What the holder of a code chooses", Requests.JoinLook.class, 200,
                        JoinView.class, this::look),
                post("/api/join", Access.PUBLIC, "Choose how to sign in, and be signed in", Requests.Join.class, 201,
                        Joined.class, this::join));
    }

    private AccountList accounts() {
        Set<String> vouchedFor = access.headOffice().listIds();
        return new AccountList(access.people().list().stream()
                .map(row -> AccountView.of(row, vouchedFor.contains(row.id()))).toList());
    }

    private void make(Context context) {
        Requests.NewAccount body = Bodies.read(context, Requests.NewAccount.class);
        Caller by = proven(context);
        if (!Texts.isPlain(body.name(), LONGEST_NAME) || body.name().isBlank()) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field name must be one line of 1 to " + LONGEST_NAME + " characters.");
        }
        Set<Role> roles = roles(body.roles());
        context.status(201).json(InvitedView.of(usable(() -> access.people().make(body.name(), roles, by.actor()))));
    }

    private void setRoles(Context context) {
        Set<Role> roles = roles(Bodies.read(context, Requests.Roles.class).roles());
        Caller by = proven(context);
        String id = existing(context);
        usable(() -> access.people().setRoles(id, roles, by.actor()));
        context.json(accounts().accounts().stream().filter(each -> each.account().equals(id)).findFirst()
                .orElseThrow());
    }

    private void invite(Context context) {
        Bodies.read(context, Requests.Nothing.class);
        Caller by = proven(context);
        String id = existing(context);
        context.status(201).json(InvitedView.of(usable(() -> access.people().invite(id, by.actor()))));
    }

    private void remove(Context context) {
        Caller by = proven(context);
        String id = existing(context);
        usable(() -> access.people().delete(id, by.actor()));
        context.json(new Deleted(id));
    }

    private String existing(Context context) {
        String id = context.pathParam("account");
        return access.people().list().stream().map(SignInRows.Row::id).filter(id::equals).findFirst()
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "There is no account " + id + " here."));
    }

    private void look(Context context) {
        Requests.JoinLook body = Bodies.read(context, Requests.JoinLook.class);
        body.check();
        requireSafe(context);
        context.json(access.people().look(body.code(), context.req().getRemoteAddr())
                .map(asked -> new JoinView(asked.account(), asked.name(), asked.password() ? "password" : "pin",
                        asked.totpSecret(), asked.totpUri(),
                        asked.totpUri() == null ? null : QrSvg.address(asked.totpUri())))
                .orElseThrow(PeopleRoutes::noSuchCode));
    }

    private void join(Context context) {
        Requests.Join body = Bodies.read(context, Requests.Join.class);
        body.check();
        requireSafe(context);
        String device = Gate.callers(context).stream().filter(Caller.Device.class::isInstance)
                .map(Caller.Device.class::cast).map(Caller.Device::device)
                .filter(row -> row.kind().equals(DeviceKind.PC.word())).map(row -> row.id()).findFirst().orElse(null);
        if (body.name() != null && !Texts.isPlain(body.name(), LONGEST_NAME)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field name must be one line of 1 to " + LONGEST_NAME + " characters.");
        }
        NewPasskey passkey = body.passkey() == null ? null : PasskeyRoutes.made(context, access, body.passkey());
        Optional<Sessions.Begun> begun = SessionRoutes.hashing(() -> usable(() -> access.people().join(
                new People.Choice(body.code(), body.name(), body.password(), body.totp(), body.pin(), passkey), device,
                context.req().getRemoteAddr())));
        Session session = begun.orElseThrow(PeopleRoutes::noSuchCode).session();
        Cookies.setSession(context, begun.get().secret());
        context.status(201).json(new Joined(session.account(), session.name(),
                session.roles().stream().map(Role::word).toList()));
    }

    private static void requireSafe(Context context) {
        if (!Gate.isSafe(context)) {
            throw Problem.forbidden("People choose how to sign in over https alone, or on this machine itself.");
        }
    }

    private static Problem noSuchCode() {
        return Problem.unauthenticated("This code does not hold. A supervisor can give you a new one.");
    }

    /** Accounts are changed by somebody who has just given password and code. */
    static Caller proven(Context context) {
        Caller caller = Gate.caller(context);
        if (!caller.isProven()) {
            throw Problem.proofNeeded();
        }
        return caller;
    }

    private static Set<Role> roles(List<String> words) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : words) {
            roles.add(Role.find(String.valueOf(word)).orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST,
                    "The field roles lists some of officer, supervisor, technician, auditor, not " + word + ".")));
        }
        if (roles.isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field roles must name one role at least.");
        }
        return roles;
    }

    interface Work<T> {
        T run() throws People.Unusable;
    }

    /** @throws Problem 422 with the sentence that says what cannot be taken */
    static <T> T usable(Work<T> work) {
        try {
            return work.run();
        } catch (People.Unusable unusable) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, unusable.sentence());
        }
    }
}
