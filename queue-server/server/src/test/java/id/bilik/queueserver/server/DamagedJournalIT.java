package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot trust its journal says so in one sentence and ends: never a silent fresh start. */
class DamagedJournalIT {
    @TempDir
    static Path whole;

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void fill() throws Exception {
        try (ServerProcess server = ServerProcess.start(whole)) {
            Client client = server.client();
            AllAtOnce.run(10, kiosk -> {
                for (int i = 0; i < 30; i++) {
                    client.ticket("jht");
                }
                return kiosk;
            });
            server.terminate();
            assertThat(server.awaitEnd()).isEqualTo(143);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        Files.copy(whole.resolve("follow.key"), folder.resolve("follow.key"));
        Path journal = Files.createDirectories(folder.resolve("journal/pekalongan"));
        try (Stream<Path> files = Files.list(whole.resolve("journal/pekalongan"))) {
            for (Path each : files.toList()) {
                Files.copy(each, journal.resolve(each.getFileName()));
            }
        }
        file = journal.resolve("0000000000000000001.log");
    }

    @Test
    void a_missing_file() throws Exception {
        Files.delete(file);
        assertRefused("lost its newest entries");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_truncated_file() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused("lost its newest entries");
    }

    @Test
    void a_ticket_that_was_altered() throws Exception {
        alter("\"A123\"", "\"A321\"");
        assertRefused("not what was written");
        // nor does it heal by itself
        assertRefused("not what was written");
    }

    @Test
    void a_repair_names_what_is_missing_and_gives_no_number_twice() throws Exception {
        alter("\"A123\"", "\"A321\"");
        var found = ServerProcess.run(folder, "verify");
        assertThat(found.status()).as(found.errors()).isEqualTo(1);
        assertThat(found.output()).containsPattern("entry \\d+ missing or not what was written");

        var repaired = ServerProcess.run(folder, "repair");
        assertThat(repaired.status()).as(repaired.errors()).isZero();
        assertThat(repaired.output()).containsPattern("entry \\d+ missing").containsPattern("opens at entry \\d+");
        assertThat(ServerProcess.run(folder, "verify").status()).isZero();

        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThat(number(server.client().ticket("jht"))).isGreaterThan(300);
        }
    }

    /** The last tickets are gone from the file; the snapshot of the stop knows which numbers stood on them. */
    @Test
    void numbers_go_on_behind_those_that_may_have_been_given() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(ServerProcess.run(folder, "repair").status()).isZero();

        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThat(number(server.client().ticket("jht"))).isGreaterThan(300);
        }
    }

    private static int number(String ticket) { return Integer.parseInt(ticket.substring(1)); }

    private void alter(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(from, to));
    }

    @Test
    void a_second_server_on_the_same_data() throws Exception {
        try (ServerProcess first = ServerProcess.start(folder)) {
            assertRefused("another process");
            first.client().ticket("jht");
        }
    }

    @Test
    void a_port_that_is_taken() throws Exception {
        try (ServerProcess first = ServerProcess.start(folder)) {
            Path other = Files.createDirectory(folder.resolve("other"));
            var ended = ServerProcess.startInVain(other, "port=" + first.address().getPort());
            assertThat(ended.status()).isEqualTo(4);
            assertThat(ended.sentence()).startsWith("queue-server cannot start: ")
                    .contains(String.valueOf(first.address().getPort()));
        }
    }

    private void assertRefused(String why) throws Exception {
        var ended = ServerProcess.startInVain(folder);
        assertThat(ended.status()).as(ended.errors()).isEqualTo(3);
        assertThat(ended.sentence()).startsWith("queue-server cannot start: ").contains(folder.toString())
                .contains(why);
    }
}
