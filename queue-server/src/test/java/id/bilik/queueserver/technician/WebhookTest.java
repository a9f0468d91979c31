package id.bilik.queueserver.technician;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_795_312_800);

    @Test
    void the_signature_is_one_that_anybody_can_compute() {
        // printf '1795312800.{"a":1}' | openssl dgst -sha256 -hmac 'a secret of both'
        assertThat(Webhook.signature("a secret of both", "1795312800",
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("caad40451bf4fd360bd53f2fa32d41511e8a9aedf5f020c71a830f1a505e02fd");
    }

    @Test
    void a_message_is_told_until_it_is_heard_and_in_order() throws IOException, InterruptedException {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] asked = {0};
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean taken = ++asked[0] > 2;
            if (taken)
                heard.add(new String(body, StandardCharsets.UTF_8) + " "
                        + exchange.getRequestHeaders().getFirst("Bilik-Signature").equals("sha256=" + Webhook
                                .signature("a secret of both", exchange.getRequestHeaders().getFirst("Bilik-Timestamp"),
                                        body)));
            exchange.sendResponseHeaders(taken ? 204 : 503, -1);
            exchange.close();
        });
        receiver.start();
        URI address = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
        try (Webhook webhook = new Webhook(address, "a secret of both", () -> NOW, Duration.ofMillis(10))) {
            webhook.send("one".getBytes(StandardCharsets.UTF_8));
            webhook.send("two".getBytes(StandardCharsets.UTF_8));
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("one true");
            assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("two true");
            assertThat(asked[0]).isEqualTo(4);
        } finally {
            receiver.stop(0);
        }
    }
}
