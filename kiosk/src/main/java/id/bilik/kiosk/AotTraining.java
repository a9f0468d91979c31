package id.bilik.kiosk;

import id.bilik.kiosk.queue.ServerKey;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.service.PassingFolder;
import id.bilik.process.service.Visitor;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/**
 * A kiosk on simulated devices, and a visitor who touches everything. What it loads on the way goes into the archive of
 * classes that an installation makes; see docs/decisions/aot-cache.md. No queue-server is needed: nothing listens at the
 * address that it is given.
 */
public final class AotTraining {
    private AotTraining() {}

    /** Starts a kiosk, plays with it and stops it; what it writes is gone afterwards. */
    static void play() throws ConfigProblem {
        try (PassingFolder data = PassingFolder.make("bilik-kiosk-rehearsal");
                Kiosk kiosk = new Kiosk(Config.of(Map.of("port", "0", "hardware", "simulated", "server",
                        "http://127.0.0.1:9", "data", data.path().toString())),
                        ServerKey.given("of nobody"), InstantSource.system(), Main.passing())) {
            touchEverything(new Visitor(kiosk.port(), ""));
        } catch (IOException failed) {
            System.err.println("the rehearsal ended early: " + failed.getMessage());
            System.exit(1);
        }
    }

    private static void touchEverything(Visitor visitor) throws IOException {
        for (String path : new String[]{"/", "/health", "/api/plan", "/api/screen", "/api/hardware", "/api/slips",
                "/display-board/shared/tokens.css"}) {
            visitor.ask("GET", path, "");
        }
        visitor.ask("POST", "/api/tickets", "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}");
        visitor.listen("/api/screen/live");
    }
}
