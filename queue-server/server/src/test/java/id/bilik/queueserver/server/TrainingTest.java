package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.file.UnreliableDisk;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.runtime.Branches;
import id.bilik.queueserver.server.training.Training;
import id.bilik.queueserver.server.training.TrainingDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staff practise in a branch that is not real. */
class TrainingTest {
    private static final String TRAINING = BRANCH + "/training";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.in(folder).start();
        client = server.client();
    }

    @AfterEach
    void stop() { server.close(); }

    private String begin(String wish) {
        String branch = client.post(TRAINING, wish).expect(201).json().at("/running/branch").asText();
        assertThat(branch).matches("pekalongan-training-\\d+");
        return "/api/branches/" + branch;
    }

    private int waiting(String branch) {
        int waiting = 0;
        for (var service : client.get(branch + "/board").expect(200).json().get("waiting")) {
            waiting += service.get("count").asInt();
        }
        return waiting;
    }

    @Test
    void people_come_are_called_and_sit_down_and_the_real_branch_knows_nothing_of_it() {
        long before = client.sequence();
        String training = begin("{\"speed\":20,\"crowd\":4}");
        assertThat(client.get(training).expect(200).json().get("now").asText()).contains("T08:0");
        await().atMost(PATIENCE).until(() -> waiting(training) > 0);

        client.post(training + "/groups/g1/sign-on", "{\"officer\":\"Latihan\"}").expect(200);
        String booth = client.post(training + "/groups/g1/call-next", "{}").expect(200).field("booth");
        await().atMost(PATIENCE).until(() -> client.get(training + "/booths/" + booth).expect(200).json()
                .at("/visit/stage").asText().equals("serving"));
        client.post(training + "/booths/" + booth + "/self-working", "{}").expect(200);
        await().atMost(Duration.ofMinutes(2)).until(() -> client.get(training + "/booths/" + booth).expect(200).json()
                .at("/visit/attention").asText().equals("needs-officer"));
        client.post(training + "/booths/" + booth + "/complete", "{}").expect(200);

        assertThat(client.get(training + "/journal?after=0").expect(200).json().get("last").asLong()).isGreaterThan(5);
        assertThat(client.sequence()).isEqualTo(before);
        assertThat(waiting(BRANCH)).isZero();
    }

    @Test
    void what_a_training_wrote_is_gone_when_it_ends_and_the_next_begins_empty() {
        String first = begin("{}");
        assertThat(folder.resolve("training")).isDirectory();
        try (Screen board = client.watch(first + "/board/live")) {
            board.next();
            assertThat(client.delete(TRAINING).expect(200).json().get("running")).isNull();
            assertThat(folder.resolve("training")).doesNotExist();
            assertThat(client.get(first + "/board").status()).isEqualTo(404);
            await().atMost(PATIENCE).until(board::hasEnded);
        }
        String second = begin("{\"speed\":1}");
        assertThat(second).isNotEqualTo(first);
        assertThat(client.get(second + "/tickets/A001").status()).isEqualTo(404);
    }

    @Test
    void beginning_another_ends_the_one_that_goes_on() {
        String first = begin("{}");
        String second = begin("{}");
        assertThat(client.get(first).status()).isEqualTo(404);
        assertThat(client.get(second).status()).isEqualTo(200);
        assertThat(client.get(TRAINING).expect(200).json().at("/running/branch").asText())
                .isEqualTo(second.substring("/api/branches/".length()));
    }

    @Test
    void what_cannot_be_is_named() {
        assertThat(client.post(TRAINING, "{\"speed\":0.5}").problem(400)).contains("speed must be 1 to 20");
        assertThat(client.post(TRAINING, "{\"crowd\":9}").problem(400)).contains("crowd must be 0.1 to 4");
        assertThat(client.post(begin("{}") + "/training", "{}").problem(404)).contains("is a training");
    }

    @Test
    void what_a_killed_server_left_of_a_training_is_removed_at_the_next_start() throws Exception {
        server.close();
        Files.createDirectories(folder.resolve("training/journal/pekalongan-training-1"));
        Files.writeString(folder.resolve("training/journal/pekalongan-training-1/0.log"), "left");
        start();
        assertThat(folder.resolve("training")).doesNotExist();
    }

    @Test
    void no_real_branch_may_have_the_name_of_a_training() {
        String plan = client.get(BRANCH + "/plan").expect(200).json().get("plan").toString()
                .replace("\"id\":\"pekalongan\"", "\"id\":\"pekalongan-training-1\"");
        assertThat(client.post(BRANCH + "/plan/check", "{\"plan\":" + plan + "}").expect(200).field("problem"))
                .contains("kept for trainings");
    }

    @Test
    void one_that_the_disk_has_no_room_for_leaves_nothing_behind_and_the_next_one_begins() throws Exception {
        UnreliableDisk disk = new UnreliableDisk();
        disk.fillUp();
        Branches branches = new Branches(List.of(server.branch()));
        try (Training training = new Training(branches, folder.resolve("elsewhere"),
                (where, zone) -> Sealed.in(where, disk.journal(where)), Instant::now, server.records().accounts())) {
            assertThatThrownBy(() -> training.start(server.branch(), new TrainingDay(1, 1)))
                    .isInstanceOf(JournalException.class);
            assertThat(training.find()).isEmpty();
            assertThat(folder.resolve("elsewhere/training")).doesNotExist();

            disk.makeRoom();
            assertThat(training.start(server.branch(), new TrainingDay(1, 1)).branch().id()).contains("training");
        }
    }

    @Test
    void what_people_set_up_and_the_first_steps_are_of_the_real_branch_alone() {
        String training = begin("{}");
        for (String path : List.of(training + "/plan", training + "/plan/history", training + "/first-steps",
                training.replace("/api/branches", "/settings"), training.replace("/api/branches", "/first-steps"))) {
            assertThat(client.get(path).status()).as(path).isEqualTo(404);
        }
        String plan = client.get(BRANCH + "/plan").expect(200).json().get("plan").toString();
        client.put(training + "/plan/draft", "{\"plan\":" + plan + ",\"basedOn\":1}").expect(404);
    }
}
