package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while people talk: pages find the same stay again, so that their media can go on. */
class ConversationRestartIT {
    @TempDir
    Path folder;

    @Test
    void a_stay_has_the_same_id_after_a_kill() throws IOException, InterruptedException {
        UUID booth = UUID.randomUUID();
        UUID officer = UUID.randomUUID();
        String place;
        String stay;
        try (HttpClient http = HttpClient.newHttpClient()) {
            try (ServerProcess server = ServerProcess.start(folder)) {
                Client client = server.client();
                client.ticket("jht");
                client.signOn("g1");
                place = Morning.call(client);
                client.inBooth(place, "arrive").expect(200);
                TalkingPage there = enter(http, client, "/booths/" + place, booth);
                stay = there.await("welcome").at("/stays/0/stay").asText();
                enter(http, client, "/groups/g1", officer).await("welcome");
                there.await("stay");
                server.kill();
            }
            try (ServerProcess server = ServerProcess.start(folder)) {
                Client client = server.client();
                TalkingPage there = enter(http, client, "/booths/" + place, booth);
                assertThat(there.await("welcome").at("/stays/0/stay").asText()).isEqualTo(stay).hasSize(32);
                TalkingPage console = enter(http, client, "/groups/g1", officer);
                assertThat(console.await("welcome").at("/stays/0/peers/0/page").asText()).isEqualTo(booth.toString());
                console.signal(stay, booth, "{\"again\":true}");
                assertThat(there.await("signal").get("from").asText()).isEqualTo(officer.toString());
                there.cut();
                console.cut();
            }
            http.shutdownNow();
        }
    }

    private static TalkingPage enter(HttpClient http, Client client, String place, UUID page) {
        return TalkingPage.open(page, http, client, client
                .post(BRANCH + place + "/conversation", "{\"page\":\"" + page + "\"}").expect(200).field("token"));
    }
}
