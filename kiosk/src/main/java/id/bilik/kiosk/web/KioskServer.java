package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.BranchLogo;
import id.bilik.kiosk.desk.Plans;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.Watch;
import id.bilik.kiosk.slip.Words;
import id.bilik.process.json.StrictJson;
import id.bilik.process.web.OwnHosts;
import id.bilik.process.web.SameSite;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kiosk on HTTP: page, routes, and one form for everything that goes wrong. */
public final class KioskServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KioskServer.class);
    /** The toolkit of all pages: the kiosk brings its own copy along, and so needs no server for its page. */
    private static final String SHARED = "/display-board/shared";
    private static final long STOP_MILLIS = 2_000;
    /** A job of a slow printer takes seconds; a look that takes longer than this will not come back. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    /** The page loads nothing from elsewhere, makes no markup from text, asks for no device, and nobody may frame it. */
    private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'",
            "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
            "same-origin", "Cross-Origin-Resource-Policy", "same-origin", "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), usb=(), serial=(), midi=()");

    private final Screen screen;
    private final Plans plans;
    private final BranchLogo logo;
    private final Words usual;
    private final Watch watch;
    private final PageAnswer page;
    private final Javalin javalin;

    /** Wires the routes; nothing listens yet. */
    public KioskServer(KioskParts parts) {
        this(parts, new TicketRoutes(parts.desk(), parts.usual()), new HardwareRoutes(parts.hardware(),
                parts.simulated(), parts.panel(), parts.screen(), parts.watch(), parts.state()));
    }

    private KioskServer(KioskParts parts, TicketRoutes tickets, HardwareRoutes hardware) {
        this.watch = parts.watch();
        this.screen = parts.screen();
        this.plans = parts.plans();
        this.logo = parts.logo();
        this.usual = parts.usual();
        this.page = PageAnswer.of(parts.page(), parts.speech().isThere());
        this.javalin = Javalin.create(config -> {
            configure(config);
            problems(config.routes);
            config.routes.before(context -> HEADERS.forEach(context::header));
            SameSite sameSite = new SameSite(new OwnHosts(List.of()));
            config.routes.before(context -> sameSite
                    .find(new SameSite.Asked(context.req().getMethod(), context::header, false)).ifPresent(fault -> {
                        throw new ProblemException(Problem.of(fault.status(), "This request is not served",
                                fault.sentence()));
                    }));
            routes(config.routes);
            tickets.add(config.routes);
            hardware.add(config.routes);
            new ScanRoutes(parts.scans(), parts.missing(), parts.screen(), parts.usual()).add(config.routes);
            new SpeechRoutes(parts.speech()).add(config.routes);
        });
    }

    /**
     * Listens.
     *
     * @return the port, also where a free one was asked for
     */
    public int start(String host, int port) {
        javalin.start(host, port);
        return javalin.port();
    }

    /** Requests in flight have two seconds to be answered; what takes longer is cut off. */
    @Override
    public void close() {
        screen.close();
        try {
            javalin.stop();
        } catch (JavalinException overdue) {
            LOG.warn("Stopped with a connection that did not end within {} ms: {}", STOP_MILLIS,
                    String.valueOf(overdue.getCause()));
        }
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Json.LARGEST_BODY;
        config.http.compressionStrategy = CompressionStrategy.NONE; // the page is on the same machine
        config.jsonMapper(new JavalinJackson(StrictJson.mapper(), true));
        serve(config, "/", "/kiosk");
        serve(config, SHARED, SHARED);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MILLIS);
            server.setErrorHandler(KioskServer::beneathJavalin);
        });
    }

    /** Files of the class path; they change only with the kiosk. */
    private static void serve(JavalinConfig config, String address, String folder) {
        config.staticFiles.add(files -> {
            files.hostedPath = address;
            files.directory = folder;
            files.location = Location.CLASSPATH;
            files.headers = Map.of("Cache-Control", "no-cache");
        });
    }

    private void routes(RoutesConfig routes) {
        LiveScreen live = new LiveScreen(screen);
        routes.get("/health", this::health);
        routes.get("/api/plan", context -> context
                .json(PlanAnswer.of(plans.find(), screen.view(), usual.language(), page)));
        routes.get("/api/logo", context -> context.contentType("image/png").header("Cache-Control", "no-cache")
                .result(logo.png().orElseThrow(() -> new ProblemException(Problem.of(404, "There is no picture",
                        "The branch has none, or it has not come yet.")))));
        routes.get("/api/screen", context -> context.json(ScreenAnswer.of(screen.view())));
        routes.sse("/api/screen/live", live::follow);
    }

    /** 503 while a device hangs: then no print job would come to its end either. */
    private void health(Context context) {
        boolean up = watch.sinceLastLook().compareTo(LONGEST_LOOK) < 0;
        context.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).json(Map.of("status", up ? "UP" : "DOWN",
                "online", screen.view().online(), "printer", screen.view().printer().label()));
    }

    private static void problems(RoutesConfig routes) {
        routes.exception(ProblemException.class, (thrown, context) -> thrown.problem().answer(context));
        routes.exception(HttpResponseException.class, (thrown, context) -> of(thrown, context).answer(context));
        routes.exception(Exception.class, (bug, context) -> {
            LOG.error("{} {}", context.method(), context.path(), bug);
            Problem.of(500, "The kiosk has a fault", "It was noted in the kiosk's log.").answer(context);
        });
    }

    private static Problem of(HttpResponseException thrown, Context context) {
        String title = HttpStatus.forStatus(thrown.getStatus()).getMessage();
        String detail = switch (thrown.getStatus()) {
            case 404 -> "There is nothing at " + Json.printable(context.path()) + ".";
            case 405 -> context.method() + " is not possible at " + Json.printable(context.path()) + ".";
            default -> String.valueOf(thrown.getMessage());
        };
        return Problem.of(thrown.getStatus(), title, detail);
    }

    /** Requests so broken that they never reach a route still get a problem for an answer. */
    private static boolean beneathJavalin(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code ? code : 500;
        byte[] body = "{\"status\":%d,\"title\":\"%s\"}"
                .formatted(status, HttpStatus.forStatus(status).getMessage()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
