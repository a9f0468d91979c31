package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.settings.PlanJson;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A visit of several steps, from the outside: tickets, booths, the phone, a restart. */
class StepRoutesTest extends AtOneServer {
    @Override
    TestServer.Setup setUp(TestServer.Setup usual) { return usual.with(CheckedPlan.read()); }

    @BeforeEach
    void sign_on() {
        client.signOn("g1");
        client.signOn("g2");
    }

    private JsonNode issue(String also) {
        return client.post(BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID()
                + "\",\"service\":\"jht\",\"also\":" + also + "}").expect(201).json();
    }

    @Test
    void a_ticket_names_what_was_asked_for_and_its_steps_and_the_number_stays_through_all_of_them() {
        JsonNode issued = issue("[\"info\"]");
        assertThat(issued.get("ticket").asText()).isEqualTo("A001");
        assertThat(issued.get("service").asText()).isEqualTo("jht");
        assertThat(issued.at("/steps").findValuesAsText("service")).containsExactly("pemeriksaan", "jht", "info");
        assertThat(issued.at("/steps/0/check").asBoolean()).isTrue();

        assertThat(client.callNext("g2").expect(409).field("refusal")).isEqualTo("NobodyWaiting");
        call("g1", "1");
        JsonNode booth = client.get(BRANCH + "/booths/1").expect(200).json();
        assertThat(booth.at("/visit/documents").findValuesAsText("id")).contains("ktp", "kpj");
        JsonNode done = client.inBooth("1", "complete").expect(200).json();
        assertThat(done.at("/last/next/en").asText()).isEqualTo("JHT claim (old-age savings)");
        call("g2", "7");
        JsonNode stays = client.inBooth("7", "complete").expect(200).json();
        assertThat(stays.at("/visit/ticket").asText()).isEqualTo("A001");
        assertThat(stays.at("/visit/service").asText()).isEqualTo("info");
        client.inBooth("7", "complete").expect(200);
        JsonNode view = client.get(BRANCH + "/tickets/A001").expect(200).json();
        assertThat(view.get("stage").asText()).isEqualTo("completed");
        assertThat(view.at("/steps").findValuesAsText("state")).containsExactly("done", "done", "now");

        JsonNode why = client.get(BRANCH + "/tickets/A001/explanation").expect(200).json();
        assertThat(why.at("/steps").findValuesAsText("service")).containsExactly("pemeriksaan", "jht");
        assertThat(client.get(BRANCH + "/board").expect(200).json().at("/calls/0/ticket").asText())
                .isEqualTo("A001");
    }

    @Test
    void whoever_lacks_a_paper_reads_which_on_the_phone_and_comes_back_in_their_place_also_after_a_restart() {
        JsonNode issued = issue("[]");
        String phone = "/api" + URI.create(issued.get("followUrl").asText()).getPath();
        call("g1", "1");
        JsonNode booth = client.post(BRANCH + "/booths/1/missing", "{\"ticket\":\"A001\",\"documents\":[\"kk\"]}")
                .expect(200).json();
        assertThat(booth.at("/last/missing/0/id").asText()).isEqualTo("kk");
        JsonNode view = client.get(phone).expect(200).json();
        assertThat(view.get("stage").asText()).isEqualTo("fetching");
        assertThat(view.at("/missing/0/text/en").asText()).isEqualTo("Family card (Kartu Keluarga)");
        assertThat(view.get("mayReturn").asBoolean()).isTrue();
        assertThat(client.get(BRANCH + "/groups/g1").expect(200).json().at("/fetching/0/ticket").asText())
                .isEqualTo("A001");

        server.close();
        server = TestServer.in(folder).with(clock).start();
        client = server.client();
        issue("[]");
        client.post(phone + "/return", "{}").expect(200);
        assertThat(client.callNext("g1").expect(200).field("ticket")).isEqualTo("A001");
    }

    @Test
    void what_cannot_be_is_refused_with_its_name() {
        assertThat(client.post(BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID()
                + "\",\"service\":\"jht\",\"also\":[\"jht\"]}").expect(409).field("refusal")).isEqualTo("ServiceTwice");
        assertThat(client.post(BRANCH + "/tickets", "{\"requestId\":\"" + UUID.randomUUID()
                + "\",\"service\":\"jht\",\"also\":[\"nothing\"]}").expect(400).json().toString()).contains("nothing");
        issue("[]");
        call("g1", "1");
        assertThat(client.post(BRANCH + "/booths/1/missing", "{\"documents\":[\"passport\"]}").expect(404).json()
                .toString()).contains("passport", "ktp");
        assertThat(client.post(BRANCH + "/booths/1/missing", "{\"documents\":[]}").expect(409).field("refusal"))
                .isEqualTo("NothingMissing");
        assertThat(client.post(BRANCH + "/booths/1/steps", "{\"next\":[\"jht\",\"jkk\"]}").expect(200).json()
                .at("/visit/steps").findValuesAsText("service")).containsExactly("pemeriksaan", "jht", "jkk");
        client.post(BRANCH + "/booths/1/complete", "{\"outcome\":\"served\",\"whole\":true}").expect(200);
        assertThat(client.stageOf("A001")).isEqualTo("completed");
    }

    @Test
    void the_kiosk_hears_which_services_nobody_asks_for_and_no_numbers_are_reserved_for_them() {
        JsonNode services = client.get(BRANCH).expect(200).json().get("services");
        services.forEach(service -> assertThat(service.path("check").asBoolean(false))
                .isEqualTo(service.get("id").asText().equals(CheckedPlan.CHECK)));
        assertThat(client.get(BRANCH + "/services").expect(200).json().at("/services").findValuesAsText("id"))
                .contains("jht").doesNotContain(CheckedPlan.CHECK);
        JsonNode plan = client.get(BRANCH + "/plan").expect(200).json();
        assertThat(plan.toString()).contains("\"check\":\"pemeriksaan\"");
        assertThat(PlanJson.of(CheckedPlan.read()).toPlan()).isEqualTo(CheckedPlan.read());
    }

    private void call(String group, String booth) {
        assertThat(client.callNext(group).expect(200).field("booth")).isEqualTo(booth);
        client.inBooth(booth, "arrive").expect(200);
    }
}
