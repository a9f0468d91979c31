package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.DeviceKind;
import id.bilik.queueserver.server.access.PairedDevices;
import id.bilik.queueserver.server.access.Pairings;
import id.bilik.queueserver.server.records.DeviceRows;
import id.bilik.queueserver.server.runtime.Branches;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a kiosk, a screen or a shared PC becomes one of the branch, and how it ceases to be. */
public final class PairingRoutes {
    private static final String PAIRINGS = "/api/pairings";
    private static final String PAIRED = "/api/paired-devices";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Duration FULL = Duration.ofMinutes(1);

    private final AccessControl access;
    private final Branches branches;
    private final Supplier<Optional<String>> authority;

    /** @param code to be shown; {@code claim} is kept, and fetches the key once the code is approved */
    record PairingView(String code, String claim, Instant expiresAt) {}

    /**
     * How far a pairing is.
     *
     * @param state  {@code waiting} or {@code approved}
     * @param device the name that the technician has given
     * @param key    for {@code Authorization: Bearer}; a browser gets it as a cookie instead
     */
    record ClaimView(String state, @Nullable String device, @Nullable String key) {}

    /** @param authority signs of the server's own authority, which a kiosk shows that learns it; null without one */
    record WaitingList(List<WaitingView> waiting, @Nullable String authority) {}

    record WaitingView(String code, String kind, @Nullable String name, @Nullable String booth, String address,
            Instant expiresAt) {
        static WaitingView of(Pairings.Asked asked) {
            return new WaitingView(asked.code(), asked.wanted(), asked.name(), asked.booth(), asked.address(),
                    asked.expiresAt());
        }
    }

    record PairedList(List<PairedView> devices) {}

    record PairedView(String device, String kind, @Nullable String booth, String pairedBy, Instant pairedAt,
            Instant lastUsedAt) {
        static PairedView of(DeviceRows.Row row) {
            return new PairedView(row.id(), row.kind(), row.booth(), row.pairedBy(), row.pairedAt(), row.lastUsedAt());
        }
    }

    record Revoked(String device) {}

    record Renewal(String device) {}

    /** @param authority signs of the certificate of the server's own authority; empty without one */
    public PairingRoutes(AccessControl access, Branches branches, Supplier<Optional<String>> authority) {
        this.access = access;
        this.branches = branches;
        this.authority = authority;
    }

    public List<Route> list() {
        return List.of(
                post(PAIRINGS, Access.PUBLIC, "A device asks to be paired, and gets a code to show",
                        Requests.NewPairing.class, 201, PairingView.class, this::begin),
                post(PAIRINGS + "/claim", Access.PUBLIC, "Whether the code was approved; then the key, once",
                        Requests.Claim.class, 200, ClaimView.class, this::claim),
                post("/api/device-session", Access.PUBLIC, "A paired device gets its cookie again, by its key",
                        Requests.DeviceKey.class, 200, ClaimView.class, this::resume),
                get(PAIRINGS, Access.MAINTAINERS, "Devices that wait for approval", WaitingList.class,
                        context -> context.json(new WaitingList(
                                access.pairings().list().stream().map(WaitingView::of).toList(),
                                authority.get().orElse(null)))),
                post(PAIRINGS + "/{code}/approval", Access.MAINTAINERS, "Pair the device that shows this code",
                        Requests.Approval.class, 200, PairedView.class, this::approve),
                get(PAIRED, Access.MAINTAINERS, "The paired devices", PairedList.class, context -> context.json(
                        new PairedList(access.devices().list().stream().map(PairedView::of).toList()))),
                delete(PAIRED + "/{device}", Access.MAINTAINERS, "Take a device's key away", Revoked.class,
                        this::revoke),
                post(PAIRED + "/{device}/renewal", Access.MAINTAINERS,
                        "Ask a kiosk for a new key; it renews it by itself", Requests.Nothing.class, 202, Renewal.class,
                        this::askForRenewal),
                post("/api/device-key", Access.KIOSK,
                        "A kiosk's next key, which it has drawn itself; the one before holds until this one is used",
                        Requests.DeviceKey.class, 200, Renewal.class, this::renew));
    }

    private void askForRenewal(Context context) {
        Bodies.read(context, Requests.Nothing.class);
        String id = context.pathParam("device");
        DeviceRows.Row device = access.devices().list().stream().filter(each -> each.id().equals(id)).findFirst()
                .orElseThrow(() -> noDevice(id));
        if (!device.kind().equals(DeviceKind.KIOSK.word())) {
            throw Problem.of(HttpStatus.CONFLICT,
                    "Only a kiosk renews its key by itself; a screen or PC gets a new one by being paired again.");
        }
        if (!access.askForRenewal(id, Gate.caller(context).actor())) {
            throw noDevice(id);
        }
        context.status(HttpStatus.ACCEPTED).json(new Renewal(id));
    }

    private void renew(Context context) {
        Requests.DeviceKey body = Bodies.read(context, Requests.DeviceKey.class);
        body.check();
        if (!PairedDevices.isKey(body.key())) {
            throw unusableKey();
        }
        if (!(Gate.caller(context) instanceof Caller.Device caller) || caller.device().secretHash().isEmpty()) {
            throw Problem.forbidden("Only a paired kiosk has a key that it can renew.");
        }
        access.renewKey(caller.device(), body.key());
        context.json(new Renewal(caller.device().id()));
    }

    private static Problem noDevice(String device) {
        return Problem.of(HttpStatus.NOT_FOUND, "There is no paired device " + device + " here.");
    }

    private static Problem unusableKey() {
        return Problem.of(HttpStatus.BAD_REQUEST,
                "The field key must be bilik-device- and 43 to 100 letters, digits, hyphens and underscores.");
    }

    private void begin(Context context) {
        Requests.NewPairing body = Bodies.read(context, Requests.NewPairing.class);
        DeviceKind kind = kind(body.kind());
        if (body.name() != null && !NAME.matcher(body.name()).matches()) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field name must have 1 to 40 letters a-z, digits and hyphens.");
        }
        checkBooth(body.booth());
        if (body.key() != null && !PairedDevices.isKey(body.key())) {
            throw unusableKey();
        }
        Pairings.Begun begun = access.pairings()
                .begin(kind, body.name(), body.booth(), context.req().getRemoteAddr(), body.key())
                .orElseThrow(() -> Problem.full("Too many devices wait to be paired.", FULL));
        context.status(201).json(new PairingView(begun.code(), begun.claim(), begun.expiresAt()));
    }

    private void claim(Context context) {
        Requests.Claim body = Bodies.read(context, Requests.Claim.class);
        body.check();
        if (!access.pairings().isKnown(body.claim())) {
            throw Problem.of(HttpStatus.NOT_FOUND, "This claim does not hold any more; ask for a new code.");
        }
        if (!Gate.isSafe(context)) {
            throw Problem.forbidden("A device gets its key over https alone, or on this machine itself.");
        }
        ClaimView view = access.pairings().take(body.claim()).map(granted -> {
            if (Boolean.TRUE.equals(body.cookie())) {
                Cookies.setDevice(context, granted.key());
                return new ClaimView("approved", granted.device(), null);
            }
            return new ClaimView("approved", granted.device(), granted.key());
        }).orElse(new ClaimView("waiting", null, null));
        context.json(view);
    }

    private void resume(Context context) {
        Requests.DeviceKey body = Bodies.read(context, Requests.DeviceKey.class);
        body.check();
        DeviceRows.Row device = access.devices().find(body.key())
                .orElseThrow(() -> Problem.unauthenticated("This key does not belong to a paired device."));
        if (!Gate.isSafe(context)) {
            throw Problem.forbidden("A device uses its key over https alone, or on this machine itself.");
        }
        Cookies.setDevice(context, body.key());
        context.json(new ClaimView("approved", device.id(), null));
    }

    private void approve(Context context) {
        Requests.Approval body = Bodies.read(context, Requests.Approval.class);
        DeviceKind kind = kind(body.kind());
        if (!NAME.matcher(body.name()).matches()) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field name must have 1 to 40 letters a-z, digits and hyphens.");
        }
        checkBooth(body.booth());
        if ((kind == DeviceKind.BOOTH) != (body.booth() != null)) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field booth belongs to a device of kind booth, and to it alone.");
        }
        String code = context.pathParam("code");
        context.json(PairedView.of(access.approve(code, body.name(), kind, body.booth(), Gate.caller(context).actor())
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND,
                        "No device waits with the code " + code + "; it may have a newer one."))));
    }

    private void revoke(Context context) {
        String device = context.pathParam("device");
        if (!access.revokeDevice(device, Gate.caller(context).actor())) {
            throw noDevice(device);
        }
        context.json(new Revoked(device));
    }

    private void checkBooth(@Nullable String booth) {
        if (booth != null && branches.all().stream()
                .noneMatch(open -> open.state().findGroupOfBooth(booth).isPresent())) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "There is no booth " + booth + " here.");
        }
    }

    private static DeviceKind kind(String word) {
        return DeviceKind.find(word).orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST,
                "The field kind must be kiosk, board, booth, screen or pc, not " + word + "."));
    }
}
