package id.bilik.process.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthProbeTest {
    private static Health probe(String bind, int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(bind, 0), 0);
        server.createContext("/health", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return new HealthProbe(bind, server.getAddress().getPort(), Duration.ofSeconds(10)).get();
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "localhost"})
    void a_process_that_answers_is_well_whatever_it_is_bound_to(String bind) throws IOException {
        assertThat(probe(bind, 200, "{\"status\":\"UP\"}")).isInstanceOf(Health.Well.class);
    }

    @Test
    void what_health_complains_of_is_passed_on() throws IOException {
        assertThat(probe("127.0.0.1", 503, "{\"status\":\"DOWN\"}"))
                .isEqualTo(new Health.Sick("/health answers HTTP/1.1 503 Service Unavailable {\"status\":\"DOWN\"}"));
    }

    @Test
    void a_process_that_takes_connections_and_says_nothing_is_sick() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Health health = new HealthProbe("127.0.0.1", hanging.getLocalPort(), Duration.ofMillis(200)).get();
            assertThat(health).isEqualTo(new Health.Sick("/health does not answer: Read timed out"));
        }
    }

    @Test
    void a_port_that_nobody_listens_on_is_sick() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(new HealthProbe("127.0.0.1", port, Duration.ofSeconds(5)).get()).isInstanceOf(Health.Sick.class);
    }
}
