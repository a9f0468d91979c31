package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real process under a clock that jumps, by the library of Debian's package {@code faketime}. What it shows of many
 * jumps and days is {@link id.bilik.queueserver.server.runtime.ClockJumpsTest}; this one shows that the process is wired
 * so.
 */
class ClockJumpIT {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Map<String, String> environment(Path offset) throws IOException {
        Optional<Path> library = findLibrary();
        Assumptions.assumeTrue(library.isPresent(),
                "SKIPPED: the package faketime is not installed, so no process can be given a clock that jumps");
        return Map.of("LD_PRELOAD", library.orElseThrow().toString(), "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_CACHE_DURATION", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // without it each wait ends at once
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    private static Optional<Path> findLibrary() throws IOException {
        try (DirectoryStream<Path> machines = Files.newDirectoryStream(LIBRARIES, Files::isDirectory)) {
            for (Path machine : machines) {
                Path library = machine.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return Optional.of(library);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> alarms(Client client) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode alarm : client.get(BRANCH + "/devices").expect(200).json().get("alarms")) {
            kinds.add(alarm.get("kind").asText());
        }
        return kinds;
    }

    private static String day(Client client) {
        return client.get(BRANCH + "/staff").expect(200).json().at("/day/date").asText();
    }

    @Test
    void a_day_ahead_changes_nothing_over_a_kill_and_is_over_when_the_clock_is_back() throws Exception {
        Path offset = Files.writeString(folder.resolve("offset"), "+0\n");
        Map<String, String> environment = environment(offset);
        Path data = Files.createDirectory(folder.resolve("data"));
        String day;
        try (ServerProcess server = ServerProcess.startIn(environment, data)) {
            Client client = server.client();
            day = day(client);
            // who waits with nobody on duty is an alarm of its own
            client.signOn("g1");
            assertThat(client.ticket("jht")).isEqualTo("A001");
            report(client);

            Files.writeString(offset, "+1d\n");

            Awaitility.await().atMost(PATIENCE).until(() -> alarms(client).equals(List.of("clock-jumped")));
            report(client);
            assertThat(client.ticket("jht")).isEqualTo("A002");
            assertThat(client.get(BRANCH + "/clock").expect(200).json().get("aheadSeconds").asLong())
                    .isBetween(86_390L, 86_410L);
            // the file is first written a moment after the first report
            Awaitility.await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(data.resolve("devices.json")).exists().content().contains("clock-jumped"));
            server.kill();
        }
        try (ServerProcess server = ServerProcess.startIn(environment, data)) {
            Client client = server.client();
            assertThat(client.ticket("jht")).isEqualTo("A003");
            assertThat(alarms(client)).containsExactly("clock-jumped");
            client.post(BRANCH + "/clock", "{\"machine\":\"wrong\"}").expect(200);

            Files.writeString(offset, "+0\n");

            Awaitility.await().atMost(PATIENCE).until(() -> alarms(client).isEmpty());
            assertThat(client.ticket("jht")).isEqualTo("A004");
            assertThat(day(client)).isEqualTo(day);
            assertThat(client.journal("BusinessDayOpened")).hasSize(1);
            assertThat(server.errors()).doesNotContain("ALARM", "ERROR");
        }
    }

    /** A kiosk whose own clock is right is no alarm because the server's is wrong. */
    private static void report(Client client) {
        String now = client.get(BRANCH + "/clock").expect(200).field("now");
        client.put(BRANCH + "/devices/kiosk-1",
                "{\"version\":\"1\",\"clock\":\"" + OffsetDateTime.parse(now).toInstant()
                        + "\",\"printer\":\"ready\"}")
                .expect(200);
    }
}
