package id.bilik.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.kiosk.queue.ServerKey;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A kiosk on a free port with a stand-in for its server, and hands to touch it. */
final class KioskAtWork implements AutoCloseable {

    final StandInServer server = new StandInServer();
    final TestClock clock = new TestClock();
    /** By how much the machine's own clock is wrong. */
    volatile Duration off = Duration.ZERO;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> values = new HashMap<>();
    private final Path data = emptyFolder();
    private Kiosk kiosk;

    /** Time that a test moves on. */
    static final class TestClock implements InstantSource {
        private volatile Instant now = Instant.parse("2026-03-02T01:15:00Z");

        @Override
        public Instant instant() { return now; }

        void pass(Duration time) { now = now.plus(time); }
    }

    record Answer(int status, String type, String text) {

        JsonNode json() {
            try {
                return StrictJson.mapper().readTree(text);
            } catch (IOException notJson) {
                throw new AssertionError(text, notJson);
            }
        }

        /** The field as text; empty if there is none. */
        String get(String field) {
            return json().path(field).asText("");
        }
    }

    KioskAtWork() { this(Map.of()); }

    /** A kiosk that is told more than its test's usual values. */
    KioskAtWork(Map<String, String> told) {
        values.put("speech.program", "none");
        values.put("port", "0");
        values.put("hardware", "simulated");
        values.put("development", "yes");
        values.put("data", data().toString());
        values.put("server", server.address().toString());
        values.put("server.timeout", "2000");
        values.put("plan.refresh", "200");
        values.put("data", data.toString());
        values.putAll(told);
        kiosk = start();
    }

    /** The process ends, and another takes its place. */
    void restart() {
        kiosk.close();
        kiosk = start();
    }

    /** Likewise, and meanwhile the card has changed the first byte after that text's last place. */
    void restartWithDamageAfter(String text) {
        kiosk.close();
        Path memory = data.resolve("kiosk.log");
        try {
            byte[] bytes = Files.readAllBytes(memory);
            int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
            assertThat(at).as("%s in the memory", text).isNotNegative();
            bytes[at + text.length()] ^= 1;
            Files.write(memory, bytes);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
        kiosk = start();
    }

    /** Likewise, and all that the kiosk knew is gone. */
    void restartWithNewCard() {
        kiosk.close();
        values.put("data", emptyFolder().toString());
        kiosk = start();
    }

    /** How many bytes it keeps on its card. */
    long memory() { return data.resolve("kiosk.log").toFile().length(); }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("kiosk");
        } catch (IOException full) {
            throw new AssertionError(full);
        }
    }

    private Kiosk start() {
        try {
            return new Kiosk(Config.of(values), ServerKey.given("the key of this test"),
                    () -> clock.instant().plus(off), clock);
        } catch (ConfigProblem problem) {
            throw new AssertionError(problem);
        }
    }

    String address() { return "http://127.0.0.1:" + kiosk.port(); }

    Answer take(String service) { return take(service, UUID.randomUUID()); }

    Answer take(String service, UUID requestId) {
        return post("/api/tickets", "{\"service\":\"" + service + "\",\"requestId\":\"" + requestId + "\"}");
    }

    void printer(String status) { post("/api/simulated/printer", "{\"status\":\"" + status + "\"}"); }

    Answer press(String button) { return post("/api/simulated/buttons/" + button, ""); }

    Answer get(String path) { return send(HttpRequest.newBuilder(URI.create(address() + path)).GET()); }

    Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(address() + path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The texts of the slips, oldest first. */
    List<String> slips() {
        return StreamSupport.stream(get("/api/slips").json().path("slips").spliterator(), false)
                .map(slip -> slip.path("text").asText()).toList().reversed();
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(Duration.ofSeconds(20)).build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        kiosk.close();
        http.close();
        server.close();
    }

    /** A folder that goes with the tests. */
    private static Path data() {
        try {
            Path folder = Files.createTempDirectory("kiosk");
            folder.toFile().deleteOnExit();
            for (String name : List.of("kiosk.log", "kiosk.lock")) {
                folder.resolve(name).toFile().deleteOnExit();
            }
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
