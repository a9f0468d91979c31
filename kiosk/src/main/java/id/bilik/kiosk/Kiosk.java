package id.bilik.kiosk;

import id.bilik.hardware.Hardware;
import id.bilik.hardware.simulated.SimulatedButtons;
import id.bilik.hardware.simulated.SimulatedLamps;
import id.bilik.hardware.simulated.SimulatedPrinter;
import id.bilik.kiosk.desk.ButtonPanel;
import id.bilik.kiosk.desk.MenuKey;
import id.bilik.kiosk.desk.Plans;
import id.bilik.kiosk.desk.PrintReports;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.TicketDesk;
import id.bilik.kiosk.desk.Watch;
import id.bilik.kiosk.queue.QueueServerClient;
import id.bilik.kiosk.slip.SlipComposer;
import id.bilik.kiosk.speech.PageTexts;
import id.bilik.kiosk.speech.PhraseBook;
import id.bilik.kiosk.speech.Speech;
import id.bilik.kiosk.web.KioskParts;
import id.bilik.kiosk.web.KioskServer;
import java.time.InstantSource;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A running kiosk, wired by hand. */
final class Kiosk implements AutoCloseable {

    private static final int SLIPS_KEPT = 50;

    private final QueueServerClient client;
    private final PrintReports reports;
    private final Watch watch;
    private final KioskServer server;
    private final int port;

    /** Starts everything; throws what Javalin throws if the port is taken. */
    Kiosk(Config config, InstantSource clock) {
        SimulatedPrinter printer = new SimulatedPrinter(config.paper().dots(), SLIPS_KEPT, clock);
        SimulatedButtons buttons = new SimulatedButtons(
                Stream.concat(IntStream.rangeClosed(1, config.buttons()).mapToObj(Integer::toString),
                        MenuKey.labels().stream()).toList());
        Hardware hardware = new Hardware(printer, buttons, new SimulatedLamps());

        client = new QueueServerClient(config.server(), config.branch(), config.serverTimeout());
        reports = new PrintReports(client);
        Screen screen = new Screen();
        Plans plans = new Plans(client, screen);
        TicketDesk desk = new TicketDesk(client, plans, printer, new SlipComposer(config.paper()), reports);
        ButtonPanel panel = new ButtonPanel(desk, plans, screen, config.language(), config.buttonMeaning(),
                config.buttonPause(), clock);
        buttons.listen(panel::pressed);
        watch = new Watch(hardware, plans, screen, config.planRefresh(), clock);
        Speech speech = new Speech(new PhraseBook(new PageTexts(), plans, desk), config.voice());
        server = new KioskServer(new KioskParts(desk, plans, screen, config.language(), panel, watch, hardware,
                printer, buttons, config.page(), speech));
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
    }
}
