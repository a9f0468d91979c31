package id.bilik.kiosk;

import id.bilik.hardware.Hardware;
import id.bilik.hardware.simulated.SimulatedButtons;
import id.bilik.hardware.simulated.SimulatedLamps;
import id.bilik.hardware.simulated.SimulatedPrinter;
import id.bilik.kiosk.desk.ButtonPanel;
import id.bilik.kiosk.desk.MenuKey;
import id.bilik.kiosk.desk.Plans;
import id.bilik.configuration.ConfigProblem;
import id.bilik.kiosk.desk.Courier;
import id.bilik.kiosk.desk.CourierThread;
import id.bilik.kiosk.desk.KioskMemory;
import id.bilik.kiosk.desk.LinuxUptime;
import id.bilik.kiosk.desk.SlipPrinting;
import id.bilik.kiosk.store.Disk;
import id.bilik.kiosk.store.FolderDisk;
import id.bilik.kiosk.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
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
    private final Store store;
    private final CourierThread courier;
    private final Watch watch;
    private final KioskServer server;
    private final int port;

    /**
     * Starts everything; throws what Javalin throws if the port is taken.
     *
     * @throws ConfigProblem
     *             if another kiosk works in the data folder, or it can't be made
     */
    Kiosk(Config config, InstantSource clock) throws ConfigProblem {
        SimulatedPrinter printer = new SimulatedPrinter(config.paper().dots(), SLIPS_KEPT, clock);
        SimulatedButtons buttons = new SimulatedButtons(
                Stream.concat(IntStream.rangeClosed(1, config.buttons()).mapToObj(Integer::toString),
                        MenuKey.labels().stream()).toList());
        Hardware hardware = new Hardware(printer, buttons, new SimulatedLamps());

        store = Store.open(disk(config.data()));
        KioskMemory memory = new KioskMemory(store, clock, new LinuxUptime(), UUID.randomUUID());
        client = new QueueServerClient(config.servers(), config.branch(), config.id(), config.serverTimeout());
        Screen screen = new Screen();
        Plans plans = new Plans(client, screen, memory);
        Courier rounds = new Courier(client, plans, memory, screen);
        rounds.showStandby();
        courier = new CourierThread(rounds, plans);
        TicketDesk desk = new TicketDesk(client, plans, new SlipPrinting(printer, new SlipComposer(config.paper())),
                memory, courier::call);
        ButtonPanel panel = new ButtonPanel(desk, plans, screen, config.language(), config.buttonMeaning(),
                config.buttonPause(), clock);
        buttons.listen(panel::pressed);
        watch = new Watch(hardware, plans, screen, config.planRefresh(), clock);
        Speech speech = new Speech(new PhraseBook(new PageTexts(), plans, desk), config.voice());
        server = new KioskServer(new KioskParts(desk, plans, screen, config.language(), panel, watch, hardware,
                printer, buttons, config.page(), speech));
        courier.start();
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
        courier.close();
        client.close();
        store.close();
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
