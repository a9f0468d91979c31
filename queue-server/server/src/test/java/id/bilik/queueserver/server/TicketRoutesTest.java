package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.journal.Snapshot;
import id.bilik.queueserver.server.journal.SnapshotCodec;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.Sealed;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.runtime.BranchRestore;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The routes of tickets answer as the contract says. */
class TicketRoutesTest extends AtOneServer {
    @Test
    void a_ticket_carries_everything_that_stands_on_the_slip() {
        client.signOn("g1");
        client.ticket("jht");
        JsonNode ticket = client.post(BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID()
                + "\",\"service\":\"jht\",\"priority\":\"elderly\",\"channel\":\"offline\"}").expect(201).json();

        assertThat(ticket.get("ticket").asText()).isEqualTo("A002");
        assertThat(ticket.get("service").asText()).isEqualTo("jht");
        assertThat(OffsetDateTime.parse(ticket.get("issuedAt").asText())).hasToString("2026-03-10T09:00+07:00");
        assertThat(ticket.get("ahead").isInt()).isTrue();
        for (String bound : List.of("lowSeconds", "likelySeconds", "highSeconds")) {
            assertThat(ticket.at("/wait/" + bound).isIntegralNumber()).as(bound).isTrue();
        }
        assertThat(ticket.get("followUrl").asText()).startsWith("http://127.0.0.1:7070/follow/");
    }

    @Test
    void a_ticket_with_priority_says_what_it_would_wait_without_and_the_branch_what_who_comes_now_waits() {
        client.signOn("g1");
        for (int i = 0; i < 30; i++) {
            client.ticket("jht");
        }
        JsonNode without = client.issue(UUID.randomUUID(), "jht").expect(201).json();
        JsonNode with = client.post(BRANCH + "/tickets",
                "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\",\"priority\":\"elderly\"}")
                .expect(201)
                .json();

        assertThat(without.has("waitWithoutPriority")).isFalse();
        for (String bound : List.of("lowSeconds", "likelySeconds", "highSeconds")) {
            assertThat(with.at("/waitWithoutPriority/" + bound).asLong()).as(bound)
                    .isGreaterThanOrEqualTo(with.at("/wait/" + bound).asLong());
        }
        JsonNode branch = client.get(BRANCH).expect(200).json();
        assertThat(branch.get("waiting")).isEqualTo(client.get(BRANCH + "/board").expect(200).json().get("waiting"));
        assertThat(branch.at("/waiting/0/count").asInt()).isEqualTo(32);
        assertThat(branch.at("/services/0/icon").asText()).isEqualTo("savings");
    }

    @Test
    void the_language_of_a_ticket_is_said_to_each_screen_of_its_participant_also_after_a_restart() throws IOException {
        UUID request = UUID.randomUUID();
        String first = client.post(BRANCH + "/tickets", inLanguage(request, "en")).expect(201).field("ticket");
        assertThat(client.post(BRANCH + "/tickets", inLanguage(request, "id")).expect(200).field("ticket"))
                .as("a language is how somebody reads, not what is wished").isEqualTo(first);
        String second = client.ticket("jht");
        client.signOn("g1");
        client.callNext("g1").expect(200);

        server.close();
        try (SealingJournal journal = Sealed.in(folder, FileJournal.open(folder))) {
            BranchRestore.Restored restored = BranchRestore.restore("pekalongan", journal);
            assertThat(restored.snapshot()).isPositive();
            journal.saveSnapshot("pekalongan", new Snapshot(restored.snapshot(), SnapshotCodec.FORMAT - 1, "{}"));
            assertThat(BranchRestore.restore("pekalongan", journal).branch()).as("replayed without it")
                    .isEqualTo(restored.branch());
            journal.saveSnapshot("pekalongan", SnapshotCodec.encode(restored.branch()));
        }
        start();

        assertThat(client.get(BRANCH + "/tickets/" + first).expect(200).field("language")).isEqualTo("en");
        assertThat(client.get(BRANCH + "/booths/1").expect(200).json().at("/visit/language").asText()).isEqualTo("en");
        assertThat(client.get(BRANCH + "/tickets/" + second).expect(200).json().has("language")).isFalse();
        assertThat(client.post(BRANCH + "/tickets", inLanguage(UUID.randomUUID(), "fr")).problem(400))
                .contains("language", "id, en");
    }

    private static String inLanguage(UUID request, String language) {
        return "{\"requestId\":\"" + request + "\",\"service\":\"jht\",\"language\":\"" + language + "\"}";
    }

    @Test
    void each_service_counts_under_its_own_letter() {
        assertThat(
                List.of(client.ticket("jht"), client.ticket("info"), client.ticket("jht"), client.ticket("kolektif")))
                .containsExactly("A001", "E001", "A002", "K001");
    }

    @Test
    void the_same_request_gives_the_same_ticket() {
        UUID request = UUID.randomUUID();
        JsonNode first = client.issue(request, "jht").expect(201).json();

        JsonNode again = client.issue(request, "jht").expect(200).json();
        assertThat(again).isEqualTo(first);
        assertThat(client.journal("TicketIssued")).hasSize(1);
    }

    @Test
    void the_same_request_for_something_else_is_refused() {
        UUID request = UUID.randomUUID();
        client.issue(request, "jht").expect(201);

        Answer other = client.issue(request, "info");
        assertThat(other.problem(422)).contains("requestId");
        assertThat(other.field("refusal")).isEqualTo("RequestReused");
        assertThat(client.journal("TicketIssued")).hasSize(1);
    }

    @Test
    void the_same_request_with_another_appointment_is_refused() {
        UUID request = UUID.randomUUID();
        client.post(BRANCH + "/tickets", booked(request, "10:00")).expect(201);

        assertThat(client.post(BRANCH + "/tickets", booked(request, "10:00")).expect(200).field("ticket"))
                .isEqualTo("A001");
        assertThat(client.post(BRANCH + "/tickets", booked(request, "11:00")).field("refusal"))
                .isEqualTo("RequestReused");
        assertThat(client.issue(request, "jht").problem(422)).contains("requestId");
        assertThat(client.journal("TicketIssued")).hasSize(1);
    }

    private static String booked(UUID request, String time) {
        return Client.wish(request, "jht").replace("}", ",\"appointment\":{\"at\":\"2026-03-10T" + time
                + ":00+07:00\"}}");
    }

    @Test
    void a_slip_that_came_out_and_one_that_did_not_are_noted() {
        String printed = client.ticket("jht");
        String failed = client.ticket("jht");

        client.post(BRANCH + "/tickets/" + printed + "/printed", "{\"outcome\":\"printed\"}").expect(200);
        client.post(BRANCH + "/tickets/" + failed + "/printed", "{\"outcome\":\"failed\",\"reason\":\"paper out\"}")
                .expect(200);

        assertThat(client.journal("SlipPrinted")).singleElement()
                .satisfies(event -> assertThat(event.get("ticket").asText()).isEqualTo(printed));
        assertThat(client.journal("SlipFailed")).singleElement()
                .satisfies(event -> assertThat(event.get("reason").asText()).isEqualTo("paper out"));
        assertThat(client.get(BRANCH + "/staff").expect(200).json().at("/printFailures/0/ticket").asText())
                .isEqualTo(failed);
    }

    @Test
    void a_participant_who_leaves_is_no_longer_waited_for() {
        String ticket = client.ticket("jht");

        assertThat(client.delete(BRANCH + "/tickets/" + ticket).expect(200).field("stage")).isEqualTo("abandoned");
        assertThat(client.stageOf(ticket)).isEqualTo("abandoned");
        client.delete(BRANCH + "/tickets/" + ticket).expect(200);
        assertThat(client.journal("VisitAbandoned")).hasSize(1);
    }

    @Test
    void the_address_on_the_slip_shows_the_visit_and_lets_its_holder_leave() {
        String url = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        String secret = url.substring(url.lastIndexOf('/') + 1);

        assertThat(client.get(URI.create(url).getPath()).expect(200).header("Content-Type").orElseThrow())
                .startsWith("text/html");
        JsonNode followed = client.get("/api/follow/" + secret).expect(200).json();
        assertThat(followed.get("ticket").asText()).isEqualTo("A001");
        assertThat(followed.get("stage").asText()).isEqualTo("waiting");
        assertThat(followed.get("mayLeave").asBoolean()).isTrue();
        assertThat(client.delete("/api/follow/" + secret).expect(200).field("stage")).isEqualTo("abandoned");
    }

    @Test
    void a_secret_cannot_be_made_from_the_ticket_number() {
        String url = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        String secret = url.substring(url.lastIndexOf('/') + 1);
        client.ticket("jht");

        assertThat(client.get("/api/follow/" + secret.replace("A001", "A002")).problem(404)).isNotBlank();
        assertThat(client.get("/api/follow/pekalongan.260310.A002").problem(404)).isNotBlank();
    }
}
