package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.file.SmallFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trouble with the journal is reported at once, by health and to everybody whom it concerns. */
class DamageWhileRunningTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** Nobody in the branch needs entries of last year: a technician does. */
    @Test
    void damage_in_old_entries_is_told_to_technicians_and_tickets_are_issued_all_the_same() throws Exception {
        issueAndDamage(1);

        try (TestServer server = TestServer.in(folder).with(() -> SmallFiles.open(folder)).start()) {
            Client client = server.client();
            Awaitility.await().atMost(LONGEST).until(() -> client.metric("bilik_journal_damaged") == 1);

            Answer health = client.get("/health").expect(200);
            assertThat(health.field("status")).isEqualTo("UP");
            assertThat(health.field("damage")).contains(folder.toString()).contains("verify");
            assertThat(client.issue(UUID.randomUUID(), "jht").expect(201).field("ticket")).isEqualTo("A151");
        }
    }

    /** The oldest entries tell which plan was adopted. */
    @Test
    void a_branch_whose_oldest_entries_are_damaged_is_set_up_by_its_people_all_the_same() throws Exception {
        issueAndDamage(0);

        try (TestServer server = TestServer.in(folder).with(() -> SmallFiles.open(folder)).start()) {
            Client client = server.client();
            JsonNode told = client.get(BRANCH + "/plan").expect(200).json();
            ObjectNode plan = told.get("plan").deepCopy();
            plan.put("name", "Another name");
            client.post(BRANCH + "/plan", "{\"plan\":" + plan + ",\"basedOn\":" + told.get("sequence")
                    + ",\"when\":\"now\"}").expect(200);
            assertThat(client.get(BRANCH + "/plan").expect(200).json().at("/plan/name").asText())
                    .isEqualTo("Another name");
            assertThat(client.get(BRANCH + "/plan/history").expect(200).json().get("steps")).hasSize(1);
            client.get(BRANCH + "/first-steps").expect(200);
        }
    }

    private void issueAndDamage(int archive) throws IOException {
        try (TestServer server = TestServer.in(folder).with(() -> SmallFiles.open(folder)).start()) {
            for (int i = 0; i < 150; i++) {
                server.client().issue(new UUID(1, i), "jht").expect(201);
            }
            Awaitility.await().atMost(LONGEST).until(() -> archives().size() > 2);
        }
        Path old = archives().get(archive);
        byte[] bytes = Files.readAllBytes(old);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(old, bytes);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal/pekalongan"))) {
            return files.filter(file -> file.toString().endsWith(".log.gz")).sorted().toList();
        }
    }

    /** Somebody else's entry stands where this desk would write: its state is not true any more. */
    @Test
    void a_second_writer_ends_the_first_and_nothing_interleaves() {
        Journal journal = FileJournal.open(folder);
        try (TestServer server = TestServer.in(folder).with(() -> journal).start()) {
            Client client = server.client();
            client.signOn("g1");
            client.ticket("jht");
            client.awaitPromises();
            long last = client.sequence();
            JournalEntry stolen = journal.read("pekalongan", last - 1, 1).getFirst();
            journal.append("pekalongan", List.of(new JournalEntry(last + 1, stolen.at(), "MessageShown",
                    "{\"text\":\"from elsewhere\"}", null)));
            assertThat(client.issue(UUID.randomUUID(), "jht").problem(503)).contains("stands in the journal already");

            assertThat(client.issue(UUID.randomUUID(), "jht").problem(503)).contains("stands in the journal already");
            assertThat(client.get("/health").expect(503).field("status")).isEqualTo("DOWN");
            assertThat(client.metric("bilik_journal_up")).isEqualTo(0);
            assertThat(client.get(BRANCH + "/board").expect(200).json().at("/waiting/0/count").asInt()).isEqualTo(1);
        }
    }
}
