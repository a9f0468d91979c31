package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A server in the middle of its work, to which whatever is sent changes nothing: a problem names what is wrong. */
@ResourceLock("the server of bad input")
abstract class BadInput {
    @TempDir
    static Path folder;

    static TestServer server;
    static Client client;
    private static String secret = "";

    private long deeds;

    /** In booth 1 A001 is served, in booth 2 A002 is called, A003 waits. */
    @BeforeAll
    static void start() {
        server = TestServer.in(folder).with(SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta")).start();
        client = server.client();
        client.signOn("g1");
        client.put(BRANCH + "/groups/g1/capacity", "{\"openBooths\":[\"1\",\"2\"],\"concurrency\":2}").expect(200);
        for (int i = 0; i < 3; i++) {
            String url = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
            secret = url.substring(url.lastIndexOf('/') + 1);
        }
        assertThat(client.callNext("g1").expect(200).field("booth")).isEqualTo("1");
        client.inBooth("1", "arrive").expect(200);
        assertThat(client.callNext("g1").expect(200).field("booth")).isEqualTo("2");
    }

    @AfterAll
    static void stop() { server.close(); }

    @BeforeEach
    void note() { deeds = countDeeds(); }

    @AfterEach
    void nothing_has_happened() { assertThat(countDeeds()).as("what stands in the journal").isEqualTo(deeds); }

    /** The server may write down at any time what it has promised. */
    private static long countDeeds() {
        return client.journal().stream().filter(event -> !event.get("type").asText().equals("WaitsPromised")).count();
    }

    static List<ContractRoute> routes() {
        return ContractRoute.list(client, Map.ofEntries(Map.entry("branch", "pekalongan"), Map.entry("group", "g1"),
                Map.entry("booth", "1"), Map.entry("date", "2026-03-12"), Map.entry("ticket", "A003"),
                Map.entry("secret", secret),
                Map.entry("document", "ktp"), Map.entry("page", "1"), Map.entry("device", "kiosk-entrance"),
                Map.entry("kiosk", "entrance"),
                Map.entry("requestId", "9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b10"), Map.entry("account", "acc-none"),
                Map.entry("key", "key-none"), Map.entry("code", "NONE23"), Map.entry("passkey", "pk-none"),
                Map.entry("breach", "breach-none"), Map.entry("sequence", "999999"), Map.entry("picture", "none"),
                Map.entry("step", "services"), Map.entry("booking", "none"), Map.entry("company", "none"),
                Map.entry("number", "9")));
    }

    static List<ContractRoute> routesWithBody() { return routes().stream().filter(ContractRoute::takesBody).toList(); }

    static List<ContractRoute> routesWithNames() {
        return routes().stream().filter(route -> route.pattern().contains("{")).toList();
    }

    static Answer send(ContractRoute route, String body) { return send(route, BodyPublishers.ofString(body)); }

    static Answer send(ContractRoute route, BodyPublisher body) {
        return client.send(route.method(), route.path(), body);
    }

    static void assertRefused(Answer answer, String what) {
        assertThat(answer.status()).as(what + ": " + answer.text()).isBetween(400, 499);
        answer.problem(answer.status());
    }

    /** What comes back for these bytes, the connection being closed after them. */
    static String raw(String request) throws IOException {
        try (RawConnection connection = new RawConnection(server.port(), 0)) {
            String closing = request.contains("Connection:") || !request.contains("Host: x\r\n")
                    ? request
                    : request.replaceFirst("Host: x\r\n", "Host: x\r\nConnection: close\r\n");
            return connection.send(closing).readAll();
        }
    }
}
