package id.bilik.queueserver.server.web;

import id.bilik.process.web.OwnHosts;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.BookingSecrets;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.access.WorkProofs;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.firststeps.FirstSteps;
import id.bilik.queueserver.server.firststeps.Setup;
import id.bilik.queueserver.server.follow.Histories;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.privacy.Breaches;
import id.bilik.queueserver.server.privacy.ClassFigures;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.OwnPlace;
import id.bilik.queueserver.server.web.http.PhoneDoor;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.ProblemAnswers;
import id.bilik.queueserver.server.web.http.Route;
import id.bilik.queueserver.server.web.http.SlowHeaders;
import id.bilik.queueserver.server.web.http.TimeLimits;
import id.bilik.queueserver.server.web.http.Timeouts;
import id.bilik.queueserver.server.web.http.WebJson;
import id.bilik.queueserver.server.web.live.ConversationSocket;
import id.bilik.queueserver.server.web.live.Conversations;
import id.bilik.queueserver.server.web.live.FeedPlaces;
import id.bilik.queueserver.server.web.live.LiveFeeds;
import id.bilik.queueserver.server.web.pages.Pages;
import id.bilik.queueserver.server.web.routes.AskedPapers;
import id.bilik.queueserver.server.web.routes.AuditRoutes;
import id.bilik.queueserver.server.web.routes.BoardRoutes;
import id.bilik.queueserver.server.web.routes.BookedPersons;
import id.bilik.queueserver.server.web.routes.BookingAccess;
import id.bilik.queueserver.server.web.routes.BookingFileRoutes;
import id.bilik.queueserver.server.web.routes.BookingRoutes;
import id.bilik.queueserver.server.web.routes.BoothRoutes;
import id.bilik.queueserver.server.web.routes.BranchRoutes;
import id.bilik.queueserver.server.web.routes.BreachRoutes;
import id.bilik.queueserver.server.web.routes.CapacityRoutes;
import id.bilik.queueserver.server.web.routes.ClockRoutes;
import id.bilik.queueserver.server.web.routes.CompanyChannel;
import id.bilik.queueserver.server.web.routes.ConversationRoutes;
import id.bilik.queueserver.server.web.routes.DeskBookingRoutes;
import id.bilik.queueserver.server.web.routes.DoorRoutes;
import id.bilik.queueserver.server.web.routes.DrawRoutes;
import id.bilik.queueserver.server.web.routes.ExplanationRoutes;
import id.bilik.queueserver.server.web.routes.FiguresRoutes;
import id.bilik.queueserver.server.web.routes.FirstStepsRoutes;
import id.bilik.queueserver.server.web.routes.FollowRoutes;
import id.bilik.queueserver.server.web.routes.GroupRoutes;
import id.bilik.queueserver.server.web.routes.HeadOfficeRoutes;
import id.bilik.queueserver.server.web.routes.HeldBookingRoutes;
import id.bilik.queueserver.server.web.routes.HeldDataRoutes;
import id.bilik.queueserver.server.web.routes.HistoryRoutes;
import id.bilik.queueserver.server.web.routes.HomeRoutes;
import id.bilik.queueserver.server.web.routes.KeyRoutes;
import id.bilik.queueserver.server.web.routes.Metrics;
import id.bilik.queueserver.server.web.routes.MissesRoutes;
import id.bilik.queueserver.server.web.routes.OfferRoutes;
import id.bilik.queueserver.server.web.routes.OperationRoutes;
import id.bilik.queueserver.server.web.routes.PairingRoutes;
import id.bilik.queueserver.server.web.routes.PaperJudgementRoutes;
import id.bilik.queueserver.server.web.routes.PaperRoutes;
import id.bilik.queueserver.server.web.routes.PasskeyRoutes;
import id.bilik.queueserver.server.web.routes.PastTickets;
import id.bilik.queueserver.server.web.routes.PeopleRoutes;
import id.bilik.queueserver.server.web.routes.PlanPartsRoutes;
import id.bilik.queueserver.server.web.routes.PlanRoutes;
import id.bilik.queueserver.server.web.routes.PlanningRoutes;
import id.bilik.queueserver.server.web.routes.ReservedRoutes;
import id.bilik.queueserver.server.web.routes.ScreenRoutes;
import id.bilik.queueserver.server.web.routes.SessionRoutes;
import id.bilik.queueserver.server.web.routes.SheetRoutes;
import id.bilik.queueserver.server.web.routes.ShownPersons;
import id.bilik.queueserver.server.web.routes.StaffingRoutes;
import id.bilik.queueserver.server.web.routes.SurgeRoutes;
import id.bilik.queueserver.server.web.routes.TechnicianRoutes;
import id.bilik.queueserver.server.web.routes.TicketRoutes;
import id.bilik.queueserver.server.web.routes.TrainingRoutes;
import id.bilik.queueserver.server.web.routes.VerificationRoutes;
import id.bilik.queueserver.server.web.routes.ViewRoutes;
import id.bilik.queueserver.server.web.routes.WaitingRoutes;
import id.bilik.queueserver.server.web.routes.WishGate;
import id.bilik.queueserver.server.web.routes.WishPace;
import id.bilik.queueserver.server.web.tls.TlsConnector;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: which routes and pages there are, and how requests come to them. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String STARTED = "started";
    /** Bytes of an answer; a buffer of this is made for each, and Javalin's own 32 KiB would mostly stay empty. */
    private static final int COPIED_AT_ONCE = 4096;

    private final Javalin javalin;
    private final Timeouts patience;
    private final TimeLimits limits = new TimeLimits();
    private final Metrics metrics;
    private final LiveFeeds feeds;
    private final Conversations conversations;
    private final StaffingRoutes staffing;
    private final SurgeRoutes surge;
    private final Gate gate;
    private final Optional<TlsConnector> tls;
    private final int tlsPort;
    private final int phonePort;
    private final Optional<String> phoneBind;

    public WebServer(Branches branches, SealingJournal journal, Records records, AccessControl access,
            FollowLinks links,
            WebSettings settings) {
        this.patience = settings.patience();
        this.feeds = new LiveFeeds(branches, patience.silence(), new FeedPlaces(settings.edge()), access::isLive);
        this.conversations = new Conversations(branches, settings.conversations(), links.keyFor("stays"),
                access.clock(), new SecureRandom());
        this.metrics = new Metrics(branches, journal, feeds, records);
        this.staffing = new StaffingRoutes();
        this.surge = new SurgeRoutes();
        OwnHosts hosts = new OwnHosts(settings.access().hosts());
        this.tlsPort = settings.access().tlsPort();
        this.phonePort = settings.access().phonePort();
        this.phoneBind = settings.access().phoneBind();
        this.tls = tlsPort == 0
                ? Optional.empty()
                : Optional.of(new TlsConnector(settings.access().tlsFolder(), hosts.names(), access.clock()));
        BoardRoutes boards = new BoardRoutes(settings.board());
        List<Route> routes = new ArrayList<>();
        routes.addAll(new OperationRoutes(branches, journal, records, metrics, settings.version(),
                settings.backup()).list());
        routes.addAll(new ScreenRoutes(branches, settings.version(), settings.screens()).list());
        routes.addAll(new ViewRoutes(feeds).list());
        routes.addAll(new FollowRoutes(links, feeds).list());
        routes.addAll(boards.list());
        routes.addAll(new BranchRoutes().list());
        routes.addAll(new TicketRoutes(new PastTickets(links), links).list());
        BookingSecrets secrets = new BookingSecrets(links);
        BookingAccess bookings = new BookingAccess(secrets);
        BookedPersons persons = new BookedPersons(records.bookings(), journal);
        // first, as its path with .ics would be taken for a booking of that name
        routes.addAll(new HeldBookingRoutes(bookings, persons, links, settings.papers().shelf()).list());
        routes.addAll(new BookingFileRoutes(bookings, links).list());
        ShownPersons shown = new ShownPersons(persons, access);
        routes.addAll(new DeskBookingRoutes(secrets, shown).list());
        WishGate wishes = new WishGate(new WishPace(settings.edge().wishesPerAddress(), System::nanoTime),
                new WorkProofs(links, settings.edge().proof().difficulty(), access.clock(), new SecureRandom()),
                settings.edge().proof(), System::nanoTime);
        routes.addAll(new WaitingRoutes(bookings, secrets, persons, wishes).list());
        routes.addAll(new BookingRoutes(bookings, secrets, persons, shown, wishes).list());
        routes.addAll(new DrawRoutes(secrets, persons, wishes).list());
        branches.all().forEach(branch -> branch
                .holdDraws(draw -> secrets.secretOfDraw(branch.id(), draw.date(), draw.until())));
        routes.addAll(new MissesRoutes(secrets, access.audit()).list());
        AskedPapers asked = new AskedPapers(persons, settings.papers(), access);
        routes.addAll(new PaperRoutes(bookings, asked, settings.papers()).list());
        routes.addAll(new PaperJudgementRoutes(bookings, asked, settings.papers(), access.audit()).list());
        routes.addAll(new OfferRoutes().list());
        routes.addAll(new CompanyChannel(records, journal, links, secrets, access).list());
        routes.addAll(new DoorRoutes(settings.board().door(), links,
                new WishPace(settings.edge().wishesPerAddress(), System::nanoTime), access.clock(), UUID::randomUUID)
                .list());
        routes.addAll(new ReservedRoutes(links).list());
        routes.addAll(new GroupRoutes(records.accounts()).list());
        routes.addAll(new BoothRoutes().list());
        routes.addAll(new SheetRoutes().list());
        routes.addAll(new VerificationRoutes().list());
        routes.addAll(new HomeRoutes(bookings, feeds, conversations).list());
        routes.addAll(new ConversationRoutes(conversations, links, access::isLive).list());
        routes.addAll(new HistoryRoutes(new Histories(), new ClassFigures(records.dayFigures())).list());
        routes.addAll(new HeldDataRoutes(access).list());
        routes.addAll(new BreachRoutes(new Breaches(records.breaches(), new SecureRandom()), access).list());
        PlanningRoutes planning = new PlanningRoutes();
        routes.addAll(planning.list());
        routes.addAll(new PlanRoutes(settings.own(), planning, records.accounts()).list());
        routes.addAll(new PlanPartsRoutes(settings.own()).list());
        routes.addAll(new TrainingRoutes(settings.training()).list());
        FirstSteps firstSteps = new FirstSteps(settings.own(), new Setup(access));
        routes.addAll(new FirstStepsRoutes(firstSteps, records.accounts()).list());
        routes.addAll(staffing.list());
        routes.addAll(surge.list());
        routes.addAll(new CapacityRoutes().list());
        routes.addAll(new TechnicianRoutes(access.devices(), settings.backup()).list());
        routes.addAll(new ClockRoutes(access.audit()).list());
        routes.addAll(new FiguresRoutes(settings.others()).list());
        routes.addAll(new ExplanationRoutes().list());
        routes.addAll(new SessionRoutes(access, branches, firstSteps).list());
        routes.addAll(new HeadOfficeRoutes(access, settings.access().headOffice()).list());
        routes.addAll(new PeopleRoutes(access).list());
        routes.addAll(new PasskeyRoutes(access).list());
        routes.addAll(new KeyRoutes(access).list());
        routes.addAll(new PairingRoutes(access, branches,
                () -> tls.flatMap(TlsConnector::findAuthoritySigns)).list());
        routes.addAll(
                new AuditRoutes(access, records.accounts(), branches.all().iterator().next().state().plan().zone())
                        .list());
        routes.add(OperationRoutes.openApi(List.copyOf(routes), settings.version()));
        this.gate = new Gate(access, hosts, new OwnPlace(),
                settings.access().plainHttp());
        this.javalin = Javalin
                .create(config -> configure(config, branches, boards, routes, settings.edge()));
    }

    /**
     * Loads the web server's classes on a thread of their own. They take a quarter of a second, as long as a start needs
     * for plan and journal, so that the constructor finds them ready.
     */
    public static void prepare() {
        Thread.ofPlatform().daemon().name("prepare-web").start(() -> {
            WebJson.bytes(List.of());
            Javalin.create(config -> config.startup.showJavalinBanner = false);
        });
    }

    /**
     * Listens; throws when the address is taken.
     *
     * @throws UncheckedIOException where it cannot listen over TLS or on the port for phones
     */
    public void start(String host, int port) {
        limits.start();
        conversations.start();
        javalin.start(host, port);
        listenBesides(host);
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector listening) {
                listening.setShutdownIdleTimeout(patience.stop().dividedBy(Timeouts.IDLE_PART).toMillis());
                new SlowHeaders(listening, patience.headers()).watch();
            }
        }
    }

    private void listenBesides(String host) {
        Server server = javalin.jettyServer().server();
        HttpConfiguration plain = server.getConnectors()[0].getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration();
        try {
            if (tls.isPresent()) {
                tls.get().listen(server, plain, host, tlsPort);
            }
            if (phonePort != 0) {
                PhoneDoor.open(server, plain, phoneBind.orElse(host), phonePort);
            }
        } catch (IOException unusable) {
            javalin.stop();
            throw new UncheckedIOException(unusable);
        }
    }

    /** When the certificate of https ends; empty without one. */
    public Optional<Instant> certificateEnds() {
        return tls.map(TlsConnector::endsAt);
    }

    public int port() { return javalin.port(); }

    /** Requests in flight are answered, feeds end, and what takes longer than its time is cut off. */
    @Override
    public void close() {
        feeds.close();
        conversations.close();
        tls.ifPresent(TlsConnector::close);
        staffing.close();
        surge.close();
        try {
            javalin.stop();
        } catch (JavalinException overdue) {
            LOG.warn("stopped with a connection that did not end within {}: {}", patience.stop(),
                    String.valueOf(overdue.getCause()));
        }
        limits.close();
        metrics.close();
    }

    private void configure(JavalinConfig config, Branches branches, BoardRoutes boards, List<Route> routes,
            EdgeConfig edge) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new JavalinJackson(WebJson.MAPPER, true));
        config.http.responseBufferSize = COPIED_AT_ONCE;
        config.http.maxRequestSize = Bodies.LARGEST + 1L;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(patience.stop().toMillis());
            server.insertHandler(new GracefulHandler());
            // what comes beyond waits in the system's queue until there is room
            server.addBean(new NetworkConnectionLimit(edge.connections(), server));
        });
        config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(patience.stalled().toMillis()));
        config.appData(Bodies.PATIENCE, patience.body());
        config.appData(TimeLimits.KEY, limits);
        config.appData(InPath.BRANCHES, branches);
        config.routes.before(context -> {
            context.attribute(STARTED, System.nanoTime());
            Pages.HEADERS.forEach(context::header);
            if (context.req().isSecure()) {
                context.header("Strict-Transport-Security", "max-age=31536000");
            }
        });
        gate.addTo(config);
        new ConversationSocket(conversations, gate).addTo(config, patience.stalled());
        for (Route route : routes) {
            config.routes.addHttpHandler(route.method(), route.path(), context -> {
                context.header("Cache-Control", "no-store");
                route.handler().handle(context);
            }, route.access().toArray(Access[]::new));
            if (route.method().equals(HandlerType.GET)) {
                // who may read it may ask for its head alone; a feed has nothing to say in one
                config.routes.addHttpHandler(HandlerType.HEAD, route.path(), context -> {
                    context.header("Cache-Control", "no-store");
                    if (!Route.Stream.class.equals(route.answer())) {
                        route.handler().handle(context);
                    }
                }, route.access().toArray(Access[]::new));
            }
        }
        boards.addTo(config);
        Pages.addTo(config, conversations.areImagined());
        config.routes.get("/ca.crt", this::authority, Access.PUBLIC);
        config.routes.after(this::measure);
        ProblemAnswers.addTo(config);
    }

    /** What a device has to trust, where the branch's own authority has issued the certificate. */
    private void authority(Context context) throws IOException {
        Path certificate = tls.flatMap(TlsConnector::findAuthority).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND,
                "This server has no authority of its own."));
        context.contentType("application/x-x509-ca-cert").header("Cache-Control", "no-cache")
                .result(Files.readAllBytes(certificate));
    }

    private void measure(Context context) {
        Long started = context.attribute(STARTED);
        var endpoint = context.endpoints().lastHttpEndpoint();
        if (started != null && endpoint != null && !endpoint.path.endsWith("/live")) {
            metrics.answered(context.method().name(), endpoint.path, context.statusCode(),
                    Duration.ofNanos(System.nanoTime() - started));
        }
    }
}
