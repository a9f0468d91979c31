package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acts that do not fit what is going on. */
class BadActsTest extends BadInput {
    @ParameterizedTest
    @CsvSource({"1, arrive, WrongStage", "1, recall, WrongStage", "1, no-show, WrongStage", "2, complete, WrongStage",
            "2, self-working, WrongStage", "2, needs-officer, WrongStage",
            "3, arrive, BoothEmpty", "3, complete, BoothEmpty", "3, recall, BoothEmpty", "3, no-show, BoothEmpty",
            "3, hold, BoothEmpty"})
    void an_act_that_does_not_fit_the_stage_is_a_409_by_name(String booth, String action, String refusal) {
        Answer answer = client.inBooth(booth, action);

        if (answer.status() == 409) {
            assertThat(answer.field("refusal")).isEqualTo(refusal);
        }
        // asking again for what is so already is no error
        else {
            answer.expect(200);
        }
        assertThat(answer.status() == 409 || action.equals("arrive")).as(answer.text()).isTrue();
    }

    @Test
    void an_act_upon_another_ticket_is_refused() {
        for (String action : List.of("complete", "hold", "arrive", "recall", "no-show", "self-working", "needs-officer",
                "attend", "prompt", "conversation/invitation")) {
            Answer answer = client.post(BRANCH + "/booths/1/" + action, "{\"ticket\":\"A003\"}").expect(409);
            assertThat(answer.field("refusal")).as(action).isEqualTo("AnotherTicket");
            assertThat(answer.field("detail")).as(action).isEqualTo("Booth 1 has A001 by now.");
        }
        assertThat(client.post(BRANCH + "/booths/1/transfer", "{\"ticket\":\"A003\",\"service\":\"jp\"}").expect(409)
                .field("refusal")).isEqualTo("AnotherTicket");
    }

    @Test
    void a_served_visit_cannot_leave_or_return() {
        assertThat(client.delete(BRANCH + "/tickets/A001").expect(409).field("refusal")).isEqualTo("WrongStage");
        assertThat(client.post(BRANCH + "/tickets/A001/return", "").expect(409).field("refusal"))
                .isEqualTo("WrongStage");
    }

    @Test
    void capacity_beyond_the_group_is_refused() {
        for (String body : List.of("{\"openBooths\":[\"1\"],\"concurrency\":0}",
                "{\"openBooths\":[\"1\"],\"concurrency\":7}", "{\"openBooths\":[\"1\"],\"concurrency\":-2147483648}",
                "{\"openBooths\":[\"1\"],\"concurrency\":99999999999}",
                "{\"openBooths\":[\"1\"],\"concurrency\":1e400}", "{\"openBooths\":[\"1\"],\"concurrency\":1.5}",
                "{\"openBooths\":[\"1\"],\"concurrency\":" + "9".repeat(2_000) + "}",
                "{\"openBooths\":[\"7\"],\"concurrency\":1}", "{\"openBooths\":[\"1\",\"1\"],\"concurrency\":1}",
                "{\"openBooths\":[null],\"concurrency\":1}", "{\"openBooths\":[[\"1\"]],\"concurrency\":1}",
                "{\"openBooths\":[{}],\"concurrency\":1}", "{\"openBooths\":[1],\"concurrency\":1}",
                "{\"openBooths\":[\"\\ud800\"],\"concurrency\":1}")) {
            assertThat(client.put(BRANCH + "/groups/g1/capacity", body).problem(400)).as(body).hasSizeLessThan(500);
        }
    }
}
