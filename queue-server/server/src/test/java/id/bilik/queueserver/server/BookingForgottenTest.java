package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who cancels while the records can't be used is forgotten as soon as they can, whatever becomes of the server meanwhile. */
class BookingForgottenTest {
    @TempDir
    Path folder;

    private static JsonNode confirmed(Client client, String at) {
        JsonNode booking = client.post(BRANCH + "/bookings", """
                {"requestId":"%s","service":"jht","at":"%s","person":{"nik":"3375012507900002","name":"Sari Dewi"}}"""
                .formatted(UUID.randomUUID(), at)).expect(201).json();
        client.post(BRANCH + "/bookings/" + booking.get("booking").asText() + "/confirm", "").expect(200);
        return booking;
    }

    private static void cancel(Client client, JsonNode booking) {
        assertThat(client.delete(BRANCH + "/bookings/" + booking.get("booking").asText()).expect(200).field("state"))
                .isEqualTo("cancelled");
    }

    private Connection lockedRecords() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("records.db"));
        try (Statement holding = other.createStatement()) {
            holding.execute("BEGIN IMMEDIATE");
        }
        return other;
    }

    private long rows() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("records.db"));
                Statement reading = other.createStatement()) {
            return reading.executeQuery("SELECT COUNT(*) FROM booking").getLong(1);
        }
    }

    @Test
    void after_a_restart_with_records_that_still_cannot_be_used_the_row_goes_when_they_can() throws SQLException {
        SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
        TestServer server = TestServer.in(folder).with(clock).start();
        try {
            JsonNode kept = confirmed(server.client(), "2026-03-11T09:00:00+07:00");
            cancel(server.client(), kept);
            assertThat(rows()).as("a cancellation deletes by itself").isZero();
            JsonNode booking = confirmed(server.client(), "2026-03-11T10:00:00+07:00");
            try (Connection locked = lockedRecords()) {
                cancel(server.client(), booking);
                server.close();
                server = TestServer.in(folder).with(clock).start();
                TestServer again = server;
                assertThatThrownBy(() -> again.bookingPurge().run()).isInstanceOf(RecordsUnavailable.class);
                assertThat(locked.isClosed()).isFalse();
            }
            assertThat(rows()).isOne();

            server.bookingPurge().run();
            assertThat(rows()).isZero();
        } finally {
            server.close();
        }
    }

    @Test
    void who_let_the_hold_pass_is_forgotten_and_who_comes_is_not() throws SQLException {
        SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
        try (TestServer server = TestServer.in(folder).with(clock).start()) {
            confirmed(server.client(), "2026-03-11T10:00:00+07:00");
            server.client().post(BRANCH + "/bookings", """
                    {"requestId":"%s","service":"jht","at":"2026-03-11T11:00:00+07:00",
                    "person":{"nik":"3375012507900003","name":"Budi"}}""".formatted(UUID.randomUUID())).expect(201);
            server.bookingPurge().run();
            assertThat(rows()).isEqualTo(2);

            clock.advance(Duration.ofMinutes(10));
            Awaitility.await().until(() -> !server.client().journal("BookingExpired").isEmpty());
            server.bookingPurge().run();
            assertThat(rows()).isOne();
        }
    }

    @Test
    void a_server_that_was_killed_before_it_could_forget_does_so_when_it_starts() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            server.client().signOn("g1");
            JsonNode slots = server.client().get(BRANCH + "/slots?service=jht").expect(200).json().get("slots");
            JsonNode booking = confirmed(server.client(),
                    requireNonNull(slots.get(slots.size() - 1)).get("at").asText());
            try (Connection locked = lockedRecords()) {
                cancel(server.client(), booking);
                server.kill();
                assertThat(locked.isClosed()).isFalse();
            }
        }
        assertThat(rows()).isOne();
        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThat(server.address()).isNotNull();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> rows() == 0);
        }
    }
}
