package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;

import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.HeadOffice;
import id.bilik.queueserver.server.configuration.OidcConfig;
import id.bilik.queueserver.server.oidc.Attempts;
import id.bilik.queueserver.server.oidc.Away;
import id.bilik.queueserver.server.oidc.NotVouchedFor;
import id.bilik.queueserver.server.oidc.Provider;
import id.bilik.queueserver.server.records.DeviceRows;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.web.http.Cookies;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a head office: a browser goes there and comes back with a code. Whatever goes wrong leads back to the page
 * where people sign in, which says so; the branch's own way does not depend on it.
 */
public final class HeadOfficeRoutes {
    static final String START = "/oidc/start";
    static final String CALLBACK = "/oidc/callback";
    private static final String PAGE = "/sign-in?";

    private final AccessControl access;
    private final Optional<Configured> configured;

    /** A head office, whose protocol is loaded for the first who signs in and not at the start. */
    private static final class Configured {
        private final OidcConfig config;
        private final Attempts attempts;
        private @Nullable Provider provider;

        Configured(OidcConfig config, Attempts attempts) {
            this.config = config;
            this.attempts = attempts;
        }

        synchronized Provider provider() {
            if (provider == null) {
                provider = new Provider(config);
            }
            return provider;
        }
    }

    /** @param headOffice whether people of a head office may sign in */
    record SignInWays(boolean headOffice) {}

    /** What a browser that comes back is told; the page has a sentence for each. */
    private enum Vain {
        AWAY, EXPIRED, REFUSED, NO_ROLE, OTHER, WAIT, LATER, UNSAFE;

        String word() { return name().toLowerCase(Locale.ROOT).replace('_', '-'); }
    }

    public HeadOfficeRoutes(AccessControl access, Optional<OidcConfig> config) {
        this.access = access;
        this.configured = config.map(known -> new Configured(known,
                new Attempts(access.headOffice()::draw, access.clock())));
    }

    public List<Route> list() {
        return List.of(
                get("/api/sign-in-ways", Access.PUBLIC, "In which ways people may sign in beside the branch's own",
                        SignInWays.class, context -> context.json(new SignInWays(configured.isPresent()))),
                get(START, Access.PUBLIC, "Go to the head office to sign in, or to prove again who it is", null,
                        asked(this::start)).asking("to", "string").asking("prove", "string").answering(303),
                get(CALLBACK, Access.PUBLIC, "Come back from the head office", null, asked(this::comeBack))
                        .asking("code", "string").asking("state", "string").asking("iss", "string")
                        .asking("error", "string").answering(303));
    }

    /** A look at the head alone begins and ends nothing. */
    private static Handler asked(Consumer<Context> work) {
        return context -> {
            if (context.method().equals(HandlerType.GET)) {
                work.accept(context);
            }
        };
    }

    private void start(Context context) {
        Configured office = office();
        String to = to(context);
        if (!Gate.isSafe(context)) {
            vain(context, Vain.UNSAFE, to);
            return;
        }
        Optional<URI> elsewhere = office.config.here().filter(here -> !isAt(here, context));
        if (elsewhere.isPresent()) {
            // its cookie must be one of the address to which the head office sends people back
            String query = context.queryString();
            if (context.queryParam("moved") != null) {
                throw Problem.of(HttpStatus.MISDIRECTED_REQUEST,
                        "The setting oidc.here is not the address under which this server is reached.");
            }
            context.redirect(elsewhere.get() + START + "?moved=yes" + (query == null ? "" : "&" + query),
                    HttpStatus.SEE_OTHER);
            return;
        }
        HeadOffice.Proving proving = "yes".equals(context.queryParam("prove"))
                ? session(context).map(person -> new HeadOffice.Proving(person.session().id(),
                        person.session().account())).orElse(null)
                : null;
        Attempts.Attempt attempt = office.attempts.begin(new Attempts.Asked(context.req().getRemoteAddr(),
                URI.create(origin(office, context) + CALLBACK), to,
                SessionRoutes.pc(context).map(DeviceRows.Row::id).orElse(null), proving));
        try {
            String page = office.provider().page(attempt).toString();
            Cookies.setHeadOffice(context, attempt.cookie(), Attempts.KEPT);
            context.redirect(page, HttpStatus.SEE_OTHER);
        } catch (Away away) {
            vain(context, Vain.AWAY, to);
        }
    }

    private void comeBack(Context context) {
        Configured office = office();
        Optional<Attempts.Attempt> attempt = office.attempts.take(context.queryParam("state"),
                Cookies.headOffice(context));
        if (attempt.isEmpty()) {
            vain(context, Vain.EXPIRED, "");
            return;
        }
        Cookies.clearHeadOffice(context);
        Attempts.Asked asked = attempt.get().asked();
        String address = context.req().getRemoteAddr();
        if (!access.headOffice().attempt(address).isZero()) {
            vain(context, Vain.WAIT, asked.to());
            return;
        }
        try {
            HeadOffice.Person person = office.provider().redeem(attempt.get(), context.queryParam("code"),
                    context.queryParam("iss"));
            answer(context, access.headOffice().signIn(person, address, asked.device(), asked.proving()), asked.to());
        } catch (Away away) {
            vain(context, Vain.AWAY, asked.to());
        } catch (RecordsUnavailable later) {
            vain(context, Vain.LATER, asked.to());
        } catch (NotVouchedFor wrong) {
            access.headOffice().failed(address, wrong.why());
            vain(context, Vain.REFUSED, asked.to());
        }
    }

    private static void answer(Context context, HeadOffice.Outcome outcome, String to) {
        switch (outcome) {
            case HeadOffice.Outcome.In in -> {
                Cookies.setSession(context, in.begun().secret());
                // the cookie is strict and does not come with a request that another site began, so a page goes on from here
                context.redirect(PAGE + "signed=yes" + behind(to), HttpStatus.SEE_OTHER);
            }
            case HeadOffice.Outcome.NoRole none -> vain(context, Vain.NO_ROLE, to);
            case HeadOffice.Outcome.AnotherPerson another -> vain(context, Vain.OTHER, to);
        }
    }

    private static void vain(Context context, Vain why, String to) {
        context.redirect(PAGE + "office=" + why.word() + behind(to), HttpStatus.SEE_OTHER);
    }

    private Configured office() {
        return configured.orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND,
                "No head office is configured here (setting oidc.issuer)."));
    }

    private static Optional<Caller.Person> session(Context context) {
        return Gate.callers(context).stream().filter(Caller.Person.class::isInstance).map(Caller.Person.class::cast)
                .findFirst();
    }

    /** A page of this server's own; anything else counts as none. */
    private static String to(Context context) {
        String to = context.queryParam("to");
        return to != null && to.matches("/[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]{0,199}") ? to : "";
    }

    private static String behind(String to) {
        return to.isEmpty() ? "" : "&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    /** The host was looked at by the gate, and the head office knows which addresses are ours. */
    private static String origin(Configured office, Context context) {
        return office.config.here().map(URI::toString)
                .orElseGet(() -> (context.req().isSecure() ? "https://" : "http://") + context.header("Host"));
    }

    private static boolean isAt(URI here, Context context) {
        int usual = "https".equals(here.getScheme()) ? 443 : 80;
        String host = String.valueOf(context.header("Host"));
        String asked = host.endsWith(":" + usual) ? host.substring(0, host.lastIndexOf(':')) : host;
        String own = here.getPort() == usual ? here.getHost() : here.getAuthority();
        return own.equalsIgnoreCase(asked);
    }
}
