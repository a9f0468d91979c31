package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.journal.file.UnreliableDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without room on the disk nothing happens, everybody is told so, and it goes on by itself. */
class DiskFullTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final UnreliableDisk disk = new UnreliableDisk();
    private TestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = TestServer.in(folder).with(() -> disk.journal(folder))
                .with(SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta")).start();
        client = server.client();
    }

    @AfterEach
    void stop() {
        disk.makeRoom();
        server.close();
    }

    @Test
    void a_command_without_room_is_a_503_that_says_why() {
        disk.fillUp();

        assertThat(client.issue(UUID.randomUUID(), "jht").problem(503)).contains("is full");
        assertThat(client.put(BRANCH + "/message", "{\"text\":\"late\"}").problem(503)).contains("is full");
    }

    @Test
    void health_and_metrics_tell() {
        disk.fillUp();
        client.issue(UUID.randomUUID(), "jht").expect(503);

        Answer health = client.get("/health").expect(503);
        assertThat(health.field("status")).isEqualTo("DOWN");
        assertThat(health.json().at("/branches/0/problem").asText()).contains("is full");
        assertThat(client.metric("bilik_journal_up")).isEqualTo(0);
    }

    @Test
    void the_state_is_unchanged_and_is_still_shown() {
        client.signOn("g1");
        client.ticket("jht");
        client.awaitPromises();
        String before = client.get(BRANCH + "/board").expect(200).text();
        disk.fillUp();
        try (Screen screen = client.watch(BRANCH + "/board/live")) {
            screen.next();
            for (int i = 0; i < 3; i++) {
                client.issue(UUID.randomUUID(), "jht").expect(503);
            }

            assertThat(client.get(BRANCH + "/board").expect(200).text()).isEqualTo(before);
            assertThat(client.stageOf("A001")).isEqualTo("waiting");
            assertThat(screen.isSilent()).isTrue();
            assertThat(screen.hasEnded()).isFalse();
        }
        assertThat(client.get("/board/pekalongan").status()).isEqualTo(200);
    }

    @Test
    void a_ticket_that_was_issued_before_is_still_told_to_its_request() {
        UUID request = UUID.randomUUID();
        client.issue(request, "jht").expect(201);
        disk.fillUp();
        client.issue(UUID.randomUUID(), "jht").expect(503);

        assertThat(client.issue(request, "jht").expect(200).field("ticket")).isEqualTo("A001");
        client.issue(request, "info").problem(422);
    }

    @Test
    void it_goes_on_by_itself_when_there_is_room() {
        client.ticket("jht");
        disk.fillUp();
        client.issue(UUID.randomUUID(), "jht").expect(503);
        disk.makeRoom();

        // nobody asks for anything but its health
        Awaitility.await().atMost(LONGEST).until(() -> client.get("/health").status() == 200);
        assertThat(client.ticket("jht")).isEqualTo("A002");
        assertThat(client.journal("TicketIssued")).hasSize(2);
    }

    @Test
    void a_request_that_was_refused_and_is_sent_again_gives_one_ticket() {
        UUID request = UUID.randomUUID();
        for (int round = 1; round <= 3; round++) {
            disk.fillUp();
            client.issue(round == 3 ? UUID.randomUUID() : request, "jht");
            disk.makeRoom();
            Awaitility.await().atMost(LONGEST).until(() -> client.issue(request, "jht").status() < 300);
        }

        assertThat(client.issue(request, "jht").expect(200).field("ticket")).isEqualTo("A001");
        assertThat(client.journal("TicketIssued").stream()
                .filter(event -> event.get("requestId").asText().equals(request.toString()))).hasSize(1);
    }

    @Test
    void a_commit_that_reached_the_disk_although_it_failed_is_the_ticket_of_its_retry() {
        UUID request = UUID.randomUUID();
        disk.failNextForceAfterwards();
        int first = client.issue(request, "jht").status();

        assertThat(first).isIn(201, 503);
        Awaitility.await().atMost(LONGEST).until(() -> client.issue(request, "jht").status() == 200);
        assertThat(client.issue(request, "jht").field("ticket")).isEqualTo("A001");
        assertThat(client.ticket("jht")).isEqualTo("A002");
        assertThat(client.journal("TicketIssued")).hasSize(2);
    }

    /** The disk takes the commit, reports an error, and stays full: whether it was written is not known for a while. */
    @Test
    void what_reached_the_disk_before_it_was_full_is_found_when_there_is_room() {
        UUID request = UUID.randomUUID();
        disk.fillUpAfterNextForce();
        client.issue(request, "jht").problem(503);
        assertThat(client.get("/health").status()).isEqualTo(503);
        disk.makeRoom();

        Awaitility.await().atMost(LONGEST).until(() -> client.get("/health").status() == 200);
        Answer retry = client.issue(request, "jht");
        assertThat(retry.status()).isIn(200, 201);
        assertThat(retry.field("ticket")).isEqualTo("A001");
        assertThat(client.ticket("jht")).isEqualTo("A002");
        assertThat(client.journal("TicketIssued").stream().map(event -> event.get("ticket").asText()))
                .isEqualTo(List.of("A001", "A002"));
    }

    @Test
    void many_who_ask_meanwhile_are_all_refused_and_all_served_after() throws Exception {
        List<UUID> requests = java.util.stream.Stream.generate(UUID::randomUUID).limit(20).toList();
        disk.fillUp();
        AllAtOnce.run(20, i -> client.issue(requests.get(i), "jht").problem(503));
        disk.makeRoom();
        Awaitility.await().atMost(LONGEST).until(() -> client.get("/health").status() == 200);

        assertThat(AllAtOnce.run(20, i -> client.issue(requests.get(i), "jht").field("ticket")))
                .doesNotHaveDuplicates();
        assertThat(client.journal("TicketIssued")).hasSize(20);
    }

    @Test
    void a_restart_after_a_full_disk_knows_every_answered_ticket() {
        String answered = client.ticket("jht");
        disk.fillUp();
        client.issue(UUID.randomUUID(), "jht").expect(503);
        server.close();
        disk.makeRoom();

        server = TestServer.in(folder).with(() -> disk.journal(folder))
                .with(SettableClock.at("2026-03-10T10:00:00", "Asia/Jakarta")).start();
        client = server.client();
        assertThat(client.stageOf(answered)).isEqualTo("waiting");
        assertThat(client.ticket("jht")).isEqualTo("A002");
    }
}
