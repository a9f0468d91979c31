package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop finishes what it has begun, and ends soon. */
class StopIT {
    @TempDir
    Path folder;

    private final Map<UUID, String> answered = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> cutOff = new ConcurrentLinkedQueue<>();

    @Test
    void every_answered_ticket_is_kept_and_nobody_is_cut_off_mid_answer() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            List<Screen> screens = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                screens.add(server.client().watch(BRANCH + "/board/live"));
            }
            screens.forEach(Screen::next);
            List<Thread> kiosks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                kiosks.add(Thread.startVirtualThread(() -> issueUntilStopped(server)));
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answered.size() > 100);

            server.terminate();
            assertThat(server.awaitEnd()).isEqualTo(143);
            for (Thread kiosk : kiosks) {
                kiosk.join();
            }
            for (Screen screen : screens) {
                screen.awaitEnd();
            }
            assertThat(cutOff).isEmpty();
            assertThat(server.errors()).contains("stopped at event").doesNotContain("WARN", "ERROR");
        }
        try (ServerProcess again = ServerProcess.start(folder)) {
            answered.forEach((request, ticket) -> assertThat(
                    again.client().issue(request, "jht").expect(200).field("ticket")).isEqualTo(ticket));
        }
    }

    /** Each request on a connection of its own: the server has it, or it is refused whole. */
    private void issueUntilStopped(ServerProcess server) {
        while (true) {
            UUID request = UUID.randomUUID();
            String body = Client.wish(request, "jht");
            String told = "";
            try (RawConnection kiosk = new RawConnection(server.address().getPort(), 0)) {
                kiosk.send("POST " + BRANCH + "/tickets HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
                told = kiosk.readAll();
            } catch (ConnectException stopped) {
                return;
            } catch (IOException notAnswered) {
                // refused before it was begun: the next attempt finds nobody there
            }
            if (told.startsWith("HTTP/1.1 201 ")) {
                int at = told.indexOf("\"ticket\":\"") + 10;
                if (told.endsWith("}")) {
                    answered.put(request, told.substring(at, told.indexOf('"', at)));
                } else {
                    cutOff.add(told);
                }
            } else if (!told.isEmpty() && !told.startsWith("HTTP/1.1 503 ")) {
                cutOff.add(told);
            }
        }
    }

    @Test
    void requests_that_have_begun_are_still_answered() throws Exception {
        List<RawConnection> begun = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(folder)) {
            server.client().ticket("jht");
            for (int i = 0; i < 10; i++) {
                begun.add(new RawConnection(server.address().getPort(), 0).send("POST " + BRANCH
                        + "/tickets HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                        + Client.wish(UUID.randomUUID(), "jht").length() + "\r\n\r\n{"));
            }
            Thread.sleep(150);
            server.terminate();
            Thread.sleep(100);
            for (RawConnection kiosk : begun) {
                assertThat(kiosk.send(Client.wish(UUID.randomUUID(), "jht").substring(1)).readAll())
                        .startsWith("HTTP/1.1 201 ").endsWith("}");
            }
            assertThat(server.awaitEnd()).isEqualTo(143);
        } finally {
            for (RawConnection kiosk : begun) {
                kiosk.close();
            }
        }
        try (ServerProcess again = ServerProcess.start(folder)) {
            assertThat(again.client().journal("TicketIssued")).hasSize(11);
        }
    }

    @Test
    void a_server_that_nobody_uses_stops_too() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            server.client().send("GET", "/health", BodyPublishers.noBody()).expect(200);
            server.terminate();
            assertThat(server.awaitEnd()).isEqualTo(143);
        }
    }
}
