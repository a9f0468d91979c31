package id.bilik.queueserver.server.technician;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private static final String SECRET = "a secret of both";
    private Instant now = Instant.ofEpochSecond(1_795_312_800);

    @TempDir
    Path folder;

    /** Somebody else's server; refuses the first so many messages. */
    private static final class Receiver implements AutoCloseable {
        private final HttpServer server;
        private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final List<String> deliveries = new CopyOnWriteArrayList<>();
        private final AtomicInteger asked = new AtomicInteger();
        private final int refused;

        Receiver(int port, int refused) throws IOException {
            this.refused = refused;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", this::take);
            server.start();
        }

        private void take(HttpExchange exchange) throws IOException {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean taken = asked.incrementAndGet() > refused;
            var headers = exchange.getRequestHeaders();
            deliveries.add(headers.getFirst("Bilik-Delivery"));
            if (taken) {
                heard.add(new String(body, UTF_8) + " " + headers.getFirst("Bilik-Signature").equals("sha256="
                        + Webhook.signature(SECRET, headers.getFirst("Bilik-Timestamp"), body)));
            }
            exchange.sendResponseHeaders(taken ? 204 : 503, -1);
            exchange.close();
        }

        int port() { return server.getAddress().getPort(); }

        String next() throws InterruptedException { return heard.poll(30, TimeUnit.SECONDS); }

        @Override
        public void close() { server.stop(0); }
    }

    private Webhook webhook(int port, Optional<Path> file) {
        return new Webhook(URI.create("http://127.0.0.1:" + port + "/"), SECRET, () -> now, file,
                Duration.ofMillis(10));
    }

    private Path file() { return folder.resolve("untold.jsonl"); }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private long waiting() throws IOException {
        if (!Files.exists(file())) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file())) {
            return lines.count();
        }
    }

    @Test
    void the_signature_is_one_that_anybody_can_compute() {
        // printf '1795312800.{"a":1}' | openssl dgst -sha256 -hmac 'a secret of both'
        assertThat(Webhook.signature(SECRET, "1795312800", "{\"a\":1}".getBytes(UTF_8)))
                .isEqualTo("caad40451bf4fd360bd53f2fa32d41511e8a9aedf5f020c71a830f1a505e02fd");
    }

    @Test
    void a_message_is_told_until_it_is_heard_and_in_order() throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver(0, 2); Webhook webhook = webhook(receiver.port(), Optional.empty())) {
            webhook.send("one".getBytes(UTF_8));
            webhook.send("two".getBytes(UTF_8));
            assertThat(receiver.next()).isEqualTo("one true");
            assertThat(receiver.next()).isEqualTo("two true");
            assertThat(receiver.asked).hasValue(4);
            assertThat(receiver.deliveries.subList(0, 3)).as("the same however often").containsOnly(
                    receiver.deliveries.getFirst());
            assertThat(receiver.deliveries.get(3)).isNotEqualTo(receiver.deliveries.getFirst());
        }
    }

    @Test
    void what_nobody_heard_is_told_after_a_restart_in_order_and_once() throws IOException, InterruptedException {
        int port = unusedPort();
        try (Webhook webhook = webhook(port, Optional.of(file()))) {
            for (String word : List.of("one", "dua, \"tiga\"", "empat")) {
                webhook.send(word.getBytes(UTF_8));
            }
        }
        assertThat(waiting()).isEqualTo(3);
        try (Receiver receiver = new Receiver(port, 1)) {
            try (Webhook webhook = webhook(port, Optional.of(file()))) {
                webhook.send("five".getBytes(UTF_8));
                for (String word : List.of("one", "dua, \"tiga\"", "empat", "five")) {
                    assertThat(receiver.next()).isEqualTo(word + " true");
                }
                await().until(() -> !Files.exists(file()));
            }
            try (Webhook webhook = webhook(port, Optional.of(file()))) {
                webhook.send("six".getBytes(UTF_8));
                assertThat(receiver.next()).isEqualTo("six true");
            }
        }
    }

    @Test
    void a_process_that_is_killed_has_written_what_waits() throws IOException {
        try (Webhook webhook = webhook(unusedPort(), Optional.of(file()))) {
            webhook.send("one".getBytes(UTF_8));
            webhook.send("two".getBytes(UTF_8));
            await().untilAsserted(() -> assertThat(waiting()).isEqualTo(2));
        }
    }

    @Test
    void a_line_torn_by_a_power_cut_costs_no_other_message() throws IOException, InterruptedException {
        int port = unusedPort();
        try (Webhook webhook = webhook(port, Optional.of(file()))) {
            webhook.send("one".getBytes(UTF_8));
        }
        Files.writeString(file(), "{\"id\":\"0b7a", StandardOpenOption.APPEND);
        try (Receiver receiver = new Receiver(port, 0); Webhook webhook = webhook(port, Optional.of(file()))) {
            assertThat(receiver.next()).isEqualTo("one true");
            webhook.send("two".getBytes(UTF_8));
            assertThat(receiver.next()).isEqualTo("two true");
        }
    }

    @Test
    void a_message_that_is_a_day_old_is_tried_once_more_and_given_up() throws IOException, InterruptedException {
        int port = unusedPort();
        try (Webhook webhook = webhook(port, Optional.of(file()))) {
            webhook.send("old".getBytes(UTF_8));
        }
        now = now.plus(Duration.ofDays(3));
        try (Receiver receiver = new Receiver(port, 1); Webhook webhook = webhook(port, Optional.of(file()))) {
            webhook.send("new".getBytes(UTF_8));
            assertThat(receiver.next()).isEqualTo("new true");
            assertThat(receiver.asked).hasValue(2);
        }
    }

    @Test
    void a_disk_that_cannot_be_written_keeps_nobody_from_being_told() throws IOException, InterruptedException {
        Path nowhere = folder.resolve("there/is/no/such/folder.jsonl");
        try (Receiver receiver = new Receiver(0, 1);
                Webhook webhook = webhook(receiver.port(),
                        Optional.of(nowhere))) {
            webhook.send("one".getBytes(UTF_8));
            assertThat(receiver.next()).isEqualTo("one true");
        }
    }
}
