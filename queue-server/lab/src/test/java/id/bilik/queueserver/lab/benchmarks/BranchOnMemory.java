package id.bilik.queueserver.lab.benchmarks;

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
import id.bilik.queueserver.server.configuration.ScreenAddresses;
import id.bilik.queueserver.server.journal.MemoryJournal;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.runtime.SteadyClock;
import id.bilik.queueserver.server.settings.OtherBranches;
import id.bilik.queueserver.server.settings.Settings;
import id.bilik.queueserver.server.settings.ShippedPlan;
import id.bilik.queueserver.server.technician.Devices;
import id.bilik.queueserver.server.training.Training;
import id.bilik.queueserver.server.web.WebServer;
import id.bilik.queueserver.server.web.WebSettings;
import id.bilik.queueserver.server.web.http.Timeouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A queue-server on a journal in memory, as a process: for a profiler that looks at everything but the disk.
 *
 * <p>Arguments: the port.
 */
public final class BranchOnMemory {
    private BranchOnMemory() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        BranchPlan plan = ShippedPlan.read();
        Clock clock = Clock.systemUTC();
        Path folder = Files.createTempDirectory("bilik-on-memory");
        SealingJournal journal = new SealingJournal(new MemoryJournal(), DayKeys.open(folder, new SecureRandom()),
                plan.zone(), new SecureRandom());
        Records records = Records.inFolder(folder, clock).start();
        OpenBranch branch = OpenBranch.open(plan,
                BoothChoice.LIGHTEST_LOAD, journal,
                new SteadyClock(clock, System::nanoTime), new Devices(clock, change -> {}), records.accounts(),
                List.of());
        branch.startForecasts();
        Branches branches = new Branches(List.of(branch));
        WebServer web = new WebServer(branches, journal, records,
                new AccessControl(records, clock, new SecureRandom(),
                        Optional.ofNullable(System.getenv(RunCredentials.VARIABLE))
                                .map(secret -> new RunCredentials(secret, List.of("g1", "g2")))),
                new FollowLinks("http://127.0.0.1:7070",
                        "a key that only this process knows".getBytes(StandardCharsets.UTF_8)),
                new WebSettings("bench", ScreenAddresses.SUGGESTED, BoardConfig.SUGGESTED,
                        new Settings(folder), new Training(branches, folder,
                                (place, zone) -> new SealingJournal(new MemoryJournal(),
                                        DayKeys.open(place, new SecureRandom()), zone, new SecureRandom()),
                                clock, records.accounts()),
                        EdgeConfig.SUGGESTED, () -> BackupWatch.NONE, AccessConfig.SUGGESTED,
                        ConversationConfig.SUGGESTED, Timeouts.USUAL, OtherBranches.NONE,
                        PaperDesk.in(folder, records.papers(), journal, clock, new SecureRandom())));
        web.start("127.0.0.1", Integer.parseInt(arguments[0]));
    }
}
