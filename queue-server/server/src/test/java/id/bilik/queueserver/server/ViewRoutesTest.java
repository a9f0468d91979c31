package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The views and the journal answer as the contract says. */
class ViewRoutesTest extends AtOneServer {
    @Test
    void the_board_lists_calls_newest_first_and_who_waits() {
        client.signOn("g1");
        for (int i = 0; i < 4; i++) {
            client.ticket("jht");
        }
        client.awaitPromises();
        client.callNext("g1").expect(200);
        client.callNext("g1").expect(200);

        JsonNode board = client.get(BRANCH + "/board").expect(200).json();
        assertThat(board.get("sequence").asLong()).isEqualTo(client.sequence());
        assertThat(board.get("calls").findValuesAsText("ticket")).containsExactly("A002", "A001");
        assertThat(board.at("/calls/0/awaited").asBoolean()).isTrue();
        for (String field : List.of("ticket", "booth", "calledAt", "recalls")) {
            assertThat(board.at("/calls/0").has(field)).as(field).isTrue();
        }
        assertThat(board.at("/waiting/0/service").asText()).isEqualTo("jht");
        assertThat(board.at("/waiting/0/count").asInt()).isEqualTo(2);
        assertThat(OffsetDateTime.parse(board.get("now").asText()).getOffset()).hasToString("+07:00");

        client.inBooth("2", "arrive").expect(200);
        client.inBooth("1", "no-show").expect(200);
        assertThat(awaited()).containsExactly(false, false);
        client.inBooth("1", "undo").expect(200);
        assertThat(awaited()).as("expected again").containsExactly(false, true);
    }

    private List<Boolean> awaited() {
        return client.get(BRANCH + "/board").expect(200).json().get("calls").findValues("awaited").stream()
                .map(JsonNode::asBoolean).toList();
    }

    @Test
    void the_board_keeps_at_least_the_last_twelve_calls() {
        client.signOn("g1");
        for (int i = 0; i < 14; i++) {
            client.ticket("jht");
            client.inBooth(client.callNext("g1").expect(200).field("booth"), "no-show").expect(200);
        }

        assertThat(client.get(BRANCH + "/board").expect(200).json().get("calls").size()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void every_view_has_its_sequence() {
        client.signOn("g1");
        client.ticket("jht");
        client.awaitPromises();
        for (String view : List.of("/board", "/staff", "/groups/g1", "/booths/1", "/tickets/A001", "")) {
            assertThat(client.get(BRANCH + view).expect(200).json().get("sequence").asLong()).as(view)
                    .isEqualTo(client.sequence());
        }
    }

    @Test
    void the_journal_is_read_from_any_event_on() {
        client.signOn("g1");
        for (int i = 0; i < 5; i++) {
            client.ticket("jht");
        }
        client.awaitPromises();
        long last = client.sequence();

        List<JsonNode> all = client.journal();
        assertThat(all).hasSize((int) last);
        for (int i = 0; i < last; i++) {
            assertThat(all.get(i).get("sequence").asLong()).isEqualTo(i + 1);
        }
        assertThat(client.journal("TicketIssued")).extracting(event -> event.get("ticket").asText())
                .containsExactly("A001", "A002", "A003", "A004", "A005");
        JsonNode end = client.get(BRANCH + "/journal?after=" + (last - 2)).expect(200).json();
        assertThat(end.get("events")).containsExactlyElementsOf(all.subList((int) last - 2, (int) last));
        assertThat(OffsetDateTime.parse(end.at("/events/1/at").asText())).isNotNull();
        assertThat(end.get("last").asLong()).isEqualTo(last);
        assertThat(client.get(BRANCH + "/journal?after=" + last).expect(200).json().get("events")).isEmpty();
    }
}
