package id.bilik.queueserver.web;

import id.bilik.queueserver.journal.Journal;
import id.bilik.queueserver.journal.JournalException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: routes, pages, and every error as a problem. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String STARTED = "started";

    private final Javalin javalin;
    private final Duration stop;
    private final Metrics metrics;
    private final Iterable<LiveFeed> feeds;

    /** @param kioskUrl where the index says that the kiosk is */
    public WebServer(Desks desks, Journal journal, FollowLinks links, String version, String kioskUrl) {
        this(desks, journal, links, version, kioskUrl, Patience.USUAL);
    }

    /** As above, with that patience. */
    public WebServer(Desks desks, Journal journal, FollowLinks links, String version, String kioskUrl,
            Patience patience) {
        ViewRoutes views = new ViewRoutes(desks, links, patience.silence());
        this.stop = patience.stop();
        this.feeds = views.feeds();
        this.metrics = new Metrics(desks, feeds);
        List<Route> routes = new ArrayList<>();
        routes.addAll(new OperationRoutes(desks, metrics, version, kioskUrl).list());
        routes.addAll(views.list());
        routes.addAll(new BranchRoutes(desks, journal).list());
        routes.addAll(new TicketRoutes(desks, new PastTickets(journal, links), links).list());
        routes.addAll(new ReservedRoutes(desks, links).list());
        routes.addAll(new GroupRoutes(desks).list());
        routes.addAll(new BoothRoutes(desks).list());
        routes.addAll(new PlanningRoutes(desks).list());
        routes.addAll(new ExplanationRoutes(desks, journal).list());
        routes.add(OperationRoutes.openApi(List.copyOf(routes), version));
        this.javalin = Javalin.create(config -> configure(config, desks, routes, patience));
    }

    /** Listens; throws when the address is taken. */
    public void start(String host, int port) {
        feeds.forEach(LiveFeed::start);
        javalin.start(host, port);
        for (Connector connector : javalin.jettyServer().server().getConnectors())
            if (connector instanceof AbstractConnector listening)
                listening.setShutdownIdleTimeout(stop.dividedBy(5).toMillis());
    }

    public int port() { return javalin.port(); }

    /** Requests in flight are answered; feeds end. */
    @Override
    public void close() {
        feeds.forEach(LiveFeed::close);
        javalin.stop();
        metrics.close();
    }

    private void configure(JavalinConfig config, Desks desks, List<Route> routes, Patience patience) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new JavalinJackson(WebJson.MAPPER, true));
        config.http.maxRequestSize = Bodies.LARGEST + 1L;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(patience.stop().toMillis());
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(WebServer::answerBelowRoutes);
        });
        config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(WebServer::answerBelowRoutes));
        config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(patience.stalled().toMillis()));
        config.routes.before(context -> {
            context.attribute(STARTED, System.nanoTime());
            context.header("Content-Security-Policy", Pages.CONTENT_SECURITY_POLICY)
                    .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
        });
        for (Route route : routes)
            config.routes.addHttpHandler(route.method(), route.path(), context -> {
                context.header("Cache-Control", "no-store");
                route.handler().handle(context);
            }, route.access().toArray(Access[]::new));
        new Pages(desks).addTo(config);
        config.routes.after(this::measure);
        config.routes.exception(Problem.class, (problem, context) -> answer(context, problem));
        config.routes.exception(HttpResponseException.class, (failed, context) -> answer(context,
                Problem.of(HttpStatus.forStatus(failed.getStatus()), String.valueOf(failed.getMessage()))));
        config.routes.exception(JournalException.class,
                (failed, context) -> answer(context, Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                        "The journal cannot be read: " + failed.getMessage())));
        config.routes.exception(Exception.class, (bug, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), bug);
            answer(context, Problem.of(HttpStatus.INTERNAL_SERVER_ERROR,
                    "The queue server failed on this request; its log says why."));
        });
    }

    private static void answer(Context context, Problem problem) {
        context.status(problem.body().status()).contentType("application/problem+json")
                .result(WebJson.bytes(problem.body()));
    }

    /** What never came to a route: a malformed request, or one that came while the server stops. */
    private static boolean answerBelowRoutes(Request request, Response response, Callback callback) {
        HttpStatus status = HttpStatus.forStatus(response.getStatus());
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(WebJson.bytes(Problem.of(status,
                "This request cannot be served: " + (message == null ? status.getMessage() : message) + ".").body())),
                callback);
        return true;
    }

    private void measure(Context context) {
        Long started = context.attribute(STARTED);
        var endpoint = context.endpoints().lastHttpEndpoint();
        if (started != null && endpoint != null && !endpoint.path.endsWith("/live"))
            metrics.answered(context.method().name(), endpoint.path, context.statusCode(),
                    Duration.ofNanos(System.nanoTime() - started));
    }
}
