package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was promised stands in the journal: a server that starts again knows how good its forecasts were. */
class PromisesTest {
    private static final String WIB = "Asia/Jakarta";

    @TempDir
    Path folder;

    @Test
    void how_good_the_forecasts_were_is_the_same_after_a_restart() {
        SettableClock clock = SettableClock.at("2026-03-10T10:00:00", WIB);
        JsonNode before;
        try (TestServer server = TestServer.in(folder).with(clock).start()) {
            Client client = server.client();
            client.signOn("g1");
            for (int i = 0; i < 4; i++) {
                client.ticket("jht");
            }
            await(() -> client.journal("WaitsPromised").stream().mapToInt(each -> each.get("promises").size())
                    .sum() == 4);
            clock.set(SettableClock.instant("2026-03-10T10:03:00", ZoneId.of(WIB)));
            for (int i = 0; i < 3; i++) {
                client.callNext("g1").expect(200);
            }
            await(() -> forecast(client).path("count").asInt() == 3);
            before = forecast(client);
            assertThat(before.path("meanErrorSeconds").isNumber()).as("%s", before).isTrue();
        }
        try (TestServer server = TestServer.in(folder).with(clock).start()) {
            Client client = server.client();
            await(() -> forecast(client).path("count").asInt() == 3);
            assertThat(forecast(client)).isEqualTo(before);
            // who still waits is judged by what was said before the restart
            client.callNext("g1").expect(200);
            await(() -> forecast(client).path("count").asInt() == 4);
        }
    }

    private static JsonNode forecast(Client client) {
        return client.get(BRANCH + "/staff").expect(200).json().path("forecast");
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
