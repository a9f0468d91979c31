package id.bilik.kiosk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.ScreenView;
import id.bilik.process.json.StrictJson;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The live feed of the screen. A write to a client blocks, so each has a thread of its own that takes the newest view
 * when the last one is out: who reads slowly skips views, and holds up nobody.
 */
final class LiveScreen {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** One page and a technician's look are two; far more is a mistake, and each costs a thread and a socket. */
    private static final int MOST = 50;

    private final Screen screen;
    private final AtomicInteger clients = new AtomicInteger();

    LiveScreen(Screen screen) { this.screen = screen; }

    void follow(SseClient client) {
        if (clients.incrementAndGet() > MOST) {
            clients.decrementAndGet();
            client.close();
            return;
        }
        client.keepAlive();
        Thread.ofVirtual().name("live-screen").start(() -> {
            try {
                send(client);
            } catch (InterruptedException | JsonProcessingException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                clients.decrementAndGet();
                client.close();
            }
        });
    }

    private void send(SseClient client) throws InterruptedException, JsonProcessingException {
        long seen = 0;
        while (!client.terminated() && !screen.isClosed()) {
            ScreenView view = screen.awaitNewer(seen, HEARTBEAT);
            if (view.sequence() > seen) {
                seen = view.sequence();
                client.sendEvent("view", StrictJson.mapper().writeValueAsString(ScreenAnswer.of(view)),
                        Long.toString(seen));
            } else {
                client.sendComment("still here");
            }
        }
    }
}
