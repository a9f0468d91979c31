package id.bilik.queueserver.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A screen on a live feed: collects every view that it is told, and every sign of life. */
public final class Screen implements AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 30;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    private @Nullable CompletableFuture<HttpResponse<Void>> response;

    /** One event of the feed. */
    record Heard(long id, String event, JsonNode view) {}

    private Screen() {}

    static Screen open(HttpClient http, HttpRequest.Builder request) {
        Screen screen = new Screen();
        screen.response = http.sendAsync(request.header("Accept", "text/event-stream").build(),
                info -> info.statusCode() == 200
                        ? BodyHandlers.fromLineSubscriber(screen.new Lines()).apply(info)
                        : screen.refused(info));
        return screen;
    }

    private HttpResponse.BodySubscriber<Void> refused(HttpResponse.ResponseInfo info) {
        end.completeExceptionally(new AssertionError("the feed answered " + info.statusCode()));
        return HttpResponse.BodySubscribers.discarding();
    }

    /** The next view, in order. */
    public Heard next() {
        try {
            Heard next = heard.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the screen was told nothing; the feed has ended: " + end);
            }
            return next;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Passes over views until one fits. */
    Heard await(Predicate<JsonNode> fits) {
        while (true) {
            Heard next = next();
            if (fits.test(next.view)) {
                return next;
            }
        }
    }

    /** Passes over views until one shows a call of that ticket. */
    Heard awaitCallOf(String ticket) {
        return await(view -> {
            for (JsonNode call : view.get("calls")) {
                if (call.get("ticket").asText().equals(ticket)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The next sign of life. */
    String nextComment() throws InterruptedException {
        String comment = comments.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        if (comment == null) {
            throw new AssertionError("no sign of life");
        }
        return comment;
    }

    boolean isSilent() { return heard.isEmpty(); }

    /** Returns when the server has ended the feed. */
    void awaitEnd() throws Exception {
        end.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    boolean hasEnded() { return end.isDone(); }

    @Override
    public void close() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        if (response != null) {
            response.cancel(true);
        }
    }

    private final class Lines implements Flow.Subscriber<String> {
        private long id;
        private String event = "";
        private String data = "";

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith(":")) {
                comments.add(line);
            } else if (line.startsWith("id: ")) {
                id = Long.parseLong(line.substring(4));
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !data.isEmpty()) {
                finish();
            }
        }

        private void finish() {
            try {
                heard.add(new Heard(id, event, StrictJson.mapper().readTree(data)));
            } catch (JsonProcessingException broken) {
                end.completeExceptionally(broken);
            }
            data = "";
        }

        @Override
        public void onError(Throwable cut) { end.complete(null); }

        @Override
        public void onComplete() { end.complete(null); }
    }
}
