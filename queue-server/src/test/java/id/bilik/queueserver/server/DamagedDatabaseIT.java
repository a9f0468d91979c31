package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot trust its database says so in one sentence and ends: never a silent fresh start. */
class DamagedDatabaseIT {
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
                for (int i = 0; i < 30; i++)
                    client.ticket("jht");
                return kiosk;
            });
            server.terminate();
            assertThat(server.awaitEnd()).isEqualTo(143);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("bilik.mv.db", "bilik.watermark", "follow.key"))
            Files.copy(whole.resolve(name), folder.resolve(name));
        file = folder.resolve("bilik.mv.db");
    }

    @Test
    void a_missing_file() throws Exception {
        Files.delete(file);
        assertRefused("missing");
        assertThat(file).doesNotExist();
    }

    @Test
    void an_empty_file() throws Exception {
        Files.write(file, new byte[0]);
        assertRefused("empty");
        assertThat(file).isEmptyFile();
    }

    @Test
    void a_truncated_file() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused("damaged");
    }

    @Test
    void flipped_headers() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < 8_192; i++)
            bytes[i] ^= 0x55;
        Files.write(file, bytes);
        assertRefused("damaged");
    }

    @Test
    void a_ticket_that_was_altered() throws Exception {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("\"A123\"");
        Files.writeString(file, bytes.replace("\"A123\"", "\"A321\""), StandardCharsets.ISO_8859_1);
        assertRefused("not what was written");
        // nor does it heal by itself
        assertRefused("not what was written");
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
        assertThat(ended.sentence()).startsWith("queue-server cannot start: ").contains(file.toString()).contains(why);
    }
}
