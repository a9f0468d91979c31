package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static id.bilik.queueserver.server.SettableClock.instant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.backup.Backup;
import id.bilik.queueserver.server.backup.RecoveryKey;
import id.bilik.queueserver.server.backup.Restore;
import id.bilik.queueserver.server.settings.ShippedPlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Yesterday's backup is restored at noon, because the disk died in the morning: no number and no secret comes twice, old
 * secrets open no stranger's visit, and kiosks hand over what they gave meanwhile.
 */
class RestoredDayTest {
    private static final ZoneId ZONE = ShippedPlan.read().zone();
    private static final UUID HOLDER = new UUID(9, 1);

    @TempDir
    Path folder;

    private final RecoveryKey.Pair key = RecoveryKey.make();
    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", ZONE.getId());
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path data;
    private Path usb;

    @BeforeEach
    void prepare() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        usb = Files.createDirectory(folder.resolve("usb"));
        key.key().keep(data);
    }

    private TestServer start() { return TestServer.in(data).with(clock).start(); }

    private void at(String local, TestServer server) {
        clock.set(instant(local, ZONE));
        server.client().post(BRANCH + "/day/open", "");
        Awaitility.await().until(() -> server.client().get(BRANCH).expect(200).json().at("/day/date").asText()
                .equals(local.substring(0, 10)));
    }

    /** A ticket whose number and secret are new on this date. */
    private Answer ticket(TestServer server) {
        Answer answer = server.client().issue(UUID.randomUUID(), "jht").expect(201);
        note(clock.instant().atZone(ZONE).toLocalDate() + " " + answer.field("ticket"), answer.field("followUrl"));
        return answer;
    }

    private void note(String number, String url) {
        assertThat(numbers.add(number)).as("%s comes once", number).isTrue();
        assertThat(secrets.add(url)).as("%s comes once", url).isTrue();
    }

    /** The numbers that a kiosk may give, each new. */
    private List<JsonNode> lease(TestServer server, String date) {
        List<JsonNode> given = new ArrayList<>();
        server.client().post(BRANCH + "/kiosks/k1/leases", "{\"holder\":\"" + HOLDER + "\"}").expect(200).json()
                .path("leases").forEach(lease -> {
                    if (lease.path("service").asText().equals("jht") && lease.path("date").asText().equals(date)) {
                        lease.path("numbers").forEach(given::add);
                    }
                });
        return given;
    }

    private Answer handOver(TestServer server, UUID request, JsonNode number,
            String date) {
        return server.client().post(BRANCH + "/reserved-tickets", """
                {"requestId":"%s","ticket":"%s","service":"jht","kiosk":"k1","date":"%s","issuedAt":"%s",\
                "outcome":"printed"}""".formatted(request, number.path("ticket").asText(), date,
                clock.instant()));
    }

    private Answer follow(TestServer server, String url) {
        return server.client().anonymous().get("/api/follow/" + url.substring(url.lastIndexOf('/') + 1));
    }

    private Path backUp() throws Exception {
        return Path.of(new Backup(new Backup.Source(data, Optional.empty(), false, "test"), clock.instant())
                .make(usb, OptionalInt.of(30)).made().file());
    }

    private void restore(Path backup) throws Exception {
        new Restore(data, clock.instant(), new PrintStream(said, true, StandardCharsets.UTF_8))
                .run(backup, key.secret(), OptionalInt.empty());
    }

    @Test
    void yesterdays_backup_restored_at_noon() throws Exception {
        Path backup;
        String dayOne;
        List<JsonNode> reserved;
        try (TestServer server = start()) {
            at("2026-03-10T09:00:00", server);
            dayOne = ticket(server).field("followUrl");
            backup = backUp();
        }
        List<String> lost = new ArrayList<>();
        UUID handedOver = UUID.randomUUID();
        try (TestServer server = start()) {
            at("2026-03-11T08:00:00", server);
            for (int i = 0; i < 5; i++) {
                lost.add(ticket(server).field("followUrl"));
            }
            // leases that the backup does not know
            reserved = lease(server, "2026-03-11");
            reserved.forEach(number -> note("2026-03-11 " + number.path("ticket").asText(),
                    number.path("followUrl").asText()));
        }

        clock.set(instant("2026-03-11T12:00:00", ZONE));
        restore(backup);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("epoch 1 has begun").contains("10001 and on")
                .contains("before-restore-");
        try (TestServer server = start()) {
            at("2026-03-11T12:00:00", server);
            assertThat(server.client().get(BRANCH).expect(200).json().path("epoch").asInt()).isEqualTo(1);
            assertThat(ticket(server).field("ticket")).isEqualTo("A10001");
            // a phone of the lost morning sees that its number is gone, and can't touch anybody's
            for (String old : lost) {
                assertThat(follow(server, old).expect(200).field("stage")).isEqualTo("lost");
                assertThat(server.client().anonymous()
                        .delete("/api/follow/" + old.substring(old.lastIndexOf('/') + 1)).problem(410))
                        .contains("restored");
            }
            assertThat(follow(server, dayOne).expect(200).field("stage")).isEqualTo("expired");
            // the kiosk hands over what it gave, and the paper's secret holds
            assertThat(handOver(server, handedOver, reserved.getFirst(), "2026-03-11").expect(200).field("recorded"))
                    .isEqualTo("visit");
            assertThat(handOver(server, handedOver, reserved.getFirst(), "2026-03-11").expect(200).field("recorded"))
                    .isEqualTo("visit");
            assertThat(follow(server, reserved.getFirst().path("followUrl").asText()).expect(200).field("stage"))
                    .isEqualTo("waiting");
            lease(server, "2026-03-11").forEach(number -> note("2026-03-11 " + number.path("ticket").asText(),
                    number.path("followUrl").asText()));
        }

        // the disk dies again, and the note beside the backup knows of the first restore
        clock.set(instant("2026-03-11T13:00:00", ZONE));
        Files.move(data, folder.resolve("dead"));
        restore(backup);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("epoch 2 has begun").contains("20001 and on");
        try (TestServer server = start()) {
            at("2026-03-11T13:00:00", server);
            assertThat(ticket(server).field("ticket")).isEqualTo("A20001");
            lease(server, "2026-03-11").forEach(number -> note("2026-03-11 " + number.path("ticket").asText(),
                    number.path("followUrl").asText()));
            assertThat(handOver(server, UUID.randomUUID(), reserved.get(1), "2026-03-11").expect(200)
                    .field("recorded")).isEqualTo("visit");
            // tomorrow is an ordinary day
            at("2026-03-12T08:00:00", server);
            assertThat(ticket(server).field("ticket")).isEqualTo("A001");
        }
    }

    @Test
    void a_ticket_that_the_backup_knows_keeps_its_secret_and_its_number() throws Exception {
        UUID request = UUID.randomUUID();
        Path backup;
        String url;
        try (TestServer server = start()) {
            at("2026-03-10T09:00:00", server);
            url = server.client().issue(request, "jht").expect(201).field("followUrl");
            backup = backUp();
        }
        restore(backup);
        try (TestServer server = start()) {
            assertThat(follow(server, url).expect(200).field("stage")).isEqualTo("waiting");
            assertThat(server.client().issue(request, "jht").expect(200).field("followUrl")).isEqualTo(url);
            assertThat(server.client().issue(UUID.randomUUID(), "jht").expect(201).field("ticket"))
                    .isEqualTo("A10001");
        }
    }

    @Test
    void a_restore_over_a_journal_that_is_there_counts_its_epochs_too() throws Exception {
        Path backup;
        try (TestServer server = start()) {
            at("2026-03-10T09:00:00", server);
            backup = backUp();
        }
        restore(backup);
        Files.delete(usb.resolve("bilik-epochs.txt"));
        restore(backup);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("epoch 2 has begun");
        Files.delete(usb.resolve("bilik-epochs.txt"));
        // of the journal with epoch 2 nothing is left; that with epoch 1 lies aside
        Files.move(data.resolve("journal"), folder.resolve("gone"));
        said.reset();
        restore(backup);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("epoch 2 has begun");
    }
}
