package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.configuration.ConversationConfig;
import id.bilik.queueserver.server.web.http.Timeouts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Officer, booth and interpreter talk through the server. */
class ConversationTest extends AtOneServer {
    private final HttpClient http = HttpClient.newHttpClient();
    private String booth = "";
    private String stay = "";

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual.with(new ConversationConfig(4, List.of("turn:relay.example:3478"), "a secret of the relay",
                Duration.ofHours(1)));
    }

    @BeforeEach
    void call() {
        client.ticket("jht");
        client.signOn("g1");
        booth = Morning.call(client);
        stay = boothToken(UUID.randomUUID()).field("stay");
    }

    @AfterEach
    void hangUp() { http.shutdownNow(); }

    private Answer boothToken(UUID page) {
        return client.post(BRANCH + "/booths/" + booth + "/conversation", "{\"page\":\"" + page + "\"}");
    }

    private Answer groupToken(UUID page) {
        return client.post(BRANCH + "/groups/g1/conversation", "{\"page\":\"" + page + "\"}");
    }

    private TalkingPage booth(UUID page) {
        return TalkingPage.open(page, http, client, boothToken(page).expect(200).field("token"));
    }

    private TalkingPage officer(UUID page) {
        return TalkingPage.open(page, http, client, groupToken(page).expect(200).field("token"));
    }

    private TalkingPage booth() { return booth(UUID.randomUUID()); }

    private TalkingPage officer() { return officer(UUID.randomUUID()); }

    @Test
    void officer_and_booth_learn_of_each_other_and_their_signals_pass() {
        TalkingPage booth = booth();
        JsonNode welcome = booth.await("welcome");
        assertThat(welcome.get("role").asText()).isEqualTo("booth");
        assertThat(welcome.get("page").asText()).isEqualTo(booth.id.toString());
        assertThat(welcome.at("/stays/0/stay").asText()).isEqualTo(stay);
        assertThat(welcome.at("/stays/0/seated").asBoolean()).isFalse();
        assertThat(welcome.at("/stays/0/peers")).isEmpty();

        TalkingPage officer = officer();
        JsonNode stays = officer.await("welcome").get("stays");
        assertThat(stays.get(0).get("ticket").asText()).isEqualTo("A001");
        assertThat(stays.get(0).at("/peers/0/page").asText()).isEqualTo(booth.id.toString());
        assertThat(booth.await("stay").at("/peers/0/role").asText()).isEqualTo("officer");

        officer.signal(stay, booth.id, "{\"candidate\":{\"candidate\":\"c\",\"sdpMid\":null}}");
        JsonNode signal = booth.await("signal");
        assertThat(signal.get("from").asText()).isEqualTo(officer.id.toString());
        assertThat(signal.get("data").toString()).isEqualTo("{\"candidate\":{\"candidate\":\"c\",\"sdpMid\":null}}");
        booth.signal(stay, officer.id, "{\"description\":{}}");
        assertThat(officer.await("signal").get("stay").asText()).isEqualTo(stay);

        client.inBooth(this.booth, "arrive").expect(200);
        assertThat(booth.await("stay", it -> it.get("seated").asBoolean()).get("booth").asText())
                .isEqualTo(this.booth);
    }
}
