package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every event in the journal names who gave the order. */
class ActorsTest extends AtOneServer {

    @Test
    void a_ticket_is_the_order_of_the_kiosk_that_asked_for_it() {
        issueFrom("kiosk-1").expect(201);

        assertThat(actorOf("TicketIssued")).isEqualTo("{\"kind\":\"device\",\"device\":\"kiosk-1\"}");
    }

    @Test
    void who_names_no_device_or_an_impossible_one_stays_unknown() {
        client.ticket("jht");
        issueFrom("Kiosk_1").expect(201);

        assertThat(client.journal("TicketIssued")).extracting(event -> event.at("/actor/kind").asText())
                .containsExactly("unknown", "unknown");
    }

    @Test
    void an_automatic_call_is_the_doing_of_time_and_sitting_down_that_of_the_participant() {
        client.signOn("g1");
        client.put(BRANCH + "/groups/g1/calling", "{\"mode\":\"automatic\"}").expect(200);
        issueFrom("kiosk-1").expect(201);
        client.inBooth("1", "arrive").expect(200);

        assertThat(client.journal("TicketIssued").getFirst().at("/actor/kind").asText()).isEqualTo("device");
        assertThat(client.journal("TicketCalled").getFirst().at("/actor/kind").asText()).isEqualTo("time");
        assertThat(client.journal("ParticipantArrived").getFirst().at("/actor/kind").asText())
                .isEqualTo("participant");
    }

    @Test
    void the_plan_is_adopted_by_the_process_itself() {
        assertThat(client.journal("PlanAdopted").getFirst().at("/actor/device").asText()).isEqualTo("queue-server");
    }

    private Answer issueFrom(String kiosk) {
        return client.told(client.request(BRANCH + "/tickets").header("Content-Type", "application/json")
                .header("Bilik-Device", kiosk)
                .POST(BodyPublishers.ofString(Client.wish(UUID.randomUUID(), "jht"))).build());
    }

    private String actorOf(String type) {
        JsonNode event = client.journal(type).getFirst();
        return event.get("actor").toString();
    }
}
