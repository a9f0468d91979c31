package id.bilik.kiosk;

import id.bilik.hardware.Hardware;
import id.bilik.kiosk.desk.BranchLogo;
import id.bilik.kiosk.desk.ButtonPanel;
import id.bilik.kiosk.desk.CheckInDesk;
import id.bilik.kiosk.desk.KioskMemory;
import id.bilik.kiosk.desk.MissingDesk;
import id.bilik.kiosk.desk.Plans;
import id.bilik.kiosk.desk.ReportThread;
import id.bilik.kiosk.desk.ScanDesk;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.ServerReports;
import id.bilik.kiosk.desk.SlipPrinting;
import id.bilik.kiosk.desk.TicketDesk;
import id.bilik.kiosk.desk.Watch;
import id.bilik.kiosk.queue.Pairing;
import id.bilik.kiosk.queue.QueueServerClient;
import id.bilik.kiosk.queue.ServerKey;
import id.bilik.kiosk.slip.SlipComposer;
import id.bilik.kiosk.speech.PageTexts;
import id.bilik.kiosk.speech.PhraseBook;
import id.bilik.kiosk.speech.Speech;
import id.bilik.kiosk.speech.Voice;
import id.bilik.kiosk.store.Disk;
import id.bilik.kiosk.store.FolderDisk;
import id.bilik.kiosk.store.Store;
import id.bilik.kiosk.technician.Actions;
import id.bilik.kiosk.technician.ButtonCheck;
import id.bilik.kiosk.technician.CountedPrinter;
import id.bilik.kiosk.technician.DeviceReports;
import id.bilik.kiosk.technician.HeldLamps;
import id.bilik.kiosk.technician.Machine;
import id.bilik.kiosk.technician.PaperCount;
import id.bilik.kiosk.technician.PartFaults;
import id.bilik.kiosk.technician.SlipCounts;
import id.bilik.kiosk.web.KioskParts;
import id.bilik.kiosk.web.KioskServer;
import id.bilik.kiosk.web.KioskState;
import id.bilik.process.clock.LinuxUptime;
import id.bilik.process.configuration.ConfigProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Supplier;

/** A running kiosk, wired by hand. */
final class Kiosk implements AutoCloseable {

    private static final Duration HEARD = Duration.ofMillis(80);
    /** A technician's walk to the kiosk comes before; the server takes an action for lost after a minute. */
    private static final Duration BUTTON_CHECK = Duration.ofSeconds(40);

    private final KioskHardware devices;
    private final Pairing pairing;
    private final QueueServerClient client;
    private final Store store;
    private final ReportThread reports;
    private final Watch watch;
    private final DeviceReports deviceReports;
    private final KioskServer server;
    private final int port;

    /**
     * Starts everything; throws what Javalin throws if the port is taken.
     *
     * @param wall
     *            the machine's clock
     * @param passing
     *            time that passes evenly, from any origin: what stands on the screen for so long does so whatever
     *            somebody does to the clock
     * @throws ConfigProblem
     *             if a device that the configuration names can't be used, or another kiosk works in the data folder
     */
    Kiosk(Config config, ServerKey key, InstantSource wall, InstantSource passing) throws ConfigProblem {
        Voice voice = config.voice(); // it looks for its program while the rest is made
        devices = KioskHardware.of(config.hardware(), config.paper(), config.buttons(), wall);
        store = Store.open(disk(config.data()));
        PaperCount paper = PaperCount.kept(store, config.slipsPerRoll());
        SlipCounts slips = SlipCounts.kept(store, wall);
        CountedPrinter counted = new CountedPrinter(devices.devices().printer(), paper, slips);
        HeldLamps lamps = new HeldLamps(devices.devices().lamps());
        Hardware hardware = devices.devices().with(counted).with(lamps);
        ButtonCheck check = new ButtonCheck(hardware.buttons(), lamps, BUTTON_CHECK);

        KioskMemory memory = new KioskMemory(store, wall, new LinuxUptime(), UUID.randomUUID());
        client = new QueueServerClient(config.servers(), config.branch(), config.device(), key, config.trust(),
                config.serverTimeout());
        Screen screen = new Screen();
        pairing = new Pairing(client, key, config.trust(), config.servers(), config.device(), screen::showPairing);
        Plans plans = new Plans(client, screen, memory);
        ServerReports rounds = new ServerReports(client, plans, memory, screen);
        rounds.showStandby();
        reports = new ReportThread(rounds, plans);
        BranchLogo logo = new BranchLogo(config.logo(), config.paper(), config.data(), client::picture);
        SlipPrinting printing = new SlipPrinting(counted, new SlipComposer(config.paper(), config.codePage(),
                new LostCharacters(config.codePage()), logo::find));
        TicketDesk desk = new TicketDesk(client, plans, printing, memory, reports::call);
        ButtonPanel panel = new ButtonPanel(desk, plans, screen, config.language(), config.buttonMeaning(),
                config.buttonPause(), passing);
        hardware.buttons().listen(button -> {
            hardware.buzzer().sound(HEARD); // a finger feels little of a steel button
            if (!check.takes(button)) {
                panel.pressed(button);
            }
        });
        hardware.buttons().listenHeld(button -> {
            if (!check.isRunning()) {
                panel.held(button);
            }
        });
        ScanDesk scans = new ScanDesk(client, new CheckInDesk(client, desk, config.branch()), screen, config.branch(),
                passing);
        hardware.scanner().listen(text -> {
            hardware.buzzer().sound(HEARD);
            scans.scanned(text, config.language());
        });
        watch = new Watch(hardware, plans, logo, screen, config.planRefresh(), passing);
        Machine machine = Machine.own();
        Actions actions = new Actions(config.device(), version(), counted, desk::copyLast, paper, config.paper(), lamps,
                check, wall);
        Speech speech = new Speech(new PhraseBook(new PageTexts(), plans, desk, screen), voice);
        SequencedMap<String, Supplier<Optional<String>>> parts = new LinkedHashMap<>();
        parts.put("panel", hardware.buttons()::findTrouble);
        parts.put("scanner", hardware.scanner()::findTrouble);
        parts.put("voice", speech::findTrouble);
        deviceReports = new DeviceReports(client, config.device(), version(), config.hardware().devices(),
                slips, () -> screen.view().printer(),
                hardware.buttons()::stuck, new PartFaults(parts, passing), memory::trouble, paper,
                machine, actions, wall);
        server = new KioskServer(
                new KioskParts(desk, scans, new MissingDesk(scans, plans, printing), plans, logo, screen,
                        config.language(), panel, watch, hardware,
                        devices.simulated(), new KioskState(config.device(), version(), paper, machine, deviceReports),
                        config.page(),
                        speech));
        reports.start();
        pairing.start();
        try {
            port = server.start(config.bind(), config.port());
        } catch (RuntimeException notStarted) {
            stopParts();
            throw notStarted;
        }
    }

    /** Of the program, as its jar says. */
    static String version() {
        String version = Kiosk.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    int port() { return port; }

    @Override
    public void close() {
        server.close();
        stopParts();
    }

    private void stopParts() {
        pairing.close();
        deviceReports.close();
        watch.close();
        reports.close();
        client.close();
        store.close();
        devices.close();
    }

    private static Disk disk(Path folder) throws ConfigProblem {
        try {
            return FolderDisk.take(folder).orElseThrow(() -> new ConfigProblem(
                    List.of("another kiosk works in the data folder " + folder.toAbsolutePath())));
        } catch (IOException unusable) {
            throw new ConfigProblem(
                    List.of("the data folder " + folder.toAbsolutePath() + " can't be used: " + unusable));
        }
    }
}
