package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The routes of groups, booths and the business day answer as the contract says. */
class BoothRoutesTest extends AtOneServer {
    @Test
    void a_visit_goes_through_every_stage() {
        client.signOn("g1");
        String ticket = client.ticket("jht");
        JsonNode call = client.callNext("g1").expect(200).json();
        assertThat(call.get("ticket").asText()).isEqualTo(ticket);
        assertThat(call.get("reason").asText()).isNotBlank();
        String booth = call.get("booth").asText();
        assertThat(client.stageOf(ticket)).isEqualTo("called");

        assertThat(client.inBooth(booth, "recall").expect(200).json().at("/visit/recalls").asInt()).isEqualTo(1);
        assertThat(client.inBooth(booth, "arrive").expect(200).json().at("/visit/stage").asText()).isEqualTo("serving");
        assertThat(client.inBooth(booth, "self-working").expect(200).json().at("/visit/attention").asText())
                .isEqualTo("self-working");
        assertThat(client.inBooth(booth, "needs-officer").expect(200).json().at("/visit/attention").asText())
                .isEqualTo("needs-officer");
        assertThat(client.post(BRANCH + "/booths/" + booth + "/hold", "{\"reason\":\"fetches papers\"}").expect(200)
                .json().has("visit")).isFalse();
        assertThat(client.stageOf(ticket)).isEqualTo("held");
        client.inBooth(booth, "resume").expect(200);
        client.post(BRANCH + "/booths/" + booth + "/transfer", "{\"service\":\"info\"}").expect(200);
        assertThat(client.get(BRANCH + "/tickets/" + ticket).expect(200).field("service")).isEqualTo("info");
        booth = client.callNext("g1").expect(200).field("booth");
        client.inBooth(booth, "arrive").expect(200);
        JsonNode done = client.post(BRANCH + "/booths/" + booth + "/complete", "{\"outcome\":\"served\"}").expect(200)
                .json();
        assertThat(done.at("/last/ticket").asText()).isEqualTo(ticket);
        assertThat(client.stageOf(ticket)).isEqualTo("completed");
    }

    @Test
    void a_booth_is_told_about_how_long_until_the_officer_turns_to_it_once_some_turns_were_seen() {
        client.signOn("g1");
        for (int turn = 0; turn < 5; turn++) {
            seat("1");
            client.inBooth("1", "attend").expect(200);
            client.inBooth("1", "complete").expect(200);
        }
        seat("1");
        seat("2");
        client.inBooth("1", "attend").expect(200);

        JsonNode wait = await().until(() -> client.get(BRANCH + "/booths/2").expect(200).json().at("/visit/officerIn"),
                JsonNode::isObject);

        assertThat(wait.path("lowSeconds").asLong()).isNotNegative()
                .isLessThanOrEqualTo(wait.path("likelySeconds").asLong());
        assertThat(wait.path("highSeconds").asLong()).isPositive();
        assertThat(client.get(BRANCH + "/booths/1").expect(200).json().at("/visit").has("officerIn")).isFalse();
    }

    private void seat(String booth) {
        client.ticket("jht");
        client.callNext("g1").expect(200);
        client.inBooth(booth, "arrive").expect(200);
    }

    @Test
    void the_officer_is_with_one_booth_and_is_told_whom_to_turn_to_next() {
        client.signOn("g1");
        seat("1");
        seat("2");
        JsonNode group = client.get(BRANCH + "/groups/g1").expect(200).json();
        assertThat(group.at("/suggest/booth").asText()).isEqualTo("1");
        assertThat(group.at("/suggest/reason").asText()).isEqualTo("longest-waiting");
        assertThat(client.get(BRANCH + "/booths/2").expect(200).json().at("/visit/officerAfter").asInt()).isEqualTo(1);

        assertThat(client.inBooth("1", "attend").expect(200).json().at("/visit/attention").asText())
                .isEqualTo("with-officer");
        group = client.get(BRANCH + "/groups/g1").expect(200).json();
        assertThat(group.at("/suggest/booth").asText()).isEqualTo("2");
        assertThat(group.at("/booths/0/booth").asText()).isEqualTo("1");
        assertThat(client.get(BRANCH + "/booths/1").expect(200).json().at("/visit").has("officerAfter")).isFalse();

        client.post(BRANCH + "/booths/2/attend", "{\"leave\":\"self-working\"}").expect(200);
        assertThat(client.get(BRANCH + "/booths/1").expect(200).json().at("/visit/attention").asText())
                .isEqualTo("self-working");
        assertThat(client.get(BRANCH + "/groups/g1").expect(200).json().has("suggest")).isFalse();
        assertThat(client.post(BRANCH + "/booths/1/attend", "{\"leave\":\"alone\"}").expect(400).field("detail"))
                .contains("needs-officer, self-working");
        assertThat(client.inBooth("3", "attend").expect(409).field("refusal")).isEqualTo("BoothEmpty");
        client.post(BRANCH + "/groups/g1/pause", "{}").expect(200);
        assertThat(client.get(BRANCH + "/booths/2").expect(200).json().at("/visit/attention").asText())
                .isEqualTo("needs-officer");
        assertThat(client.inBooth("1", "attend").expect(409).field("refusal")).isEqualTo("Paused");
    }

    @Test
    void call_next_refuses_by_name() {
        assertThat(client.callNext("g1").expect(409).field("refusal")).isEqualTo("NotOnDuty");
        client.signOn("g1");
        assertThat(client.callNext("g1").expect(409).field("refusal")).isEqualTo("NobodyWaiting");
        client.post(BRANCH + "/groups/g1/pause", "{\"reason\":\"prayer\"}").expect(200);
        client.ticket("jht");
        assertThat(client.callNext("g1").expect(409).field("refusal")).isEqualTo("Paused");
        client.post(BRANCH + "/groups/g1/resume", "").expect(200);
        client.put(BRANCH + "/groups/g1/capacity", "{\"openBooths\":[\"1\"],\"concurrency\":1}").expect(200);
        client.callNext("g1").expect(200);
        client.ticket("jht");
        assertThat(client.callNext("g1").expect(409).field("refusal")).isEqualTo("NoRoom");
        client.post(BRANCH + "/groups/g1/sign-off", "");
        assertThat(client.callNext("g1").problem(409)).isNotBlank();
    }

    @Test
    void a_retried_call_next_calls_nobody_else() {
        client.signOn("g1");
        client.ticket("jht");
        client.ticket("jht");
        String body = "{\"requestId\":\"" + UUID.randomUUID() + "\"}";

        JsonNode first = client.post(BRANCH + "/groups/g1/call-next", body).expect(200).json();
        assertThat(client.post(BRANCH + "/groups/g1/call-next", body).expect(200).json()).isEqualTo(first);
        assertThat(client.journal("TicketCalled")).hasSize(1);
    }

    @Test
    void a_taken_booth_drains_when_it_is_closed() {
        client.signOn("g1");
        client.ticket("jht");
        String booth = client.callNext("g1").expect(200).field("booth");
        client.inBooth(booth, "arrive").expect(200);

        String others = booth.equals("2") ? "3" : "2";
        client.put(BRANCH + "/groups/g1/capacity", "{\"openBooths\":[\"" + others + "\"],\"concurrency\":2}")
                .expect(200);
        assertThat(client.get(BRANCH + "/booths/" + booth).expect(200).field("status")).isEqualTo("draining");
        assertThat(client.inBooth(booth, "complete").expect(200).field("status")).isEqualTo("closed");
    }

    @Test
    void automatic_calling_calls_by_itself() {
        client.signOn("g1");
        client.put(BRANCH + "/groups/g1/calling", "{\"mode\":\"automatic\"}").expect(200);

        assertThat(client.stageOf(client.ticket("jht"))).isEqualTo("called");
    }

    @Test
    void the_business_day_closes_and_opens() {
        String ticket = client.ticket("jht");

        assertThat(client.post(BRANCH + "/day/close", "").expect(200).json().at("/day/open").asBoolean()).isFalse();
        assertThat(client.get(BRANCH + "/tickets/" + ticket).expect(200).field("endReason")).isEqualTo("day-closed");
        assertThat(client.issue(UUID.randomUUID(), "jht").expect(409).field("refusal")).isEqualTo("BranchClosed");
        client.post(BRANCH + "/day/open", "").expect(200);
        assertThat(client.ticket("jht")).isEqualTo("A002");
    }

    @Test
    void a_message_stands_on_the_board_until_it_is_cleared() {
        client.put(BRANCH + "/message", "{\"text\":\"Sistem pulih 10.30\"}").expect(200);
        Answer board = client.get(BRANCH + "/board").expect(200);
        assertThat(board.field("message")).isEqualTo("Sistem pulih 10.30");
        assertThat(board.json().has("messageInEnglish")).isFalse();
        client.put(BRANCH + "/message", "{\"text\":\"Sistem pulih 10.30\",\"english\":\"Back at 10:30\"}").expect(200);
        for (String view : List.of("/board", "/staff")) {
            Answer both = client.get(BRANCH + view).expect(200);
            assertThat(both.field("message")).isEqualTo("Sistem pulih 10.30");
            assertThat(both.field("messageInEnglish")).isEqualTo("Back at 10:30");
        }
        client.put(BRANCH + "/message", "{\"text\":\"\"}").expect(200);
        assertThat(client.get(BRANCH + "/board").expect(200).json().has("message")).isFalse();
    }
}
