package id.bilik.queueserver.server;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.access.RunCredentials;
import id.bilik.queueserver.server.backup.BackupWatch;
import id.bilik.queueserver.server.configuration.AccessConfig;
import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.queueserver.server.configuration.ConversationConfig;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ProofConfig;
import id.bilik.queueserver.server.configuration.ScreenAddresses;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.papers.PaperPurge;
import id.bilik.queueserver.server.privacy.BookingPurge;
import id.bilik.queueserver.server.privacy.DayPurge;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.BranchClock;
import id.bilik.queueserver.server.runtime.BranchDesk;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.settings.OtherBranches;
import id.bilik.queueserver.server.settings.Settings;
import id.bilik.queueserver.server.settings.ShippedPlan;
import id.bilik.queueserver.server.technician.Devices;
import id.bilik.queueserver.server.training.Training;
import id.bilik.queueserver.server.web.WebServer;
import id.bilik.queueserver.server.web.WebSettings;
import id.bilik.queueserver.server.web.http.Timeouts;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A whole server in this process, on a free port: journal, desk and web as {@code Main} wires them. */
public final class TestServer implements AutoCloseable {
    /** Lets tests in as a run lets newcomers in. */
    static final String SECRET = "a secret that only the tests of this branch know";
    public static final RunCredentials RUN = new RunCredentials(SECRET, List.of("g1", "g2"));

    /** Crowds of a test are no robots; a test of proofs asks for them itself. */
    private static final EdgeConfig WITHOUT_PROOF = new EdgeConfig(EdgeConfig.SUGGESTED.feeds(),
            EdgeConfig.SUGGESTED.feedsPerAddress(), EdgeConfig.SUGGESTED.wishesPerAddress(), ProofConfig.NEVER);

    private final DayKeys keys;
    private final SealingJournal journal;
    private final Records records;
    private final OpenBranch branch;
    private final WebServer web;
    private final Training training;
    private final PaperDesk papers;
    private final HttpClient http;
    private final Client client;
    private final AccessControl access;

    /** What a test may choose. */
    public record Setup(Path folder, Supplier<Journal> journal, Supplier<DayKeys> keys, BranchPlan plan,
            InstantSource clock, BoardConfig board, EdgeConfig edge, ScreenAddresses screens, AccessConfig access,
            ConversationConfig conversations, Timeouts patience,
            OtherBranches others) {
        public Setup with(BranchPlan other) {
            return new Setup(folder, journal, keys, other, clock, board, edge, screens, access, conversations,
                    patience, others);
        }

        public Setup with(InstantSource other) {
            return new Setup(folder, journal, keys, plan, other, board, edge, screens, access, conversations, patience,
                    others);
        }

        public Setup with(Timeouts other) {
            return new Setup(folder, journal, keys, plan, clock, board, edge, screens, access, conversations, other,
                    others);
        }

        public Setup with(BoardConfig other) {
            return new Setup(folder, journal, keys, plan, clock, other, edge, screens, access, conversations, patience,
                    others);
        }

        public Setup with(EdgeConfig other) {
            return new Setup(folder, journal, keys, plan, clock, board, other, screens, access, conversations,
                    patience, others);
        }

        public Setup with(Supplier<Journal> other) {
            return new Setup(folder, other, keys, plan, clock, board, edge, screens, access, conversations, patience,
                    others);
        }

        public Setup with(AccessConfig other) {
            return new Setup(folder, journal, keys, plan, clock, board, edge, screens, other, conversations, patience,
                    others);
        }

        public Setup with(ScreenAddresses other) {
            return new Setup(folder, journal, keys, plan, clock, board, edge, other, access, conversations, patience,
                    others);
        }

        /** Whoever is not there is played by pages. */
        public Setup inDemonstration() {
            return with(new ConversationConfig(64, List.of(), "", Duration.ofHours(1), true));
        }

        public Setup with(ConversationConfig other) {
            return new Setup(folder, journal, keys, plan, clock, board, edge, screens, access, other, patience, others);
        }

        public Setup withKeys(Supplier<DayKeys> other) {
            return new Setup(folder, journal, other, plan, clock, board, edge, screens, access, conversations,
                    patience, others);
        }

        public Setup with(OtherBranches other) {
            return new Setup(folder, journal, keys, plan, clock, board, edge, screens, access, conversations, patience,
                    other);
        }

        public TestServer start() { return new TestServer(this); }
    }

    /** The shipped plan, the wall clock, a journal of files in that folder. */
    public static Setup in(Path folder) {
        return new Setup(folder, () -> FileJournal.open(folder), () -> Sealed.keys(folder), ShippedPlan.read(),
                TestServer::now,
                BoardConfig.SUGGESTED, WITHOUT_PROOF, ScreenAddresses.SUGGESTED, AccessConfig.SUGGESTED,
                ConversationConfig.SUGGESTED,
                new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10),
                        Duration.ofSeconds(30), Duration.ofSeconds(1)),
                OtherBranches.NONE);
    }

    private TestServer(Setup setup) {
        http = Client.newHttp();
        keys = setup.keys.get();
        journal = Sealed.with(keys, setup.journal.get());
        records = Records.inFolder(setup.folder, setup.clock).start();
        branch = open(setup, journal, records);
        branch.startForecasts();
        access = new AccessControl(records, setup.clock, new SecureRandom(), Optional.of(RUN));
        Branches branches = new Branches(List.of(branch));
        training = new Training(branches, setup.folder, (folder, zone) -> Sealed.in(folder, FileJournal.open(folder)),
                setup.clock, records.accounts());
        papers = PaperDesk.in(setup.folder, records.papers(), journal, setup.clock, new SecureRandom());
        web = new WebServer(branches, journal, records, access,
                new FollowLinks("http://127.0.0.1:7070", "a key that only this test knows".getBytes(
                        StandardCharsets.UTF_8)),
                new WebSettings("test", setup.screens, setup.board,
                        new Settings(setup.folder), training, setup.edge, () -> BackupWatch.NONE,
                        setup.access, setup.conversations, setup.patience, setup.others, papers));
        web.start("127.0.0.1", 0);
        client = new Client(http, URI.create("http://127.0.0.1:" + web.port())).with(RUN.apiKey());
    }

    private static OpenBranch open(Setup setup, SealingJournal journal, Records records) {
        try {
            return OpenBranch.open(setup.plan, BoothChoice.LIGHTEST_LOAD,
                    journal, setup.clock instanceof BranchClock own ? own : setup.clock::instant,
                    new Devices(setup.clock, change -> {}),
                    records.accounts(), setup.others.figures());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static Instant now() { return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS); }

    public Client client() { return client; }

    public int port() { return web.port(); }

    public Records records() { return records; }

    public AccessControl access() { return access; }

    public OpenBranch branch() { return branch; }

    public SealingJournal journal() { return journal; }

    /** What purges it, when a test says so. */
    DayPurge purge() {
        return new DayPurge(List.of(branch), journal, keys, records.dayFigures());
    }

    /** Likewise for the bookings that are over. */
    BookingPurge bookingPurge() {
        return new BookingPurge(List.of(branch), records.bookings());
    }

    /** And for their papers. */
    PaperPurge paperPurge() {
        return new PaperPurge(List.of(branch), papers.shelf(), records.papers());
    }

    public BranchDesk desk() { return branch.desk(); }

    @Override
    public void close() {
        http.shutdownNow();
        web.close();
        training.close();
        branch.close();
        records.close();
        journal.close();
    }
}
