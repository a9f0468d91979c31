package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups as a technician makes them: by processes of their own, beside a server that works. */
class BackupIT {
    private static final Pattern SECRET = Pattern.compile("AGE-SECRET-KEY-1[A-Z0-9]{58}");
    private static final int KILLS = Integer.getInteger("kills", 6);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path data;
    private Path usb;
    private Path key;

    @BeforeEach
    void prepare() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
        usb = Files.createDirectory(folder.resolve("usb"));
        key = Files.writeString(folder.resolve("key"), secretIn(ServerProcess.run(data, "backup-key").output()));
    }

    /** The recovery key that {@code backup-key} shows. */
    static String secretIn(String shown) {
        Matcher secret = SECRET.matcher(shown);
        assertThat(secret.find()).isTrue();
        return secret.group();
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(usb)) {
            return files.filter(file -> file.toString().endsWith(".zip.age")).sorted().toList();
        }
    }

    private Set<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.list(usb)) {
            return files.filter(file -> file.toString().endsWith(".unfinished")).collect(Collectors.toSet());
        }
    }

    private ServerProcess.Said restoreInto(Path other, Path backup) throws IOException, InterruptedException {
        return ServerProcess.run(other, "restore", backup.toString(), "--identity", key.toString());
    }

    @Test
    void what_was_answered_before_a_backup_began_is_in_it_while_tickets_go_on() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            Client client = server.client();
            Thread kiosk = Thread.startVirtualThread(() -> {
                while (!Thread.interrupted()) {
                    client.ticket("jht");
                }
            });
            String before = client.ticket("jht");
            var made = ServerProcess.run(data, "backup", usb.toString());
            kiosk.interrupt();
            kiosk.join();
            assertThat(made.status()).as(made.output()).isZero();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups().getFirst())))
                    .isEqualTo("rw-------");
            assertThat(StrictJson.mapper().readTree(Files.readAllBytes(data.resolve("backup.json")))
                    .at("/last/entries").asLong()).isPositive();

            Path other = Files.createDirectory(folder.resolve("other"));
            var restored = restoreInto(other, backups().getFirst());
            assertThat(restored.status()).as(restored.output()).isZero();
            try (ServerProcess again = ServerProcess.start(other)) {
                assertThat(again.client().stageOf(before)).isEqualTo("waiting");
                assertThat(again.client().ticket("jht")).isEqualTo("A10001");
            }
        }
    }

    @Test
    void a_backup_that_is_killed_leaves_no_half_file_and_the_next_one_tidies_up() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261127);
        try (ServerProcess server = ServerProcess.start(data)) {
            for (int i = 0; i < 200; i++) {
                server.client().ticket("jht");
            }
            List<Path> whole = new ArrayList<>();
            int midway = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Process backup = ServerProcess.launch(data, "backup", usb.toString());
                Set<Path> before = unfinished();
                // the first kill comes as early as can be seen, the others some moments later
                Awaitility.await().atMost(LONGEST).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2))
                        .until(() -> !backup.isAlive() || !before.containsAll(unfinished()));
                Thread.sleep(kill == 0 ? 0 : chance.nextInt(400));
                boolean wasAtWork = backup.isAlive();
                backup.destroyForcibly().waitFor();
                if (wasAtWork && !before.containsAll(unfinished())) {
                    midway++;
                }
                for (Path file : backups()) {
                    if (!whole.contains(file)) {
                        Path other = Files.createDirectory(folder.resolve("other" + kill));
                        var restored = restoreInto(other, file);
                        assertThat(restored.status()).as(restored.output()).isZero();
                        whole.add(file);
                    }
                }
            }
            assertThat(midway).as("kills that hit a backup at work on its file").isPositive();
            assertThat(ServerProcess.run(data, "backup", usb.toString()).status()).isZero();
            try (Stream<Path> files = Files.list(usb)) {
                assertThat(files).allMatch(file -> file.toString().endsWith(".zip.age")
                        || file.endsWith("bilik-epochs.txt"));
            }
            assertThat(data.resolve("backup-work")).doesNotExist();
        }
    }

    @Test
    void a_restore_into_a_running_server_or_with_another_key_changes_nothing() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            server.client().ticket("jht");
            assertThat(ServerProcess.run(data, "backup", usb.toString()).status()).isZero();
            var refused = restoreInto(data, backups().getFirst());
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.output()).contains("open in another process");
            server.client().ticket("jht");
        }
        Path another = Files.createDirectory(folder.resolve("another"));
        Files.writeString(key, secretIn(ServerProcess.run(another, "backup-key").output()));
        var refused = restoreInto(data, backups().getFirst());
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("not sealed for this recovery key");
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(server.client().ticket("jht")).isEqualTo("A003");
        }
    }

    @Test
    void a_copy_by_hand_is_refused_and_taken_up_as_a_new_epoch() throws Exception {
        String url;
        try (ServerProcess server = ServerProcess.start(data)) {
            server.client().ticket("jht");
            url = server.client().issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        }
        Path copy = folder.resolve("copy");
        assertThat(new ProcessBuilder("cp", "-a", data.toString(), copy.toString()).inheritIO().start().waitFor())
                .isZero();
        var ended = ServerProcess.startInVain(copy);
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.sentence()).contains(copy.toString()).contains("`restore FILE`").contains("`adopt`");

        var adopted = ServerProcess.run(copy, "adopt");
        assertThat(adopted.status()).as(adopted.output()).isZero();
        try (ServerProcess server = ServerProcess.start(copy)) {
            assertThat(server.client().ticket("jht")).isEqualTo("A10001");
            assertThat(server.client().anonymous().get("/api/follow/" + url.substring(url.lastIndexOf('/') + 1))
                    .expect(200).field("stage")).isEqualTo("waiting");
        }
        // the original goes on as if nothing had happened
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(server.client().ticket("jht")).isEqualTo("A003");
        }
    }

    @Test
    void an_interrupted_restore_keeps_the_server_closed_until_it_is_done_with_a_key_from_a_pipe() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            server.client().ticket("jht");
            assertThat(ServerProcess.run(data, "backup", usb.toString()).status()).isZero();
        }
        // as a power cut leaves it: what was there is moved aside, what was restored is not there yet
        Files.createFile(data.resolve("restore-unfinished"));
        Path aside = Files.createDirectory(data.resolve("before-restore-20261127T120000Z"));
        Files.move(data.resolve("journal"), aside.resolve("journal"));
        assertThat(ServerProcess.startInVain(data).sentence()).contains("interrupted").contains("`restore FILE`");

        String file = backups().getFirst().toString();
        var unasked = ServerProcess.run(data, "restore", file);
        assertThat(unasked.status()).isEqualTo(1);
        assertThat(unasked.output()).contains("The recovery key is missing");
        var restored = ServerProcess.runTold(data, Files.readString(key) + "\n", "restore", file);
        assertThat(restored.status()).as(restored.output() + restored.errors()).isZero();
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(server.client().ticket("jht")).isEqualTo("A10001");
        }
    }
}
