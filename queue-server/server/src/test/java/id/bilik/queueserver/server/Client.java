package id.bilik.queueserver.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** People and devices that ask the server at an address. */
public final class Client {
    public static final String BRANCH = "/api/branches/pekalongan";
    private static final HttpClient HTTP = newHttp();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final Duration patience;
    private final @Nullable String authorization;

    public Client(URI base) { this(base, PATIENCE); }

    /** @param patience an answer that takes longer is an {@link IOException} */
    public Client(URI base, Duration patience) {
        this(HTTP, base, patience, null);
    }

    /** @param http whose connections end with the server's, so that its stop need not wait for them */
    Client(HttpClient http, URI base) {
        this(http, base, PATIENCE, null);
    }

    private Client(HttpClient http, URI base, Duration patience, @Nullable String authorization) {
        this.http = http;
        this.base = base;
        this.patience = patience;
        this.authorization = authorization;
    }

    static HttpClient newHttp() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    /** The same, with the key of a device or a program. */
    public Client with(String other) {
        return showing("Bearer " + other);
    }

    /** The same, with that in the header {@code Authorization}. */
    public Client showing(String authorization) {
        return new Client(http, base, patience, authorization);
    }

    /** The same, without any. */
    public Client anonymous() { return new Client(http, base, patience, null); }

    public URI at(String path) { return base.resolve(path); }

    public Answer get(String path) { return told(request(path).GET().build()); }

    public Answer delete(String path) { return told(request(path).DELETE().build()); }

    public Answer post(String path, String body) { return send("POST", path, BodyPublishers.ofString(body)); }

    public Answer put(String path, String body) { return send("PUT", path, BodyPublishers.ofString(body)); }

    Answer send(String method, String path, BodyPublisher body) {
        return told(request(path).header("Content-Type", "application/json").method(method, body).build());
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(patience);
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    /** Asks once; the connection may break. */
    public Answer ask(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response);
    }

    /** Asks where an answer is certain. */
    Answer told(HttpRequest request) {
        try {
            return ask(request);
        } catch (IOException failed) {
            throw new AssertionError("no answer to " + request.method() + " " + request.uri(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    public Screen watch(String path) { return Screen.open(http, request(path)); }

    // ---- the branch

    static String wish(UUID requestId, String service) {
        return "{\"requestId\":\"" + requestId + "\",\"service\":\"" + service + "\"}";
    }

    public Answer issue(UUID requestId, String service) { return post(BRANCH + "/tickets", wish(requestId, service)); }

    /** A new ticket's number. */
    public String ticket(String service) {
        return issue(UUID.randomUUID(), service).expect(201).field("ticket");
    }

    public void signOn(String group) {
        post(BRANCH + "/groups/" + group + "/sign-on", "{\"officer\":\"Sari\"}").expect(200);
    }

    public Answer callNext(String group) {
        return post(BRANCH + "/groups/" + group + "/call-next", "{\"requestId\":\"" + UUID.randomUUID() + "\"}");
    }

    public Answer inBooth(String booth, String action) { return post(BRANCH + "/booths/" + booth + "/" + action, ""); }

    String stageOf(String ticket) { return get(BRANCH + "/tickets/" + ticket).expect(200).field("stage"); }

    /** The last event. */
    long sequence() {
        return get(BRANCH + "/journal?after=" + Long.MAX_VALUE).expect(200).json().get("last").asLong();
    }

    /** All events. */
    public List<JsonNode> journal() {
        List<JsonNode> events = new ArrayList<>();
        long last = 0;
        long end = Long.MAX_VALUE;
        while (last < end) {
            JsonNode page = get(BRANCH + "/journal?after=" + last).expect(200).json();
            page.get("events").forEach(events::add);
            end = page.get("last").asLong();
            last = events.isEmpty() ? end : events.getLast().get("sequence").asLong();
        }
        return events;
    }

    public List<JsonNode> journal(String type) {
        return journal().stream().filter(event -> event.get("type").asText().equals(type)).toList();
    }

    /** Returns when what was promised to each ticket stands in the journal, to which nothing more then comes by itself. */
    void awaitPromises() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> journal("WaitsPromised").stream()
                .mapToInt(event -> event.get("promises").size()).sum() == journal("TicketIssued").size());
    }

    double metric(String name) {
        for (String line : get("/metrics").expect(200).text().lines().toList()) {
            if (line.startsWith(name + " ") || line.startsWith(name + "{")) {
                return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        throw new AssertionError("no metric " + name);
    }

    int screens() { return (int) metric("bilik_screens_connected"); }
}
