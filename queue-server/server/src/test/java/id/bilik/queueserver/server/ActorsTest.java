package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
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
    void what_a_program_does_is_the_order_of_its_key() {
        client.ticket("jht");

        assertThat(actorOf("TicketIssued")).isEqualTo("{\"kind\":\"key\",\"key\":\"key-of-this-run\"}");
    }

    @Test
    void what_a_participant_does_on_the_phone_is_the_participants_order() {
        String follow = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        client.anonymous().delete("/api" + URI.create(follow).getPath()).expect(200);

        assertThat(actorOf("VisitAbandoned")).isEqualTo("{\"kind\":\"participant\"}");
    }

    @Test
    void an_automatic_call_is_the_doing_of_time() {
        client.signOn("g1");
        client.put(BRANCH + "/groups/g1/calling", "{\"mode\":\"automatic\"}").expect(200);
        issueFrom("kiosk-1").expect(201);

        assertThat(client.journal("TicketIssued").getFirst().at("/actor/kind").asText()).isEqualTo("device");
        assertThat(client.journal("TicketCalled").getFirst().at("/actor/kind").asText()).isEqualTo("time");
    }

    @Test
    void the_plan_is_adopted_by_the_process_itself() {
        assertThat(client.journal("PlanAdopted").getFirst().at("/actor/device").asText()).isEqualTo("queue-server");
    }

    private Answer issueFrom(String kiosk) {
        return client.with(TestServer.RUN.kioskKey(kiosk)).issue(UUID.randomUUID(), "jht");
    }

    private String actorOf(String type) {
        JsonNode event = client.journal(type).getFirst();
        return event.get("actor").toString();
    }
}
