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
import id.bilik.kiosk.web.KioskParts;
import id.bilik.kiosk.web.KioskServer;
import java.time.Duration;
import java.time.InstantSource;

/** A running kiosk, wired by hand. */
final class Kiosk implements AutoCloseable {

    private static final Duration HEARD = Duration.ofMillis(80);

    private final KioskHardware devices;
    private final QueueServerClient client;
    private final PrintReports reports;
    private final Watch watch;
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
        Hardware hardware = devices.devices();

        client = new QueueServerClient(config.server(), config.branch(), config.serverTimeout());
        reports = new PrintReports(client);
        Screen screen = new Screen();
        Plans plans = new Plans(client, screen);
        TicketDesk desk = new TicketDesk(client, plans, hardware.printer(), new SlipComposer(config.paper()), reports);
        ButtonPanel panel = new ButtonPanel(desk, plans, screen, config.language(), config.buttonServices(),
                config.buttonPause(), clock);
        hardware.buttons().listen(button -> {
            hardware.buzzer().sound(HEARD); // a finger feels little of a steel button
            panel.pressed(button);
        });
        watch = new Watch(hardware, plans, screen, config.planRefresh(), clock);
        server = new KioskServer(new KioskParts(desk, plans, screen, config.language(), panel, watch, hardware,
                devices.simulated()));
        try {
            port = server.start(config.bind(), config.port());
        } catch (RuntimeException notStarted) {
            stopParts();
            throw notStarted;
        }
    }

    int port() { return port; }

    @Override
    public void close() {
        server.close();
        stopParts();
    }

    private void stopParts() {
        watch.close();
        reports.close();
        client.close();
        devices.close();
    }
}
