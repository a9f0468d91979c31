package id.bilik.queueserver.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP interface as the imagined people use it. */
final class BranchClient implements AutoCloseable {
    /** How long a server may be away until they give up. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final HttpClient http;
    private final URI api;
    private final @Nullable String authorization;

    /** @param body the problem, where it was one */
    record Answer(int status, JsonNode body) {
        boolean isDone() { return status / 100 == 2; }
    }

    /** @param key of the run in which these people are imagined */
    BranchClient(URI api, String key) {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build(),
                api, "Bearer " + key);
    }

    private BranchClient(HttpClient http, URI api, @Nullable String authorization) {
        this.http = http;
        this.api = api;
        this.authorization = authorization;
    }

    /** Of somebody before a page that anybody may open; closed with this one. */
    BranchClient ofParticipant() {
        return new BranchClient(http, api, null);
    }

    /** Of the holder of a booking; closed with this one. */
    BranchClient ofBooking(String secret) {
        return new BranchClient(http, api, "Booking " + secret);
    }

    /** Of a company's representative; closed with this one. */
    BranchClient ofCompany(String secret) {
        return new BranchClient(http, api, "Company " + secret);
    }

    Answer get(String path) throws IOException, InterruptedException { return send("GET", path, ""); }

    Answer post(String path, Object... namesAndValues) throws IOException, InterruptedException {
        return send("POST", path, object(namesAndValues));
    }

    Answer put(String path, Object... namesAndValues) throws IOException, InterruptedException {
        return send("PUT", path, object(namesAndValues));
    }

    Answer delete(String path) throws IOException, InterruptedException { return send("DELETE", path, ""); }

    /** People wait for a server that is away and ask again: what they ask for names its ticket, so once more is harmless. */
    private Answer send(String method, String path, String body) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Answer answer = sendOnce(method, path, body);
                if (answer.status() != HttpURLConnection.HTTP_UNAVAILABLE || System.nanoTime() > giveUp) {
                    return answer;
                }
            } catch (IOException away) {
                if (System.nanoTime() > giveUp) {
                    throw away;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private Answer sendOnce(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), StrictJson.mapper().readTree(response.body()));
    }

    private static String object(Object... namesAndValues) {
        var object = StrictJson.mapper().createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.putPOJO((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.toString();
    }

    @Override
    public void close() { http.close(); }
}
