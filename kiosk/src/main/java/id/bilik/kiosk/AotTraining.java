package id.bilik.kiosk;

import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import id.bilik.kiosk.queue.ServerKey;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.service.HealthProbe;
import id.bilik.process.service.PassingFolder;
import id.bilik.process.service.ServiceManager;
import id.bilik.process.service.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/**
 * A kiosk whose printer is on the network and simulated, and a visitor who touches everything. What it loads on the way goes
 * into the archive of classes that an installation makes; see docs/decisions/aot-cache.md. What a kiosk of a branch needs
 * and this one does not, it reads from its jars in each start.
 */
public final class AotTraining {
    private static final int SLIPS_KEPT = 1;
    private static final Duration PROBE = Duration.ofSeconds(5);

    private AotTraining() {}

    /** Starts a kiosk, plays with it and stops it; what it writes is gone afterwards. */
    static void play() throws ConfigProblem {
        try (PassingFolder data = PassingFolder.make("bilik-kiosk-rehearsal");
                RehearsalServer server = new RehearsalServer();
                PrinterPort printer = new PrinterPort(
                        new PrinterMachine(PaperSize.MM_80.dots(), SLIPS_KEPT, InstantSource.system()),
                        InetAddress.getLoopbackAddress(), 0);
                Kiosk kiosk = new Kiosk(Config.of(Map.of("port", "0", "hardware", "real", "printer",
                        "tcp:127.0.0.1:" + printer.port(), "server", server.address(), "data",
                        data.path().toString())), ServerKey.given("of nobody"), InstantSource.system(),
                        Main.passing())) {
            tellTheManager(data, kiosk.port());
            touchEverything(new Visitor(kiosk.port(), ""));
        } catch (IOException failed) {
            System.err.println("the rehearsal ended early: " + failed.getMessage());
            System.exit(1);
        }
    }

    /** Nobody listens there, and the log says so: all that a message needs is loaded by then. */
    private static void tellTheManager(PassingFolder data, int port) {
        ServiceManager manager = ServiceManager
                .of(Map.of("NOTIFY_SOCKET", data.path().resolve("nobody").toString()));
        manager.ready("ready");
        new HealthProbe("127.0.0.1", port, PROBE).get();
    }

    private static void touchEverything(Visitor visitor) throws IOException {
        for (String path : new String[]{"/", "/health", "/api/plan", "/api/screen", "/api/hardware",
                "/display-board/shared/tokens.css"}) {
            visitor.ask("GET", path, "");
        }
        visitor.ask("POST", "/api/tickets", "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}");
        visitor.ask("GET", "/api/tickets/A001/qr.svg", "");
        visitor.listen("/api/screen/live");
    }
}
