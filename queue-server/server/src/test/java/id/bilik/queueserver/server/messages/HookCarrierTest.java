package id.bilik.queueserver.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.server.configuration.MessagesConfig;
import id.bilik.queueserver.server.technician.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody else's server gets, and what its answers mean. */
class HookCarrierTest extends AtOnePostOffice {
    private static final String SECRET = "a secret of sixteen and more";

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private volatile int status = 204;

    private record Got(String delivery, String timestamp, String signature, String body) {}

    @BeforeEach
    void listen() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            got.add(new Got(headers.getFirst("Bilik-Delivery"), headers.getFirst("Bilik-Timestamp"),
                    headers.getFirst("Bilik-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        gateway.start();
        office = new PostOffice(server, byMail(), new HookCarrier(new MessagesConfig.Hook(
                URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/send"), SECRET,
                Duration.ofSeconds(2)), () -> Instant.ofEpochSecond(1_773_108_000)));
    }

    @AfterEach
    void hangUp() { gateway.stop(0); }

    private JsonNode bookByPhone() { return book(1, THURSDAY_TEN, """
            "language":"en","person":{"nik":"NIK","name":"Sari Dewi","phone":"0812 3456 7890"}"""); }

    @Test
    void a_message_is_signed_and_has_the_phone_and_nothing_else_of_the_person() throws IOException {
        JsonNode booking = bookByPhone();
        office.work();
        assertThat(got).hasSize(1);
        Got message = got.getFirst();
        assertThat(message.timestamp).isEqualTo("1773108000");
        assertThat(message.signature).isEqualTo("sha256=" + Webhook.signature(SECRET, message.timestamp,
                message.body.getBytes(StandardCharsets.UTF_8)));
        JsonNode body = StrictJson.mapper().readTree(message.body);
        assertThat(body.fieldNames()).toIterable().containsExactly("id", "kind", "branch", "number", "at", "language",
                "to", "text", "link");
        assertThat(body.get("id").asText()).isEqualTo(message.delivery)
                .isEqualTo(booking.get("booking").asText() + ".confirmed.0.webhook");
        assertThat(body.get("to").toString()).isEqualTo("{\"phone\":\"0812 3456 7890\"}");
        assertThat(body.get("at").asText()).isEqualTo("2026-03-12T03:00:00Z");
        assertThat(body.get("text").asText()).startsWith("Your appointment " + booking.get("booking").asText())
                .endsWith(body.get("link").asText());
        assertThat(body.get("link").asText()).endsWith("#" + booking.get("booking").asText() + "."
                + booking.get("secret").asText());
    }

    @ParameterizedTest
    @CsvSource({"400,refused,1", "422,refused,1", "401,waiting,4", "404,waiting,4", "429,waiting,4", "503,waiting,4",
            "302,waiting,4"})
    void what_is_not_wanted_ends_and_all_else_is_sent_again(int answer, String state, int least) {
        status = answer;
        bookByPhone();
        for (int minute = 0; minute < 30; minute++) {
            office.work();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(got.size()).isGreaterThanOrEqualTo(least).isLessThan(12);
        assertThat(got).extracting(Got::delivery).containsOnly(got.getFirst().delivery);
        assertThat(office.counts()).containsEntry(state, state.equals("waiting") ? 3 : 1);
    }

    @Test
    void a_mail_server_that_is_away_keeps_no_webhook_waiting() {
        mails.stop();
        book(1, THURSDAY_TEN, """
                "person":{"nik":"NIK","name":"Sari Dewi","phone":"081234567890","email":"p1@example.test"}""");
        office.work();
        assertThat(got).hasSize(1);
        assertThat(office.counts()).containsEntry("sent", 1);
    }
}
