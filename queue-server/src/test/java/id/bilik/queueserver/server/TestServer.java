package id.bilik.queueserver.server;

import id.bilik.queueserver.BoardConfig;
import id.bilik.queueserver.BranchDesk;
import id.bilik.queueserver.EdgeConfig;
import id.bilik.queueserver.ForecastDesk;
import id.bilik.queueserver.ShippedPlan;
import id.bilik.queueserver.branch.BranchPlan;
import id.bilik.queueserver.branch.Command;
import id.bilik.queueserver.branch.Decider;
import id.bilik.queueserver.branch.Decision;
import id.bilik.queueserver.calling.BoothChoice;
import id.bilik.queueserver.calling.CentralQueue;
import id.bilik.queueserver.forecast.LastCalls;
import id.bilik.queueserver.journal.Journal;
import id.bilik.queueserver.journal.file.FileJournal;
import id.bilik.queueserver.technician.Devices;
import id.bilik.queueserver.web.Desks;
import id.bilik.queueserver.web.FollowLinks;
import id.bilik.queueserver.web.Patience;
import id.bilik.queueserver.web.WebServer;
import id.bilik.queueserver.web.WebSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** A whole server in this process, on a free port: journal, desk and web as {@code Main} wires them. */
final class TestServer implements AutoCloseable {
    private final Journal journal;
    private final BranchDesk desk;
    private final ForecastDesk forecasts;
    private final WebServer web;
    private final Client client;

    /** What a test may choose. */
    record Setup(Supplier<Journal> journal, BranchPlan plan, InstantSource clock, BoardConfig board,
            EdgeConfig edge, Patience patience) {
        Setup with(BranchPlan other) { return new Setup(journal, other, clock, board, edge, patience); }

        Setup with(InstantSource other) { return new Setup(journal, plan, other, board, edge, patience); }

        Setup with(Patience other) { return new Setup(journal, plan, clock, board, edge, other); }

        Setup with(BoardConfig other) { return new Setup(journal, plan, clock, other, edge, patience); }

        Setup with(EdgeConfig other) { return new Setup(journal, plan, clock, board, other, patience); }

        Setup with(Supplier<Journal> other) { return new Setup(other, plan, clock, board, edge, patience); }

        TestServer start() { return new TestServer(this); }
    }

    /** The shipped plan, the wall clock, a journal of files in that folder. */
    static Setup in(Path folder) {
        return new Setup(() -> FileJournal.open(folder), ShippedPlan.read(), TestServer::now,
                BoardConfig.SUGGESTED, EdgeConfig.SUGGESTED,
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10),
                        Duration.ofSeconds(30), Duration.ofSeconds(1)));
    }

    private TestServer(Setup setup) {
        journal = setup.journal.get();
        CentralQueue policy = new CentralQueue();
        desk = new BranchDesk(setup.plan.id(), new Decider(policy), journal, setup.clock::instant);
        desk.start();
        if (desk.submit(new Command.AdoptPlan(setup.plan)).join() instanceof Decision.Refused refused)
            throw new AssertionError(refused.refusal().detail());
        forecasts = new ForecastDesk(desk, journal, BoothChoice.LIGHTEST_LOAD, LastCalls.DEFAULT, model -> {});
        forecasts.start();
        web = new WebServer(new Desks(List.of(desk), policy, forecasts, forecasts), journal,
                new FollowLinks("http://127.0.0.1:7070", "a key that only this test knows".getBytes(
                        StandardCharsets.UTF_8)),
                new Devices(setup.clock, change -> {}),
                new WebSettings("test", "http://127.0.0.1:7071/", setup.board, setup.edge, setup.patience));
        web.start("127.0.0.1", 0);
        client = new Client(URI.create("http://127.0.0.1:" + web.port()));
    }

    private static Instant now() { return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS); }

    Client client() { return client; }

    int port() { return web.port(); }

    BranchDesk desk() { return desk; }

    @Override
    public void close() {
        web.close();
        forecasts.close();
        desk.close();
        journal.close();
    }
}
