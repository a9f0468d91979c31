package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.configuration.BoardConfig;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ProofConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers by the code at the door, over HTTP; it is a Tuesday at nine. */
class DoorRoutesTest extends AtOneServer {
    private static final String DOOR = BRANCH + "/door";
    private static final int MOST = 10;

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual.with(new BoardConfig(80, List.of(), Optional.empty(), Optional.empty(), 12, true))
                .with(new EdgeConfig(EdgeConfig.SUGGESTED.feeds(), EdgeConfig.SUGGESTED.feedsPerAddress(), MOST,
                        ProofConfig.NEVER));
    }

    private JsonNode shown() { return client.get(DOOR).expect(200).json(); }

    private Answer exchange(String code) { return client.anonymous().post(DOOR, "{\"code\":\"" + code + "\"}"); }

    private String pass() { return exchange(shown().get("code").asText()).expect(200).field("pass"); }

    private Answer take(String pass, String service) {
        return client.anonymous().post(DOOR + "/tickets",
                "{\"pass\":\"" + pass + "\",\"service\":\"" + service + "\",\"language\":\"en\"}");
    }

    @Test
    void whoever_reads_the_code_gets_an_ordinary_number() {
        JsonNode shown = shown();
        assertThat(shown.get("address").asText()).endsWith("/door/pekalongan#" + shown.get("code").asText());
        JsonNode pass = exchange(shown.get("code").asText()).expect(200).json();
        assertThat(pass.at("/branch/services").findValuesAsText("id")).contains("jht");
        Answer number = take(pass.get("pass").asText(), "jht").expect(201);
        assertThat(number.field("ticket")).isEqualTo("A001");
        assertThat(client.ticket("jht")).as("the kiosk goes on").isEqualTo("A002");
        JsonNode event = client.journal("TicketIssued").getFirst();
        assertThat(event.at("/actor").toString()).contains("participant");
        assertThat(event.get("channel").asText()).isEqualTo("OFFLINE");
        assertThat(client.anonymous().get("/api/follow/" + number.field("followUrl").replaceAll(".*/", "")).expect(200)
                .field("stage")).isEqualTo("waiting");
    }

    @Test
    void a_photographed_code_fails_after_two_minutes() {
        String code = shown().get("code").asText();
        clock.advance(Duration.ofSeconds(119));
        exchange(code).expect(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(exchange(code).expect(403).field("detail")).contains("no longer shown");
        assertThat(shown().get("code").asText()).isNotEqualTo(code);
    }

    @Test
    void the_same_pass_gives_the_same_number_whatever_is_chosen_and_however_late() {
        String pass = pass();
        String ticket = take(pass, "jht").expect(201).field("ticket");
        assertThat(take(pass, "jht").expect(200).field("ticket")).isEqualTo(ticket);
        assertThat(take(pass, "jkk").expect(200).field("ticket")).isEqualTo(ticket);
        clock.advance(Duration.ofMinutes(20));
        assertThat(take(pass, "jht").expect(200).field("ticket")).isEqualTo(ticket);
        assertThat(client.journal("TicketIssued")).hasSize(1);
    }

    @Test
    void two_people_who_read_the_same_code_get_a_number_each() {
        assertThat(take(pass(), "jht").expect(201).field("ticket")).isEqualTo("A001");
        assertThat(take(pass(), "jht").expect(201).field("ticket")).isEqualTo("A002");
    }

    @Test
    void a_pass_is_good_for_ten_minutes_and_is_not_made_at_home() {
        String pass = pass();
        clock.advance(Duration.ofMinutes(10));
        assertThat(take(pass, "jht").expect(403).field("detail")).contains("read the code at the door again");
        assertThat(take(pass.replaceFirst("^.", "x"), "jht").expect(403).field("detail"))
                .contains("not one of this branch");
        assertThat(client.journal("TicketIssued")).isEmpty();
    }

    @Test
    void a_service_that_is_not_there_and_a_branch_that_is_closed_are_refused_as_at_the_kiosk() {
        String pass = pass();
        take(pass, "xyz").expect(400);
        client.post(BRANCH + "/day/close", "{}").expect(200);
        assertThat(take(pass, "jht").expect(409).field("refusal")).isEqualTo("BranchClosed");
    }

    @Test
    void nobody_but_a_screen_or_the_staff_reads_the_code_from_afar() { client.anonymous().get(DOOR).expect(401); }

    @Test
    void guesses_from_one_network_are_limited() {
        for (int guess = 0; guess < MOST; guess++) {
            exchange("wrong" + guess).expect(403);
        }
        assertThat(exchange("wrong").expect(429).header("Retry-After")).isPresent();
    }
}
