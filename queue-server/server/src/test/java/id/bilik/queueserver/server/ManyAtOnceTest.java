package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever presses at the same instant, nobody's number and nobody's turn is given twice. */
class ManyAtOnceTest extends AtOneServer {
    @Test
    void fifty_kiosks_at_once_get_consecutive_numbers() throws Exception {
        List<List<String>> issued = AllAtOnce.run(50,
                kiosk -> IntStream.range(0, 19).mapToObj(i -> client.ticket("jht")).toList());

        List<String> numbers = issued.stream().flatMap(List::stream).sorted().toList();
        assertThat(numbers).isEqualTo(numbers(950));
        issued.forEach(ofKiosk -> assertThat(ofKiosk).isSorted());
        assertThat(client.journal("TicketIssued").stream().map(event -> event.get("ticket").asText()))
                .isEqualTo(numbers(950));
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj("A%03d"::formatted).toList();
    }

    @ParameterizedTest
    @CsvSource({"g1, g1", "g1, g2"})
    void two_officers_who_call_at_the_same_instant_never_get_the_same_visit(String one, String other)
            throws Exception {
        int rounds = 500;
        client.signOn(one);
        if (!one.equals(other)) {
            client.signOn(other);
        }
        AllAtOnce.run(20, kiosk -> IntStream.range(0, 2 * rounds / 20).mapToObj(i -> client.ticket("jht")).toList());

        Set<String> called = new HashSet<>();
        for (int round = 0; round < rounds; round++) {
            List<JsonNode> calls = AllAtOnce.run(2,
                    i -> client.callNext(i == 0 ? one : other).expect(200).json());
            for (JsonNode call : calls) {
                assertThat(called.add(call.get("ticket").asText())).as("round %d: %s", round, calls).isTrue();
            }
            AllAtOnce.run(2, i -> client.inBooth(calls.get(i).get("booth").asText(), "no-show").expect(200));
        }
        assertThat(called).hasSize(2 * rounds);
    }

    @Test
    void officers_who_share_the_last_visit_call_it_once() throws Exception {
        client.signOn("g1");
        client.signOn("g2");
        for (int round = 0; round < 50; round++) {
            String ticket = client.ticket("jht");
            List<Answer> answers = AllAtOnce.run(8, i -> client.callNext(i % 2 == 0 ? "g1" : "g2"));

            List<Answer> calls = answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(calls).as("calls of %s", ticket).hasSize(1);
            answers.stream().filter(answer -> answer.status() != 200)
                    .forEach(answer -> assertThat(answer.expect(409).field("refusal")).isEqualTo("NobodyWaiting"));
            client.inBooth(calls.getFirst().field("booth"), "no-show").expect(200);
        }
    }

    @Test
    void a_double_tap_gives_one_ticket() throws Exception {
        for (int round = 1; round <= 30; round++) {
            UUID request = UUID.randomUUID();
            List<Answer> answers = AllAtOnce.run(10, i -> client.issue(request, "jht"));

            assertThat(answers).extracting(answer -> answer.field("ticket")).containsOnly("A%03d".formatted(round));
            assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(9);
        }
        assertThat(client.journal("TicketIssued")).hasSize(30);
    }

    @Test
    void a_double_tap_on_call_next_calls_one_visit() throws Exception {
        client.signOn("g1");
        for (int i = 0; i < 60; i++) {
            client.ticket("jht");
        }
        for (int round = 0; round < 30; round++) {
            String body = "{\"requestId\":\"" + UUID.randomUUID() + "\"}";
            List<Answer> answers = AllAtOnce.run(5,
                    i -> client.post(BRANCH + "/groups/g1/call-next", body).expect(200));

            assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
            client.inBooth(answers.getFirst().field("booth"), "no-show").expect(200);
        }
        assertThat(client.journal("TicketCalled")).hasSize(30);
    }

    @Test
    void a_retry_after_a_lost_answer_gives_the_one_ticket() throws IOException {
        List<UUID> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UUID request = UUID.randomUUID();
            requests.add(request);
            try (RawConnection kiosk = new RawConnection(server.port(), 0)) {
                kiosk.post(BRANCH + "/tickets", Client.wish(request, "jht"));
                if (i % 3 == 0) {
                    kiosk.readUntil("H");
                }
                kiosk.cut();
            }
            Answer retry = client.issue(request, "jht");
            assertThat(retry.status()).as(retry.text()).isIn(200, 201);
        }
        assertThat(client.journal("TicketIssued").stream().map(event -> event.get("requestId").asText()))
                .containsExactlyInAnyOrderElementsOf(requests.stream().map(UUID::toString).toList());
    }
}
