package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.view.DayFigures;
import id.bilik.queueserver.server.follow.ClassReading;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import id.bilik.queueserver.server.records.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed again and again while it purges: in the end all is gone that is due, and counted. */
class PurgeKillIT {
    private static final int DAYS = 6;
    private static final int KILLS = 5;
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private final List<String> words = new ArrayList<>();
    private final Map<LocalDate, Map<Priority, DayFigures>> expected = new HashMap<>();

    @Test
    void killed_at_any_moment_of_a_purge_it_goes_on_where_it_was() throws IOException, InterruptedException {
        playOldDays();
        try (ServerProcess server = ServerProcess.start(folder)) {
            // after months without a word the clock is doubted, and nothing is purged before somebody says that it is right
            assertThat(keysOfOldDays()).hasSize(DAYS);
            // 503 until the branch has written the jump down
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> server.client()
                    .post(Client.BRANCH + "/clock", "{\"machine\":\"right\"}").status() == 200);
            server.kill();
        }
        killWhenTheFirstKeyHasGone();
        assertThat(keysOfOldDays()).as("keys that the first kill left").isNotEmpty().hasSizeLessThan(DAYS);
        SplittableRandom chance = new SplittableRandom(20261127);
        for (int i = 0; i < KILLS; i++) {
            try (ServerProcess server = ServerProcess.start(folder)) {
                Thread.sleep(chance.nextInt(250));
                server.kill();
            }
        }
        try (ServerProcess server = ServerProcess.start(folder)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> keysOfOldDays().isEmpty());
            assertThat(server.client().get(Client.BRANCH + "/journal").expect(200).text()).doesNotContain(words);
            assertThat(server.errors()).doesNotContain(words);
        }
        try (Records records = Records.inFolder(folder, Clock.systemUTC()).start()) {
            expected.forEach((date, figures) -> assertThat(records.dayFigures().find("pekalongan", date))
                    .as(date.toString()).isEqualTo(figures));
        }
        Nowhere.expect(folder, words);
        Nowhere.expect(restoreNewBackup(), words);
    }

    /** The purge begins before the server says that it is ready, so this waits for the keys alone. */
    private void killWhenTheFirstKeyHasGone() throws IOException, InterruptedException {
        Process server = ServerProcess.launch(folder);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1)).until(() -> keysOfOldDays().size() < DAYS);
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /** What a backup of now brings back on another machine. */
    private Path restoreNewBackup() throws IOException, InterruptedException {
        Path usb = Files.createDirectory(elsewhere.resolve("usb"));
        ServerProcess.Said shown = ServerProcess.run(folder, "backup-key");
        ServerProcess.Said made = ServerProcess.run(folder, "backup", usb.toString());
        assertThat(made.status()).as(made.output()).isZero();
        assertThat(made.output() + made.errors()).doesNotContain(words);
        Path file;
        try (Stream<Path> files = Files.list(usb)) {
            file = files.filter(each -> each.toString().endsWith(".age")).findFirst().orElseThrow();
        }
        Path other = Files.createDirectory(elsewhere.resolve("other"));
        ServerProcess.Said restored = ServerProcess.runTold(other, BackupIT.secretIn(shown.output()) + "\n", "restore",
                file.toString());
        assertThat(restored.status()).as(restored.output() + restored.errors()).isZero();
        try (ServerProcess server = ServerProcess.start(other)) {
            assertThat(server.client().get(Client.BRANCH + "/journal").expect(200).text()).contains("TicketIssued")
                    .doesNotContain(words);
        }
        return other;
    }

    /** Days of which the texts are due today. */
    private void playOldDays() {
        Instant noon = LocalDate.now(Clock.system(ZONE)).minusDays(90 + DAYS).atTime(12, 0).atZone(ZONE).toInstant()
                .truncatedTo(ChronoUnit.MICROS);
        SettableClock clock = SettableClock.at(noon.atZone(ZONE).toLocalDateTime().toString(), ZONE.getId());
        try (TestServer server = TestServer.in(folder).with(clock).start()) {
            for (int day = 0; day < DAYS; day++) {
                LocalDate date = clock.instant().atZone(ZONE).toLocalDate();
                Awaitility.await().until(() -> server.client().get(Client.BRANCH + "/staff").expect(200).json()
                        .at("/day/date").asText().equals(date.toString()));
                words.addAll(SeededDay.play(server.client()).typed());
                expected.put(date, ClassReading.of(server.branch().state(), date, server.journal()));
                clock.advance(Duration.ofDays(1));
            }
        }
        assertThat(expected.values()).allSatisfy(figures -> assertThat(figures).hasSize(6));
    }

    private List<Path> keysOfOldDays() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(DayKeys.FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".text"))
                    .filter(file -> expected.keySet().stream()
                            .anyMatch(date -> String.valueOf(file.getFileName()).startsWith(date + ".")))
                    .toList();
        }
    }
}
