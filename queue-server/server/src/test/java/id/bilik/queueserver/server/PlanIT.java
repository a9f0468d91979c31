package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan file over two starts, and configuration that cannot be meant. */
class PlanIT {
    @TempDir
    Path folder;

    private Path plan;

    @BeforeEach
    void shipped() throws IOException {
        plan = folder.resolve("plan.json");
        try (var file = PlanIT.class.getResourceAsStream("/plans/pekalongan.json")) {
            Files.write(plan, java.util.Objects.requireNonNull(file).readAllBytes());
        }
    }

    private void change(String from, String to) throws IOException {
        String before = Files.readString(plan);
        assertThat(before).contains(from);
        Files.writeString(plan, before.replace(from, to), StandardCharsets.UTF_8);
    }

    @Test
    void a_file_is_what_a_branch_begins_with_and_is_not_looked_at_again() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, "plan=" + plan)) {
            assertThat(server.client().get(BRANCH).expect(200).field("name")).isEqualTo("Kantor Cabang Pekalongan");
            server.client().ticket("kolektif");
            server.kill();
        }
        change("\"Kantor Cabang Pekalongan\"", "\"Kantor Baru\"");
        change("{\"id\": \"kolektif\"", "{\"id\": \"rombongan\"");
        try (ServerProcess server = ServerProcess.start(folder, "plan=" + plan)) {
            Client client = server.client();
            assertThat(client.get(BRANCH).expect(200).field("name")).isEqualTo("Kantor Cabang Pekalongan");
            assertThat(client.stageOf("K001")).isEqualTo("waiting");
            assertThat(client.journal("PlanAdopted")).hasSize(1);
        }
    }

    @Test
    void a_bad_plan_and_unknown_keys_are_told_together_with_where_they_stand() throws Exception {
        change("\"concurrency\": 6", "\"concurrency\": 9");
        var badPlan = ServerProcess.startInVain(folder, "plan=" + plan);
        assertThat(badPlan.status()).isEqualTo(2);
        assertThat(badPlan.sentence()).startsWith("queue-server cannot start: ").contains(plan.toString())
                .contains("concurrency");

        var badKeys = ServerProcess.startInVain(folder, "prot=7070", "bnid=127.0.0.1");
        assertThat(badKeys.status()).isEqualTo(2);
        assertThat(badKeys.errors()).contains("prot is no key of the queue-server; did you mean port?")
                .contains("bnid is no key of the queue-server; did you mean bind?");
        assertThat(folder.resolve("journal")).doesNotExist();
    }
}
