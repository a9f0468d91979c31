package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.web.http.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever sends a request bit by bit has so long for it, and not a new time with every byte. */
class SlowSendersTest extends AtOneServer {
    private static final Duration HEADERS = Duration.ofMillis(1_500);
    private static final Duration BODY = Duration.ofSeconds(3);
    /** A byte every so often is never idle for long. */
    private static final long TRICKLE_MILLIS = 100;

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual.with(
                new Timeouts(Duration.ofMillis(300), Duration.ofSeconds(30), HEADERS, BODY, Duration.ofSeconds(1)));
    }

    /** @return how long the server took the bytes until it closed the connection */
    private static Duration trickle(RawConnection sender) throws InterruptedException {
        long began = System.nanoTime();
        while (System.nanoTime() - began < Duration.ofSeconds(20).toNanos()) {
            Thread.sleep(TRICKLE_MILLIS);
            if (sender.isAtEnd()) {
                break;
            }
            try {
                sender.send("x");
            } catch (IOException cut) {
                break;
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void headers_that_trickle_in_are_cut_off() throws Exception {
        try (RawConnection sender = new RawConnection(server.port(), 0)) {
            sender.send("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

            assertThat(trickle(sender)).isBetween(HEADERS, HEADERS.multipliedBy(3));
        }
    }

    @Test
    void the_first_line_of_a_request_that_trickles_in_is_cut_off() throws Exception {
        try (RawConnection sender = new RawConnection(server.port(), 0)) {
            sender.send("GET /");

            assertThat(trickle(sender)).isBetween(HEADERS, HEADERS.multipliedBy(3));
        }
    }

    @Test
    void headers_of_a_later_request_are_cut_off_too() throws Exception {
        try (RawConnection sender = new RawConnection(server.port(), 0)) {
            for (int i = 0; i < 3; i++) {
                assertThat(sender.get("/health").readUntil("}}")).startsWith("HTTP/1.1 200 ");
            }
            sender.send("GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

            assertThat(trickle(sender)).isBetween(HEADERS.dividedBy(2), HEADERS.multipliedBy(3));
        }
    }

    @Test
    void a_connection_that_is_kept_between_requests_is_not_cut_off() throws Exception {
        try (RawConnection kept = new RawConnection(server.port(), 0)) {
            for (int i = 0; i < 3; i++) {
                assertThat(kept.get("/health").readUntil("}}")).startsWith("HTTP/1.1 200 ");
                // longer than headers may take
                Thread.sleep(HEADERS.toMillis() + 500);
            }
            assertThat(kept.get("/health").readUntil("}}")).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_live_feed_lasts_longer_than_headers_and_bodies_may() throws Exception {
        try (Screen board = client.watch(BRANCH + "/board/live")) {
            board.next();
            for (long began = System.nanoTime(); System.nanoTime() - began < BODY.plus(HEADERS).toNanos();) {
                board.nextComment();
            }

            assertThat(board.hasEnded()).isFalse();
        }
    }

    @Test
    void a_body_that_trickles_in_is_answered_that_it_is_too_slow() throws Exception {
        long before = client.sequence();
        try (RawConnection sender = new RawConnection(server.port(), 0)) {
            sender.send("POST " + BRANCH + "/tickets HTTP/1.1\r\nHost: x\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{");

            assertThat(trickle(sender)).isBetween(BODY, BODY.multipliedBy(3));
            assertThat(sender.heard()).startsWith("HTTP/1.1 408 ").contains("application/problem+json")
                    .contains("The body was not complete after 3 s.").containsIgnoringCase("Connection: close");
        }
        assertThat(client.sequence()).isEqualTo(before);
    }

    @Test
    void a_body_in_pieces_that_is_complete_in_time_is_taken() throws Exception {
        try (RawConnection sender = new RawConnection(server.port(), 0)) {
            // the time of the first one is over while the second one is on its way
            sendInPieces(sender, BODY.dividedBy(4));
            Thread.sleep(BODY.dividedBy(4).toMillis());
            sendInPieces(sender, BODY.multipliedBy(4).dividedBy(5));
        }
    }

    private static void sendInPieces(RawConnection sender, Duration in) throws Exception {
        String body = Client.wish(UUID.randomUUID(), "jht");
        sender.send("POST " + BRANCH + "/tickets HTTP/1.1\r\nHost: x\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n");
        for (int sent = 0; sent < body.length(); sent += 10) {
            Thread.sleep(in.toMillis() * 10 / body.length());
            sender.send(body.substring(sent, Math.min(sent + 10, body.length())));
        }
        assertThat(sender.readUntil("\"followUrl\"")).contains("HTTP/1.1 201 ");
    }

    @Test
    void a_hundred_slow_senders_keep_nobody_waiting() throws Exception {
        List<RawConnection> senders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            senders.add(new RawConnection(server.port(), 0).send(i % 2 == 0
                    ? "GET /health HTTP/1.1\r\nX-Slow: "
                    : "POST " + BRANCH + "/tickets HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 60000\r\n\r\n"));
        }
        assertThat(client.ticket("jht")).isEqualTo("A001");
        for (RawConnection sender : senders) {
            trickle(sender);
            sender.close();
        }
        assertThatThrownBy(() -> senders.getFirst().send("x")).isInstanceOf(IOException.class);
    }
}
