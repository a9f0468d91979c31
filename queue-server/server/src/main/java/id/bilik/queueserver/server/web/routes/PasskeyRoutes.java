package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.NewPasskey;
import id.bilik.queueserver.server.access.PasskeyProof;
import id.bilik.queueserver.server.access.Passkeys;
import id.bilik.queueserver.server.access.RelyingParty;
import id.bilik.queueserver.server.access.SecondProof;
import id.bilik.queueserver.server.records.PasskeyRows;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What passkeys sign, and the passkeys of somebody who is signed in. */
public final class PasskeyRoutes {
    private static final String PASSKEYS = "/api/passkeys";
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 40;
    /** As browsers know them; what else one sends is of no use to it later. */
    private static final Set<String> TRANSPORTS = Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");

    private final AccessControl access;

    /**
     * The challenge that a browser has a passkey sign, once.
     *
     * @param challenge 256 bits in Base64url
     * @param site      the relying party's id: the host name of this page
     * @param millis    until it holds no more
     */
    record ChallengeView(String challenge, String site, long millis) {}

    /**
     * Somebody's second factors.
     *
     * @param account  null for a program, which has none
     * @param app      whether there is an authenticator app
     * @param password whether this account signs in by password, so that a passkey is of use to it
     */
    record PasskeyList(@Nullable String account, boolean app, boolean password, List<PasskeyView> passkeys) {}

    /** @param site the host name under which it is good */
    record PasskeyView(String passkey, String credential, String name, String site, Instant madeAt,
            Instant lastUsedAt) {
        static PasskeyView of(PasskeyRows.Row row) {
            return new PasskeyView(row.id(), row.credential(), row.name(), row.site(), row.madeAt(),
                    row.lastUsedAt());
        }
    }

    record Removed(String passkey) {}

    public PasskeyRoutes(AccessControl access) { this.access = access; }

    public List<Route> list() {
        return List.of(
                post("/api/passkey-challenges", Access.PUBLIC, "What a passkey is to sign: once, by this browser",
                        Requests.Nothing.class, 201, ChallengeView.class, this::begin),
                get(PASSKEYS, Access.STAFF, "My own passkeys", PasskeyList.class, this::own),
                post(PASSKEYS, Access.STAFF, "Add a passkey of my own, after a fresh proof",
                        Requests.MadePasskey.class, 201, PasskeyView.class, this::add),
                delete(PASSKEYS + "/{passkey}", Access.STAFF,
                        "Remove one of my own, after a fresh proof; never the last second factor", Removed.class,
                        this::remove));
    }

    private void begin(Context context) {
        Bodies.read(context, Requests.Nothing.class);
        RelyingParty site = site(context);
        Passkeys.Challenge begun = access.passkeys().begin(context.req().getRemoteAddr(), Cookies.challenge(context))
                .orElseThrow(() -> Problem.full("Many passkeys are asked for at this moment; try again in a while.",
                        LATER));
        Cookies.setChallenge(context, begun.secret(), Passkeys.HOLD);
        context.status(201).json(new ChallengeView(begun.challenge(), site.id(), Passkeys.HOLD.toMillis()));
    }

    private void own(Context context) {
        if (!(Gate.caller(context) instanceof Caller.Person person)) {
            context.json(new PasskeyList(null, false, false, List.of()));
            return;
        }
        String account = person.session().account();
        context.json(new PasskeyList(account, access.passkeys().hasApp(account), access.passkeys().hasPassword(account),
                access.passkeys().list(account).stream().map(PasskeyView::of).toList()));
    }

    private void add(Context context) {
        Requests.MadePasskey body = Bodies.read(context, Requests.MadePasskey.class);
        body.check();
        String account = proven(context);
        NewPasskey made = made(context, access, body);
        context.status(201).json(PasskeyView.of(PeopleRoutes.usable(() -> access.passkeys().add(account, made))));
    }

    private void remove(Context context) {
        String account = proven(context);
        String id = context.pathParam("passkey");
        if (!PeopleRoutes.usable(() -> access.passkeys().remove(account, id))) {
            throw Problem.of(HttpStatus.NOT_FOUND, "You have no passkey " + id + ".");
        }
        context.json(new Removed(id));
    }

    /** Whose passkeys are changed: of somebody who has just given password and second factor. */
    private static String proven(Context context) {
        Caller.Person person = Gate.person(context);
        if (!person.isProven()) {
            throw Problem.proofNeeded();
        }
        return person.session().account();
    }

    /** What came as second factor. The challenge of this browser is used up by it, whatever comes of it. */
    static SecondProof second(Context context, AccessControl access, @Nullable String code,
            Requests.@Nullable Signed passkey) {
        return new SecondProof(code, passkey == null
                ? null
                : new PasskeyProof(site(context), access.passkeys().take(Cookies.challenge(context)),
                        passkey.credential(), passkey.clientData(), passkey.authenticatorData(),
                        passkey.signature()));
    }

    /**
     * A passkey that was made. The challenge of this browser is used up by it, whatever comes of it.
     *
     * @throws Problem 400 for a name that is none
     */
    static NewPasskey made(Context context, AccessControl access, Requests.MadePasskey passkey) {
        if (passkey.name() != null && !Texts.isPlain(passkey.name(), LONGEST_NAME)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field name must be one line of at most " + LONGEST_NAME + " characters.");
        }
        List<String> transports = passkey.transports() == null ? List.of() : passkey.transports();
        return new NewPasskey(site(context), access.passkeys().take(Cookies.challenge(context)),
                passkey.clientData(), passkey.attestation(),
                transports.stream().filter(each -> each != null && TRANSPORTS.contains(each)).distinct().toList(),
                passkey.name());
    }

    /** @throws Problem where a passkey cannot be asked for under this address */
    private static RelyingParty site(Context context) {
        if (!Gate.isSafe(context)) {
            throw Problem.forbidden("Passkeys are used over https alone, or on this machine itself.");
        }
        return RelyingParty.find(context.header("Host"), context.req().isSecure())
                .orElseThrow(() -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT,
                        "A passkey needs a page that is opened under a name, not under an address in numbers."));
    }
}
