package id.bilik.queueserver.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import id.bilik.process.clock.LinuxUptime;
import id.bilik.process.configuration.Arguments;
import id.bilik.process.configuration.Arguments.Task;
import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.configuration.ParentWatch;
import id.bilik.process.service.HealthProbe;
import id.bilik.process.service.PassingFolder;
import id.bilik.process.service.ServiceManager;
import id.bilik.process.service.Visitor;
import id.bilik.process.service.Watchdog;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.FollowLinks;
import id.bilik.queueserver.server.access.RunCredentials;
import id.bilik.queueserver.server.backup.BackupWatch;
import id.bilik.queueserver.server.configuration.Config;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.database.PostgresJournal;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.messages.Messages;
import id.bilik.queueserver.server.papers.PaperDesk;
import id.bilik.queueserver.server.papers.PaperPurge;
import id.bilik.queueserver.server.privacy.BookingPurge;
import id.bilik.queueserver.server.privacy.Breaches;
import id.bilik.queueserver.server.privacy.DayPurge;
import id.bilik.queueserver.server.privacy.PurgeClock;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.BranchClock;
import id.bilik.queueserver.server.runtime.BranchRestore;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.runtime.ClockAlarm;
import id.bilik.queueserver.server.runtime.ClockMemory;
import id.bilik.queueserver.server.runtime.DutyAlarm;
import id.bilik.queueserver.server.runtime.FollowKey;
import id.bilik.queueserver.server.runtime.NetworkTime;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.runtime.TimeLapse;
import id.bilik.queueserver.server.runtime.TrustedClock;
import id.bilik.queueserver.server.runtime.WatchedClock;
import id.bilik.queueserver.server.settings.OtherBranches;
import id.bilik.queueserver.server.settings.PlanFile;
import id.bilik.queueserver.server.settings.Settings;
import id.bilik.queueserver.server.tasks.AotTraining;
import id.bilik.queueserver.server.tasks.Backups;
import id.bilik.queueserver.server.tasks.ConfiguredRecords;
import id.bilik.queueserver.server.tasks.FirstSupervisor;
import id.bilik.queueserver.server.tasks.JournalCheck;
import id.bilik.queueserver.server.technician.DeviceMemory;
import id.bilik.queueserver.server.technician.ServerAlarms;
import id.bilik.queueserver.server.technician.Technician;
import id.bilik.queueserver.server.technician.Webhook;
import id.bilik.queueserver.server.training.Training;
import id.bilik.queueserver.server.web.WebServer;
import id.bilik.queueserver.server.web.WebSettings;
import id.bilik.queueserver.server.web.http.Timeouts;
import id.bilik.queueserver.server.web.routes.AlarmMessage;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a queue-server: wiring by hand, and the only place that makes a clock and a random source. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    /** Exit codes: a bug, the configuration, the journal or the address cannot be used. */
    private static final int BUG = 1;
    private static final int BAD_CONFIG = 2;
    private static final int BAD_JOURNAL = 3;
    private static final int BAD_ADDRESS = 4;

    private static final Set<Task> TASKS = Collections
            .unmodifiableSet(
                    EnumSet.of(Task.RUN, Task.HELP, Task.PRINT_CONFIG, Task.REHEARSE, Task.VERIFY, Task.REPAIR,
                            Task.BACKUP_KEY, Task.BACKUP, Task.RESTORE, Task.ADOPT, Task.FIRST_SUPERVISOR));
    private static final Duration PROBE = Duration.ofSeconds(10);

    private Main() {}

    /** A server that takes requests. */
    private interface Ready {
        void at(int port, Runnable stop) throws IOException;
    }

    public static void main(String[] arguments) {
        try {
            Arguments told = Arguments.read(Config.PROCESS, TASKS, arguments, System.getProperties());
            if (told.exitWithParent()) {
                ParentWatch.start();
            }
            switch (told.task()) {
                case HELP ->
                    System.out.print("queue-server: the queue of a branch\n\n" + Arguments.explain(TASKS) + "\n"
                            + ConfigKey.explain(Config.KEYS));
                case PRINT_CONFIG -> {
                    Config.of(told.values());
                    System.out.print(ConfigKey.example(Config.PROCESS, Config.KEYS, told.values()));
                }
                case REHEARSE -> rehearse();
                case VERIFY -> System.exit(JournalCheck.verify(Config.of(told.values()), System.out));
                case REPAIR -> System.exit(JournalCheck.repair(Config.of(told.values()), Clock.systemUTC().instant(),
                        System.out));
                case FIRST_SUPERVISOR -> System.exit(FirstSupervisor.invite(Config.of(told.values()), System.out));
                case BACKUP_KEY, BACKUP, RESTORE, ADOPT -> System.exit(backups(told));
                case RUN, SELFTEST -> serve(Config.of(told.values()));
            }
        } catch (ConfigProblem wrong) {
            fail(BAD_CONFIG, wrong);
        } catch (JournalException damaged) {
            fail(BAD_JOURNAL, damaged);
        } catch (JavalinBindException taken) {
            fail(BAD_ADDRESS, taken);
        } catch (IOException unwritable) {
            fail(BAD_CONFIG, unwritable);
        } catch (UncheckedIOException insecure) {
            fail(BAD_ADDRESS, insecure);
        } catch (RuntimeException bug) {
            // half a server must not linger: its writer alone would keep the process alive
            LOG.error("start failed", bug);
            fail(BUG, bug);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int backups(Arguments told) throws ConfigProblem {
        Backups backups = new Backups(Config.of(told.values()), Clock.systemUTC().instant(), version(), System.out);
        return switch (told.task()) {
            case BACKUP_KEY -> backups.makeKey(told.more());
            case BACKUP -> backups.backUp(told.more());
            case RESTORE -> backups.restore(told.more());
            default -> backups.adopt(told.more());
        };
    }

    /** A database that has run out of memory may answer as if it had written: docs/decisions/exit-when-out-of-memory.md. */
    private static void warnOfLingering() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (!Boolean.parseBoolean(machine.getVMOption("ExitOnOutOfMemoryError").getValue())) {
            LOG.warn("started without -XX:+ExitOnOutOfMemoryError: out of memory, this process could lose tickets");
        }
    }

    private static void serve(Config config)
            throws ConfigProblem, IOException, InterruptedException {
        warnOfLingering();
        ServiceManager manager = ServiceManager.of(System.getenv());
        Optional<String> secret = Optional.ofNullable(System.getenv(RunCredentials.VARIABLE));
        run(config, secret, System.out, (port, stop) -> {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
                manager.stopping();
                stop.run();
            }));
            Watchdog.start(manager, "ready", new HealthProbe(config.bind(), port, PROBE));
        });
    }

    /** On data that are gone afterwards. */
    private static void rehearse() throws ConfigProblem, IOException, InterruptedException {
        try (PassingFolder data = PassingFolder.make("bilik-rehearsal")) {
            String secret = UUID.randomUUID() + "-" + UUID.randomUUID();
            String key = new RunCredentials(secret, List.of()).apiKey();
            Config config = Config.of(Map.of("port", "0", "data", data.path().toString()));
            run(config, Optional.of(secret), System.out, (port, stop) -> {
                AotTraining.play(new Visitor(port, key));
                stop.run();
            });
        }
    }

    private static void run(Config config, Optional<String> runSecret, PrintStream out, Ready ready)
            throws ConfigProblem, IOException, InterruptedException {
        if (config.conversations().imagined() && runSecret.isEmpty()) {
            throw new ConfigProblem(
                    List.of("conversation.imagined is for demonstrations (mvn -Prun -Ddemo) and not for a"
                            + " branch: nobody who is not there may be seen by its officers"));
        }
        WebServer.prepare();
        BranchPlan plan = config.plan().isPresent() ? PlanFile.read(config.plan().get()) : PlanFile.readDefault();
        FollowLinks links = new FollowLinks(config.publicUrl(),
                FollowKey.readOrMake(config.data(), new SecureRandom()));
        SecureRandom random = new SecureRandom();
        DayKeys dayKeys = DayKeys.open(config.data(), random);
        SealingJournal journal = new SealingJournal(open(config), dayKeys, plan.zone(), random);
        TrustedClock clock = new TrustedClock(Clock.systemUTC(), new LinuxUptime(),
                ClockMemory.in(config.data()), NetworkTime::isSynchronised,
                config.timeLapse().isEmpty() ? BranchRestore.lastTime(plan.id(), journal) : Instant.EPOCH);
        Technician technician = new Technician(clock,
                Optional.of(new DeviceMemory(config.data().resolve("devices.json"))),
                config.alarmsWebhook().map(there -> new Webhook(there, config.alarmsSecret(), clock,
                        Optional.of(config.data().resolve("alarms-untold.jsonl")))),
                change -> AlarmMessage.of(plan.id(), change));
        Records records = ConfiguredRecords.of(config, clock);
        OtherBranches others = config.others().map(place -> OtherBranches.read(place, plan.id()))
                .orElse(OtherBranches.NONE);
        others.used().forEach(each -> LOG.info("forecasts begin with the figures of {} of {}, in {}",
                each.figures().branch(), each.date(), each.file()));
        others.passedOver().forEach(each -> LOG.warn("forecasts begin without {}: {}", each.file(), each.problem()));
        OpenBranch branch = OpenBranch.open(plan, config.calling(), journal,
                config.timeLapse().map(lapse -> pass(lapse, plan.id(), journal)).orElseGet(
                        () -> new WatchedClock(clock, System::nanoTime, technician.devices()::shift)),
                technician.devices(), records.accounts(), others.figures());
        AccessControl access = new AccessControl(records, clock, new SecureRandom(),
                runSecret.map(secret -> new RunCredentials(secret,
                        plan.groups().stream().map(group -> group.id()).toList())));
        BackupWatch backups = new BackupWatch(config.backup().folder().isPresent() ? config.data() : null, clock);
        Branches branches = new Branches(List.of(branch));
        Training training = new Training(branches, config.data(), (folder, zone) -> {
            DayKeys keys = DayKeys.open(folder, random);
            return new SealingJournal(FileJournal.open(folder), keys, zone, random);
        }, Clock.systemUTC(), records.accounts());
        PaperDesk papers = PaperDesk.in(config.data(), records.papers(), journal, clock, random);
        WebServer web = new WebServer(branches, journal, records, access, links,
                new WebSettings(version(), config.screens(), config.board(), new Settings(config.data()), training,
                        config.edge(), backups::health, config.access(), config.conversations(),
                        Timeouts.USUAL, others, papers));
        Optional<Messages> messages = Messages.of(config.messages(), branch, records, journal, links, random);
        CountDownLatch stopped = new CountDownLatch(1);
        web.start(config.bind(), config.port());
        // what it learns from grows with the branch's history, and nobody signs on yet: no start waits for either
        branch.startForecasts();
        records.start();
        messages.ifPresent(Messages::start);
        PurgeClock dayPurges = new PurgeClock("the journal",
                new DayPurge(List.of(branch), journal, dayKeys, records.dayFigures())::run);
        dayPurges.start();
        BookingPurge bookings = new BookingPurge(List.of(branch), records.bookings());
        PaperPurge paperPurge = new PaperPurge(List.of(branch), papers.shelf(), records.papers());
        PurgeClock bookingPurges = new PurgeClock("the bookings", () -> {
            bookings.run();
            paperPurge.run();
            return true;
        });
        bookingPurges.start();
        technician.watch(new ServerAlarms(clock, web::certificateEnds, () -> access.audit()
                .listCodesOfServer(clock.instant().minus(ServerAlarms.CODE)),
                new Breaches(records.breaches(), random)::listUntold).with(backups::alarms)
                .with(new ClockAlarm(clock, () -> branch.state().plan().zone()))
                .with(new DutyAlarm(branch::state, clock))
                .with(() -> messages.map(Messages::alarms).orElse(List.of())));
        out.println("queue-server ready on http://" + config.bind() + ":" + web.port() + "/");
        out.flush();
        // who has started the service looks for the code next
        FirstSupervisor.announceWhereNeeded(access, config.pages());
        ready.at(web.port(), () -> {
            web.close();
            training.close();
            technician.close();
            dayPurges.close();
            bookingPurges.close();
            messages.ifPresent(Messages::close);
            branch.close();
            records.close();
            journal.close();
            LOG.info("stopped at event {}", branch.state().sequence());
            stopped.countDown();
        });
        stopped.await();
    }

    private static Journal open(Config config) {
        return config.postgres().<Journal>map(PostgresJournal::open).orElseGet(() -> FileJournal.open(config.data()));
    }

    private static BranchClock pass(TimeLapse lapse, String branch, Journal journal) {
        LOG.warn("the branch's time is a time lapse, for demonstrations only: {}", lapse);
        return lapse.start(BranchRestore.lastTime(branch, journal), System::nanoTime);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static void fail(int status, Exception reason) {
        System.err.println("queue-server cannot start: " + reason.getMessage());
        System.exit(status);
    }
}
