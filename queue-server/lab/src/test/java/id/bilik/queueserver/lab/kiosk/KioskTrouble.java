package id.bilik.queueserver.lab.kiosk;

import id.bilik.queueserver.server.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real server, a real kiosk and a printer on the network, and all that can break between them. After each trouble the
 * books must balance, over all that has happened so far.
 */
abstract class KioskTrouble {
    static final Duration LONGEST = Duration.ofSeconds(40);
    static final String ISSUE = "POST /api/branches/pekalongan/tickets HTTP";
    static final String HAND_OVER = "POST /api/branches/pekalongan/reserved-tickets HTTP";
    /** Each slip begins with it, and nothing else holds it. */
    static final String BEGIN = "\u001b@";

    @TempDir
    static Path folder;
    static final List<KioskSite> SITES = new ArrayList<>();
    static ServerProcess server;
    static KioskSite kiosk;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        server = ServerProcess.start(folder, "plan=" + planFarFromMidnight(),
                "hosts=" + KioskSite.SERVER);
        kiosk = site("kiosk-1");
        kiosk.start();
    }

    @AfterAll
    static void close() throws IOException {
        for (KioskSite site : SITES) {
            site.close();
        }
        SITES.clear();
        server.close();
    }

    @BeforeEach
    void all_is_well() { kiosk.awaitAllWell(); }

    @AfterEach
    void the_books_balance() throws IOException, InterruptedException {
        for (KioskSite site : SITES) {
            site.settle();
        }
        new KioskBooks(server.client(), SITES).balance();
    }

    static KioskSite site(String device) throws IOException {
        KioskSite site = new KioskSite(folder.resolve(device), device, server.address().getPort());
        SITES.add(site);
        return site;
    }

    /** The shipped plan, in a zone where no day ends while this is played. */
    static Path planFarFromMidnight() throws IOException {
        int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
        String zone = hour == 16 || hour == 17 ? "Asia/Jayapura" : "Asia/Jakarta";
        try (var shipped = KioskTrouble.class.getResourceAsStream("/plans/pekalongan.json")) {
            String plan = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(folder.resolve("plan.json"), plan.replace("Asia/Jakarta", zone));
        }
    }
}
