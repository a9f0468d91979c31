package id.bilik.queueserver.server.web.http;

import id.bilik.process.web.OwnHosts;
import id.bilik.process.web.SameSite;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Caller;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.security.RouteRole;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place at which a request is let in. First it is asked whether it can be ours at all, then who sends it, then
 * whether the route names such a caller, and last whether the caller may act in that place. A route that names nobody lets
 * nobody in.
 */
public final class Gate {
    private static final String BEARER = "Bearer ";
    private static final String CALLER = "caller";
    private static final String CALLERS = "callers";

    private final AccessControl access;
    private final SameSite sameSite;
    private final OwnPlace places;
    private final boolean plainHttp;

    /** Nobody is let in, and the browser is better sent to a page where that can be changed. */
    private static final class SentAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        SentAway() { super(null, null, false, false); }
    }

    /** @param plainHttp whether keys and cookies are taken without TLS from other machines, too */
    public Gate(AccessControl access, OwnHosts hosts, OwnPlace places, boolean plainHttp) {
        this.access = access;
        this.sameSite = new SameSite(hosts);
        this.places = places;
        this.plainHttp = plainHttp;
    }

    public void addTo(JavalinConfig config) {
        config.routes.before(this::recognise);
        config.routes.beforeMatched(this::letIn);
        config.routes.exception(SentAway.class, (away, context) -> {
            // the answer is complete
        });
    }

    /** Who was let in, on a route that is not for everybody. */
    public static Caller caller(Context context) {
        Caller caller = context.attribute(CALLER);
        if (caller == null) {
            throw new IllegalStateException(context.path() + " is for everybody, so nobody is known there");
        }
        return caller;
    }

    /** Who was let in; empty on a route for everybody. */
    public static Optional<Caller> findCaller(Context context) {
        return Optional.ofNullable(context.attribute(CALLER));
    }

    /** Somebody with that role, or 403. */
    public static Caller.Person person(Context context) {
        if (caller(context) instanceof Caller.Person person) {
            return person;
        }
        throw Problem.forbidden("This needs somebody who is signed in; a key is not enough.");
    }

    /**
     * On a route for everybody: whoever of these sends it all the same, and then gives its orders; empty for a
     * participant.
     */
    public static Optional<Caller> act(Context context, Set<Access> who) {
        Optional<Caller> caller = callers(context).stream()
                .filter(each -> !Collections.disjoint(each.grants(), who)).findFirst();
        caller.ifPresent(each -> Orders.note(context, each.actor()));
        return caller;
    }

    /** Everybody whom this request proves, also on a route for everybody. */
    public static List<Caller> callers(Context context) {
        List<Caller> callers = context.attribute(CALLERS);
        return callers == null ? List.of() : callers;
    }

    /** Whether a request comes from this machine, and not by way of a proxy. */
    public static boolean isFromHere(Context context) {
        return context.header("X-Forwarded-For") == null && context.header("Forwarded") == null
                && isLoopback(context.req().getRemoteAddr());
    }

    /** Whether what is secret may be sent: nobody on the network can read it. */
    public static boolean isSafe(Context context) {
        return Cookies.isSecure(context) || isLoopback(context.req().getRemoteAddr());
    }

    /**
     * Looks at a request for a WebSocket, which browsers send also from pages of somebody else. Nobody is known by it: what
     * it proves stands in its address.
     *
     * @return whether it came in by the port for phones
     * @throws Problem 421 for another host, 403 where no page of ours asks
     */
    public boolean admitSocket(Context context) {
        sameSite.findOfSocket(new SameSite.Asked(context.req().getMethod(), context::header, false))
                .ifPresent(fault -> {
                    throw Problem.of(HttpStatus.forStatus(fault.status()), fault.sentence());
                });
        return PhoneDoor.isUsed(context);
    }

    private void recognise(Context context) {
        String bearer = bearer(context);
        sameSite.find(new SameSite.Asked(context.req().getMethod(), context::header, bearer != null))
                .ifPresent(fault -> {
                    throw Problem.of(HttpStatus.forStatus(fault.status()), fault.sentence());
                });
        if (PhoneDoor.isUsed(context)) {
            return; // nobody is known there
        }
        String session = Cookies.session(context);
        String device = Cookies.device(context);
        if (bearer == null && session == null && device == null) {
            return;
        }
        if (!plainHttp && !isSafe(context)) {
            throw Problem.forbidden("Keys and sessions are taken over https alone; over plain http everybody on the"
                    + " network could read them.");
        }
        context.attribute(CALLERS,
                access.find(new AccessControl.Credentials(session, bearer, device, isFromHere(context))));
    }

    private void letIn(Context context) {
        Set<RouteRole> named = context.routeRoles();
        if (PhoneDoor.isUsed(context) && !named.contains(Access.PARTICIPANT)) {
            throw Problem.of(HttpStatus.NOT_FOUND, "This address is for participants' phones, and has no such page.");
        }
        if (named.contains(Access.PUBLIC)) {
            return;
        }
        List<Caller> callers = callers(context);
        Problem refused = null;
        for (Caller caller : callers) {
            if (Collections.disjoint(caller.grants(), named)) {
                continue;
            }
            Problem notHere = places.object(context, caller, named);
            if (notHere == null) {
                context.attribute(CALLER, caller);
                Orders.note(context, caller.actor());
                return;
            }
            refused = notHere;
        }
        if (isPage(context)) {
            sendAway(context, !callers.isEmpty());
        }
        if (refused != null) {
            throw refused;
        }
        if (callers.isEmpty()) {
            throw Problem.unauthenticated(access.isSetUpOrUnknown()
                    ? "Sign in first, or send the key of a device or program."
                    : "This branch has no supervisor yet; the log of the service says how the first one comes in.");
        }
        throw Problem.forbidden("This may be done by: " + named.stream().map(Gate::word).sorted()
                .collect(Collectors.joining(", ")) + ".");
    }

    /** Whether a person asks by a browser for a page, rather than a program for data. */
    static boolean isPage(Context context) {
        String accepted = context.header("Accept");
        return context.req().getMethod().equals("GET") && !context.path().startsWith("/api/")
                && accepted != null && accepted.contains("text/html");
    }

    /** To the page where people sign in, or where a screen shows its code. */
    private static void sendAway(Context context, boolean isKnown) {
        boolean screen = List.of("/board/", "/booth/", "/door-sign/").stream().anyMatch(context.path()::startsWith);
        String query = context.queryString();
        String to = URLEncoder.encode(context.path() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8);
        context.header("Cache-Control", "no-store").redirect(
                (screen ? "/pair" : "/sign-in") + "?to=" + to + (isKnown ? "&other=yes" : ""), HttpStatus.SEE_OTHER);
        context.skipRemainingHandlers();
        throw new SentAway();
    }

    private static @Nullable String bearer(Context context) {
        String header = context.header("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static String word(RouteRole role) { return role.toString().toLowerCase(Locale.ROOT); }

    private static boolean isLoopback(String address) {
        try {
            // an address, never a name, so nothing is looked up
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException strange) {
            return false;
        }
    }
}
