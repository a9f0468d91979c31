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

/**
 * A server that is killed again and again, in quiet hours (one kiosk, a ticket every quarter of a second) and busy ones
 * (ten kiosks that never rest): no answered ticket is lost, no number is given twice, no start is refused. The branch
 * lives for more than a minute by default; {@code -Dkills=200 -Dlife.seconds=20} is a longer trial.
 */
class KillUnderLoadIT {
    private static final int KIOSKS = 10;
    private static final int KILLS = Integer.getInteger("kills", 10);
    private static final int LONGEST_QUIET_MILLIS = 1_000 * Integer.getInteger("life.seconds", 16);
    private static final int LONGEST_BUSY_MILLIS = 2_000;
    private static final int SHORTEST_MILLIS = 300;
    private static final int QUIET_PAUSE_MILLIS = 250;
    private static final int RETRY_MILLIS = 20;

    @TempDir
    Path folder;

    private final Map<UUID, String> answered = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> contradicted = new ConcurrentHashMap<>();
    private volatile boolean closing;
    private volatile boolean quiet;

    @Test
    void what_was_answered_outlives_every_kill() throws Exception {
        SplittableRandom chance = new SplittableRandom(20261122);
        ServerProcess server = ServerProcess.start(folder);
        URI address = server.address();
        List<Thread> kiosks = new ArrayList<>();
        for (int i = 0; i < KIOSKS; i++) {
            boolean restsWhenQuiet = i > 0;
            kiosks.add(Thread.startVirtualThread(() -> issueAndRetry(address, restsWhenQuiet)));
        }
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                int before = answered.size();
                quiet = kill % 2 == 0;
                Thread.sleep(chance.nextInt(SHORTEST_MILLIS, quiet ? LONGEST_QUIET_MILLIS : LONGEST_BUSY_MILLIS));
                // right after an answer, as nothing is more recent than that
                for (int known = answered.size(); known == answered.size();) {
                    Thread.onSpinWait();
                }
                server.kill();
                assertThat(answered.size()).as("tickets answered before kill %d", kill).isGreaterThan(before);
                server = ServerProcess.start(folder, "port=" + address.getPort());
                assertKnown(server.client());
            }
            closing = true;
            for (Thread kiosk : kiosks) {
                kiosk.join();
            }
            assertWhole(server.client());
        } finally {
            closing = true;
            server.close();
        }
    }

    /** One ticket after the other, each asked for by the same id until it is answered. */
    private void issueAndRetry(URI address, boolean restsWhenQuiet) {
        Client client = new Client(address, Duration.ofSeconds(5)).with(TestServer.RUN.apiKey());
        while (!closing) {
            if (quiet && (pause(QUIET_PAUSE_MILLIS) || restsWhenQuiet)) {
                continue;
            }
            UUID request = UUID.randomUUID();
            for (boolean done = false; !done && !closing;) {
                done = isAnswered(client, request);
            }
        }
    }

    private boolean isAnswered(Client client, UUID request) {
        try {
            Answer answer = client.ask(client.request(BRANCH + "/tickets").header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(Client.wish(request, "jht"))).build());
            if (answer.status() >= 500) {
                return pause(RETRY_MILLIS);
            }
            String known = answered.put(request, answer.field("ticket"));
            if (known != null && !known.equals(answer.field("ticket"))) {
                contradicted.put(request, request);
            }
            return true;
        } catch (IOException dead) {
            return pause(RETRY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** False, but when it is time to stop. */
    private static boolean pause(int millis) {
        try {
            Thread.sleep(millis);
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
        for (int i = 0; i < journal.size(); i++) {
            assertThat(journal.get(i).get("sequence").asLong()).as("sequence").isEqualTo(i + 1);
        }

        Map<UUID, String> written = new ConcurrentHashMap<>();
        Set<String> numbersOfTheDay = new HashSet<>();
        for (JsonNode event : journal) {
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
        }
        assertThat(contradicted).isEmpty();
        assertThat(written).containsAllEntriesOf(answered);

        List<UUID> requests = List.copyOf(answered.keySet());
        AllAtOnce.run(KIOSKS, kiosk -> {
            for (int i = kiosk; i < requests.size(); i += KIOSKS) {
                assertThat(client.issue(requests.get(i), "jht").expect(200).field("ticket"))
                        .isEqualTo(answered.get(requests.get(i)));
            }
            return kiosk;
        });
        assertThat(client.journal("TicketIssued")).hasSize(written.size());
    }
}
