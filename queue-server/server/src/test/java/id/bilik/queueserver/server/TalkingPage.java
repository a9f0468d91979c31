package id.bilik.queueserver.server;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A page that takes part in a conversation, over a real WebSocket. */
final class TalkingPage implements AutoCloseable {
    private static final int PATIENCE = 10;

    final UUID id;
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private TalkingPage(UUID id, HttpClient http, URI server, String token, @Nullable String origin) {
        this.id = id;
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        this.socket = builder.buildAsync(
                URI.create("ws://" + server.getAuthority() + "/api/conversation?token=" + token), new Ears()).join();
    }

    /** Opens a socket with a token. */
    static TalkingPage open(UUID id, HttpClient http, Client client, String token) {
        return new TalkingPage(id, http, client.at("/"), token, "http://" + client.at("/").getAuthority());
    }

    /** The answer to a socket that is not opened. */
    static HttpResponse<?> refused(HttpClient http, Client client, String token, @Nullable String origin) {
        try {
            new TalkingPage(UUID.randomUUID(), http, client.at("/"), token, origin).close();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse();
            }
            throw failed;
        }
        throw new AssertionError("a socket was opened with " + token);
    }

    /** The next frame of that type; others before it are skipped. */
    JsonNode await(String type) {
        return await(type, frame -> true);
    }

    JsonNode await(String type, Predicate<JsonNode> which) {
        JsonNode frame = next();
        while (!frame.get("type").asText().equals(type) || !which.test(frame)) {
            frame = next();
        }
        return frame;
    }

    /** All that came, when everything that was sent before is answered. */
    String settled() {
        send("{\"type\":\"ping\"}");
        StringBuilder all = new StringBuilder();
        for (JsonNode frame = next(); !frame.get("type").asText().equals("pong"); frame = next()) {
            all.append(frame).append('\n');
        }
        return all.toString();
    }

    private JsonNode next() {
        try {
            JsonNode frame = frames.poll(PATIENCE, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no more frames came");
            }
            return frame;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    TalkingPage send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    /** Sends a frame so often, or until the server closes the socket. */
    TalkingPage flood(String frame, int times) {
        for (int i = 0; i < times && !socket.isOutputClosed(); i++) {
            socket.sendText(frame, true).exceptionally(closedMeanwhile -> socket).join();
        }
        return this;
    }

    void sendBytes(byte[] bytes) { socket.sendBinary(ByteBuffer.wrap(bytes), true).join(); }

    void chat(String stay, String text) {
        send("{\"type\":\"chat\",\"stay\":\"" + stay + "\",\"text\":\"" + text + "\"}");
    }

    void signal(String stay, UUID to, String data) {
        send("{\"type\":\"signal\",\"stay\":\"" + stay + "\",\"to\":\"" + to + "\",\"data\":" + data + "}");
    }

    /** Breaks the line without a word. */
    void cut() { socket.abort(); }

    /** With which code the server has closed it. */
    int closeCode() {
        try {
            return closed.get(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } catch (ExecutionException | TimeoutException open) {
            throw new AssertionError("the socket was not closed", open);
        }
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket).join();
        }
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    frames.add(StrictJson.mapper().readTree(text.toString()));
                } catch (IOException wrong) {
                    closed.completeExceptionally(wrong);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failed) { closed.completeExceptionally(failed); }
    }
}
