package id.bilik.kiosk;

import id.bilik.configuration.ConfigProblem;
import id.bilik.hardware.Hardware;
import id.bilik.kiosk.desk.ButtonPanel;
import id.bilik.kiosk.desk.Plans;
import id.bilik.kiosk.desk.PrintReports;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.TicketDesk;
import id.bilik.kiosk.desk.Watch;
import id.bilik.kiosk.queue.QueueServerClient;
import id.bilik.kiosk.slip.SlipComposer;
import id.bilik.kiosk.technician.Actions;
import id.bilik.kiosk.technician.CountedPrinter;
import id.bilik.kiosk.technician.DeviceReports;
import id.bilik.kiosk.technician.Machine;
import id.bilik.kiosk.technician.PaperCount;
import id.bilik.kiosk.web.KioskParts;
import id.bilik.kiosk.web.KioskServer;
import id.bilik.kiosk.web.KioskState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A running kiosk, wired by hand. */
final class Kiosk implements AutoCloseable {

    private static final Duration HEARD = Duration.ofMillis(80);

    private final KioskHardware devices;
    private final QueueServerClient client;
    private final PrintReports reports;
    private final Watch watch;
    private final PaperCount paper;
    private final DeviceReports deviceReports;
    private final KioskServer server;
    private final int port;

    /**
     * Starts everything; throws what Javalin throws if the port is taken.
     *
     * @throws ConfigProblem
     *             if a device that the configuration names can't be used
     */
    Kiosk(Config config, InstantSource clock) throws ConfigProblem {
        devices = KioskHardware.of(config.hardware(), config.paper(), config.buttons(), clock);
        paper = new PaperCount(config.data().resolve("paper"), config.slipsPerRoll());
        CountedPrinter counted = new CountedPrinter(devices.devices().printer(), paper);
        Hardware hardware = devices.devices().with(counted);

        client = new QueueServerClient(config.server(), config.branch(), config.serverTimeout());
        reports = new PrintReports(client);
        Screen screen = new Screen();
        Plans plans = new Plans(client, screen);
        TicketDesk desk = new TicketDesk(client, plans, counted, new SlipComposer(config.paper()), reports);
        ButtonPanel panel = new ButtonPanel(desk, plans, screen, config.language(), config.buttonServices(),
                config.buttonPause(), clock);
        hardware.buttons().listen(button -> {
            hardware.buzzer().sound(HEARD); // a finger feels little of a steel button
            panel.pressed(button);
        });
        watch = new Watch(hardware, plans, screen, config.planRefresh(), clock);
        Machine machine = new Machine(Path.of("/sys"));
        Actions actions = new Actions(config.device(), version(), counted, paper, config.paper(), hardware.lamps(),
                clock);
        deviceReports = new DeviceReports(client, config.device(), version(), () -> screen.view().printer(), paper,
                machine, actions, clock);
        server = new KioskServer(new KioskParts(desk, plans, screen, config.language(), panel, watch, hardware,
                devices.simulated(), new KioskState(config.device(), version(), paper, machine, deviceReports)));
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
        deviceReports.close();
        watch.close();
        reports.close();
        client.close();
        paper.keep();
        devices.close();
    }
}
