package id.bilik.queueserver.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kiosk and the key by which the server knows it. */
class PairedKioskIT {
    private static final Duration LONGEST = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @Test
    void a_kiosk_is_paired_by_its_code_renews_its_key_and_prints_the_numbers_that_it_holds_when_it_is_revoked()
            throws IOException, InterruptedException {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        Path data = Files.createDirectories(folder.resolve("kiosk"));
        try (ServerProcess server = ServerProcess.start(Files.createDirectories(folder.resolve("server")));
                KioskProcess kiosk = KioskProcess.startUnpaired(data, hosts, Map.of("port", "0", "data",
                        data.toString(), "server", server.address().toString().replaceFirst("/$", ""), "speech.program",
                        "none"))) {
            Client page = new Client(kiosk.address());
            approve(server.client(), code(page));
            await().atMost(LONGEST).until(() -> page.get("/api/screen").json().path("online").asBoolean());
            assertThat(take(page).path("reserved").asBoolean()).isFalse();
            assertThat(server.client().journal("TicketIssued").getLast().at("/actor/device").asText())
                    .isEqualTo("kiosk-1");
            await().atMost(LONGEST).until(() -> page.get("/api/screen").json().at("/standby/numbers").asInt() > 0);

            String first = Files.readString(data.resolve("key")).strip();
            server.client().post("/api/paired-devices/kiosk-1/renewal", "{}").expect(202);
            await().atMost(LONGEST).until(() -> !Files.readString(data.resolve("key")).contains(first));
            server.client().with(first).get(Client.BRANCH + "/board").expect(401);
            assertThat(take(page).path("reserved").asBoolean()).isFalse();

            server.client().delete("/api/paired-devices/kiosk-1").expect(200);
            JsonNode reserved = take(page);
            assertThat(reserved.path("reserved").asBoolean()).isTrue();
            assertThat(reserved.path("print").asText()).isEqualTo("printed");

            approve(server.client(), code(page));
            String number = reserved.path("ticket").asText();
            await().atMost(LONGEST).until(() -> server.client().journal("TicketIssued").stream()
                    .anyMatch(event -> event.path("ticket").asText().equals(number)));
            await().atMost(LONGEST)
                    .until(() -> page.get("/api/screen").json().path("pairing").asText("").isEmpty());
        }
    }

    /** The code that the kiosk shows. */
    private static String code(Client page) {
        await().atMost(LONGEST).until(() -> !page.get("/api/screen").json().path("pairing").asText("").isEmpty());
        return page.get("/api/screen").json().path("pairing").asText();
    }

    private static void approve(Client technician, String code) {
        technician.post("/api/pairings/" + code + "/approval", "{\"name\":\"kiosk-1\",\"kind\":\"kiosk\"}").expect(200);
    }

    private static JsonNode take(Client page) {
        return page.post("/api/tickets", "{\"service\":\"jht\"}").expect(201).json();
    }
}
