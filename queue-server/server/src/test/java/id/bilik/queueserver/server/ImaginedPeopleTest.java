package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a demonstration pages play whoever is not there; a branch has nothing of it, which {@link ConversationTest} shows. */
class ImaginedPeopleTest extends AtOneServer {
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) { return usual.inDemonstration(); }

    @BeforeEach
    void call() {
        client.ticket("jht");
        client.signOn("g1");
        assertThat(Morning.call(client)).isEqualTo("1");
    }

    @AfterEach
    void hangUp() { http.shutdownNow(); }

    private static Answer ask(Client who, String seat, UUID page, String more) {
        return who.post(BRANCH + seat, "{\"page\":\"" + page + "\"" + more + "}");
    }

    private TalkingPage open(String seat) {
        UUID page = UUID.randomUUID();
        TalkingPage opened = TalkingPage.open(page, http, client, ask(client, seat, page, "").expect(200)
                .field("token"));
        opened.await("welcome");
        return opened;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/booths/1/conversation", "/groups/g1/conversation"})
    void a_real_page_takes_the_seat_and_nobody_imagined_takes_it_from_a_real_page(String seat) {
        TalkingPage imagined = open(seat + "/imagined");
        TalkingPage real = open(seat);
        assertThat(imagined.closeCode()).isEqualTo(4005);

        for (String take : List.of("", ",\"take\":true")) {
            assertThat(ask(client, seat + "/imagined", imagined.id, take).expect(409).field("refusal"))
                    .isEqualTo("SeatTaken");
        }
        real.close();
        real.closeCode();
        open(seat + "/imagined");
    }

    @ParameterizedTest
    @CsvSource({"/officer/pekalongan/g1, participants", "/booth/pekalongan/1, officer"})
    void each_page_loads_the_other_side(String page, String module) {
        String script = "/imagined/" + module + ".js";
        assertThat(client.get(page).expect(200).text()).contains("src=\"" + script + "\"></script>\n</head>");
        client.get(script).expect(200);
    }

    @Test
    void they_are_played_by_whoever_is_there_and_not_for_an_empty_booth() {
        Client stranger = new Client(client.at("/"));
        ask(stranger, "/booths/1/conversation/imagined", UUID.randomUUID(), "").expect(401);
        client.inBooth("1", "arrive").expect(200);
        client.inBooth("1", "complete").expect(200);
        assertThat(ask(client, "/booths/1/conversation/imagined", UUID.randomUUID(), "").expect(409).field("refusal"))
                .isEqualTo("BoothEmpty");
    }
}
