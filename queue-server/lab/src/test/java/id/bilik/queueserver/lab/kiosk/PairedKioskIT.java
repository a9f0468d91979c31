package id.bilik.queueserver.lab.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.ServerProcess;
import id.bilik.testsupport.devices.FreePort;
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
                        "none", "hardware", "simulated"))) {
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

    @Test
    void a_kiosk_learns_the_authority_whose_signs_were_compared_and_believes_no_other_afterwards()
            throws IOException, InterruptedException {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        Path data = Files.createDirectories(folder.resolve("kiosk"));
        Path authority = data.resolve("authority.crt");
        int port = FreePort.find();
        int other = FreePort.find();
        try (ServerProcess server = ServerProcess.start(Files.createDirectories(folder.resolve("server")),
                "tls.port=" + port);
                ServerProcess impostor = ServerProcess.start(Files.createDirectories(folder.resolve("impostor")),
                        "tls.port=" + other)) {
            try (KioskProcess kiosk = KioskProcess.startUnpaired(data, hosts, settings(data, port))) {
                Client page = new Client(kiosk.address());
                String[] shown = code(page).split(" · ", -1);
                assertThat(shown).hasSize(2);
                assertThat(shown[1]).matches("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")
                        .isEqualTo(server.client().get("/api/pairings").expect(200).field("authority"))
                        .isNotEqualTo(impostor.client().get("/api/pairings").expect(200).field("authority"));
                assertThat(authority).doesNotExist();
                approve(server.client(), shown[0]);
                await().atMost(LONGEST).until(() -> page.get("/api/screen").json().path("online").asBoolean());
                assertThat(authority).hasBinaryContent(server.client().get("/ca.crt").expect(200).response().body());
            }
            try (KioskProcess kiosk = KioskProcess.startUnpaired(data, hosts, settings(data, other))) {
                Client page = new Client(kiosk.address());
                await().during(Duration.ofSeconds(3)).atMost(LONGEST)
                        .until(() -> !page.get("/api/screen").json().path("online").asBoolean());
                assertThat(page.get("/api/screen").json().path("pairing").asText("")).isEmpty();
            }
            try (KioskProcess kiosk = KioskProcess.startUnpaired(data, hosts, settings(data, port))) {
                Client page = new Client(kiosk.address());
                await().atMost(LONGEST).until(() -> page.get("/api/screen").json().path("online").asBoolean());
            }
        }
    }

    @Test
    void a_server_that_restarts_before_the_approval_is_followed_by_a_new_code_with_the_same_signs()
            throws IOException, InterruptedException {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
        Path data = Files.createDirectories(folder.resolve("kiosk"));
        Path branch = Files.createDirectories(folder.resolve("server"));
        int port = FreePort.find();
        ServerProcess server = ServerProcess.start(branch, "tls.port=" + port);
        try (KioskProcess kiosk = KioskProcess.startUnpaired(data, hosts, settings(data, port))) {
            Client page = new Client(kiosk.address());
            String[] before = code(page).split(" · ", -1);
            server.close();
            server = ServerProcess.start(branch, "tls.port=" + port);
            await().atMost(LONGEST).until(() -> !code(page).startsWith(before[0]));
            String[] after = code(page).split(" · ", -1);
            assertThat(after).hasSize(2);
            assertThat(after[1]).isEqualTo(before[1]);
            approve(server.client(), after[0]);
            await().atMost(LONGEST).until(() -> page.get("/api/screen").json().path("online").asBoolean());
        } finally {
            server.close();
        }
    }

    private static Map<String, String> settings(Path data, int port) {
        return Map.of("port", "0", "data", data.toString(), "server", "https://localhost:" + port, "speech.program",
                "none", "server.timeout", "3000", "hardware", "simulated");
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
