package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.journal.Database;
import id.bilik.queueserver.journal.JdbiJournal;
import id.bilik.queueserver.journal.Journal;
import id.bilik.queueserver.journal.JournalEntry;
import id.bilik.queueserver.journal.LittleReading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk that must not write any more says so at once, to health and to everybody who asks. */
class DamageWhileRunningTest {
    @TempDir
    Path folder;

    /** In entries so old that a start does not wait for them to be read through. */
    @Test
    void damage_that_is_found_while_running_ends_the_writing_and_is_told() throws Exception {
        try (TestServer server = TestServer.in(folder).start()) {
            for (int i = 0; i < 150; i++)
                server.client().issue(new UUID(1, i), "jht").expect(201);
        }
        Path file = folder.resolve("bilik.mv.db");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace("\"OFFLINE\",\"requestId\":\"" + new UUID(1, 41),
                "\"OFFLINE\",\"requestId\":\"" + new UUID(2, 41)), StandardCharsets.ISO_8859_1);

        try (TestServer server = TestServer.in(folder).with(() -> LittleReading.open(Database.in(folder), 50))
                .start()) {
            Client client = server.client();
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.issue(UUID.randomUUID(), "jht").status() == 503);

            assertThat(client.issue(UUID.randomUUID(), "jht").problem(503)).contains("damaged");
            assertThat(client.get("/health").expect(503).json().at("/branches/0/problem").asText())
                    .contains(file.toString()).contains("not what was written");
            client.get(BRANCH + "/board").expect(200);
        }
    }

    /** Another writer within this process, where no lock of the file keeps it out. */
    @Test
    void a_second_writer_ends_the_first_and_nothing_interleaves() {
        try (TestServer server = TestServer.in(folder).start()) {
            Client client = server.client();
            client.ticket("jht");
            long last = client.sequence();
            try (Journal other = JdbiJournal.open(Database.in(folder))) {
                JournalEntry stolen = other.read("pekalongan", last - 1, 1).getFirst();
                other.append("pekalongan", java.util.List.of(new JournalEntry(last + 1, stolen.at(), "MessageShown",
                        "{\"text\":\"from elsewhere\"}", null)));
            }
            assertThat(client.issue(UUID.randomUUID(), "jht").problem(503)).contains("Another writer");

            assertThat(client.issue(UUID.randomUUID(), "jht").problem(503)).contains("Another writer");
            assertThat(client.get("/health").expect(503).field("status")).isEqualTo("DOWN");
            assertThat(client.metric("bilik_journal_up")).isEqualTo(0);
            assertThat(client.get(BRANCH + "/board").expect(200).json().at("/waiting/0/count").asInt()).isEqualTo(1);
        }
    }
}
