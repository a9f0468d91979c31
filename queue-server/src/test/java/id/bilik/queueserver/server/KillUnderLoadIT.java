package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten kiosks, and a server that is killed again and again: no answered ticket is lost, no number is given twice. */
class KillUnderLoadIT {
    private static final int KIOSKS = 10;
    private static final int ROUNDS = 6;

    @TempDir
    Path folder;

    private final Map<UUID, String> answered = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> contradicted = new ConcurrentHashMap<>();
    private volatile boolean closing;

    @Test
    void what_was_answered_outlives_every_kill() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261122);
        ServerProcess server = ServerProcess.start(folder);
        URI address = server.address();
        List<Thread> kiosks = new ArrayList<>();
        for (int i = 0; i < KIOSKS; i++)
            kiosks.add(Thread.startVirtualThread(() -> issueAndRetry(address)));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                int before = answered.size();
                Thread.sleep(chance.nextInt(300, 1_200));
                server.kill();
                assertThat(answered.size()).as("tickets answered in round %d", round).isGreaterThan(before);
                server = ServerProcess.start(folder, "port=" + address.getPort());
                assertKnown(server.client());
            }
            closing = true;
            for (Thread kiosk : kiosks)
                kiosk.join();
            assertWhole(server.client());
        } finally {
            closing = true;
            server.close();
        }
    }

    /** One ticket after the other, each asked for by the same id until it is answered. */
    private void issueAndRetry(URI address) {
        Client client = new Client(address, Duration.ofSeconds(5));
        while (!closing) {
            UUID request = UUID.randomUUID();
            for (boolean done = false; !done && !closing;)
                done = isAnswered(client, request);
        }
    }

    private boolean isAnswered(Client client, UUID request) {
        try {
            Answer answer = client.ask(client.request(BRANCH + "/tickets").header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Client.wish(request, "jht"))).build());
            if (answer.status() >= 500) {
                Thread.sleep(20);
                return false;
            }
            String known = answered.put(request, answer.field("ticket"));
            if (known != null && !known.equals(answer.field("ticket")))
                contradicted.put(request, request);
            return true;
        } catch (IOException dead) {
            return pause();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(20);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A few of those that were answered, while the kiosks go on. */
    private void assertKnown(Client client) {
        answered.entrySet().stream().limit(20).forEach(each -> assertThat(
                client.issue(each.getKey(), "jht").expect(200).field("ticket")).isEqualTo(each.getValue()));
    }

    private void assertWhole(Client client) throws Exception {
        List<JsonNode> journal = client.journal();
        for (int i = 0; i < journal.size(); i++)
            assertThat(journal.get(i).get("sequence").asLong()).as("sequence").isEqualTo(i + 1);

        Map<UUID, String> written = new ConcurrentHashMap<>();
        Set<String> numbersOfTheDay = new HashSet<>();
        for (JsonNode event : journal)
            switch (event.get("type").asText()) {
                case "BusinessDayOpened" -> numbersOfTheDay.clear();
                case "TicketIssued" -> {
                    String number = event.get("ticket").asText();
                    assertThat(numbersOfTheDay.add(number)).as("%s is given once", number).isTrue();
                    String twice = written.put(UUID.fromString(event.get("requestId").asText()), number);
                    assertThat(twice).as("tickets of one request").isNull();
                }
                default -> {
                }
            }
        assertThat(contradicted).isEmpty();
        assertThat(written).containsAllEntriesOf(answered);

        List<UUID> requests = List.copyOf(answered.keySet());
        AllAtOnce.run(KIOSKS, kiosk -> {
            for (int i = kiosk; i < requests.size(); i += KIOSKS)
                assertThat(client.issue(requests.get(i), "jht").expect(200).field("ticket"))
                        .isEqualTo(answered.get(requests.get(i)));
            return kiosk;
        });
        assertThat(client.journal("TicketIssued")).hasSize(written.size());
    }
}
