package id.bilik.kiosk.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks the queue-server, with a time limit on every step. An answer that is lost on the way is asked for again with the
 * same request id, so that a retry never issues a second ticket.
 */
public final class QueueServerClient implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(150);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final String base;
    private final Duration timeout;

    /**
     * A client for one branch of one server.
     *
     * @param server
     *            e.g. {@code http://127.0.0.1:7070}
     * @param timeout
     *            of one attempt, from sending to the whole answer; a connection may take half of it
     */
    public QueueServerClient(URI server, String branch, Duration timeout) {
        this.base = server.toString().replaceAll("/+$", "") + "/api/branches/" + encode(branch);
        this.timeout = timeout;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout.dividedBy(2)).build();
    }

    /** The plan and state of the branch; asked once, since it will be asked again soon anyway. */
    public ServerAnswer<BranchPlan> plan() throws InterruptedException {
        return ask(request(base).GET().build(), 1, (status, body) -> BranchPlan.read(body));
    }

    /** Asks for a ticket, up to three times if answers are lost. */
    public ServerAnswer<IssuedTicket> issue(TicketWish wish) throws InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.put("requestId", wish.requestId().toString());
        body.put("service", wish.service());
        body.put("priority", wish.priority());
        boolean[] again = {false};
        return ask(request(base + "/tickets").POST(body(body)).build(), ATTEMPTS, (status, answer) -> IssuedTicket
                .read(answer, status == 200 && !again[0]), () -> again[0] = true);
    }

    /**
     * Tells what became of the slip; asked once, since the one who calls keeps what was not told.
     *
     * @param failure
     *            why no paper came out; null if it did
     */
    public ServerAnswer<Boolean> reportPrinted(String ticket, @Nullable String failure) throws InterruptedException {
        ObjectNode body = json.createObjectNode().put("outcome", failure == null ? "printed" : "failed");
        if (failure != null) {
            body.put("reason", failure);
        }
        return ask(request(base + "/tickets/" + encode(ticket) + "/printed").POST(body(body)).build(), 1,
                (status, answer) -> true);
    }

    /** Tells how this kiosk is; asked once, since the next report follows soon. Answers with what is to be done. */
    public ServerAnswer<JsonNode> reportDevice(String device, ObjectNode state) throws InterruptedException {
        return ask(request(base + "/devices/" + encode(device)).PUT(body(state)).build(), 1,
                (status, answer) -> answer);
    }

    @Override
    public void close() { http.shutdownNow(); }

    private interface Reader<T> {
        T read(int status, JsonNode body) throws UnreadableAnswer;
    }

    private <T> ServerAnswer<T> ask(HttpRequest request, int attempts, Reader<T> reader) throws InterruptedException {
        return ask(request, attempts, reader, () -> {});
    }

    private <T> ServerAnswer<T> ask(HttpRequest request, int attempts, Reader<T> reader, Runnable beforeRetry)
            throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1;; attempt++) {
            try {
                return read(http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)), reader);
            } catch (IOException lost) {
                if (attempt == attempts) {
                    return new ServerAnswer.Unreachable<>(reason(lost));
                }
            }
            beforeRetry.run();
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private <T> ServerAnswer<T> read(HttpResponse<String> response, Reader<T> reader) {
        int status = response.statusCode();
        JsonNode body = body(response.body());
        if (status >= 400) {
            String title = body.path("title").asText("");
            return new ServerAnswer.Refused<>(status, title.isEmpty() ? "The queue-server refused" : title,
                    body.path("detail").textValue(), body.path("refusal").textValue());
        }
        try {
            return new ServerAnswer.Ok<>(reader.read(status, body));
        } catch (UnreadableAnswer unreadable) {
            return new ServerAnswer.Refused<>(502, "The queue-server's answer can't be read", unreadable.getMessage(),
                    null);
        }
    }

    private JsonNode body(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException notJson) {
            return json.missingNode();
        }
    }

    private HttpRequest.BodyPublisher body(ObjectNode body) { return BodyPublishers.ofString(body.toString()); }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(timeout).header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String reason(IOException lost) {
        String message = lost.getMessage();
        return lost.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
