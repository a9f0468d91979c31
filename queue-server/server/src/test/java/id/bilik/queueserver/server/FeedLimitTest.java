package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ProofConfig;
import id.bilik.queueserver.server.web.http.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** So many live feeds and no more, and never fewer for having been used. */
class FeedLimitTest extends AtOneServer {
    private static final String BOARD = BRANCH + "/board/live";
    private static final int FEEDS = 12;
    private static final int PER_ADDRESS = 10;

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual
                .with(new EdgeConfig(FEEDS, PER_ADDRESS, EdgeConfig.SUGGESTED.wishesPerAddress(), ProofConfig.NEVER))
                .with(new Timeouts(Duration.ofMillis(200),
                        Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1)));
    }

    private RawConnection open(String from, String path) throws IOException {
        return RawConnection.from(from, server.port()).get(path);
    }

    private List<RawConnection> fill(String from, int feeds) throws IOException {
        List<RawConnection> opened = new ArrayList<>();
        for (int i = 0; i < feeds; i++) {
            RawConnection feed = open(from, BOARD);
            feed.readUntil("event: view\n");
            opened.add(feed);
        }
        return opened;
    }

    private static void close(List<RawConnection> feeds) throws IOException {
        for (RawConnection feed : feeds) {
            feed.close();
        }
    }

    private String refusal(String from, String path) throws IOException {
        try (RawConnection refused = open(from, path)) {
            return refused.readUntil("}");
        }
    }

    @Test
    void one_address_has_so_many_feeds_and_another_one_has_its_own() throws Exception {
        List<RawConnection> here = fill("127.0.0.1", PER_ADDRESS);

        assertThat(refusal("127.0.0.1", BOARD)).startsWith("HTTP/1.1 503 ").contains("application/problem+json")
                .contains("Retry-After: 10\r\n")
                .contains("All 10 live feeds that one address may have are taken by 127.0.0.1; ask again later.");
        List<RawConnection> there = fill("127.0.0.2", FEEDS - PER_ADDRESS);
        close(here);
        close(there);
    }

    @Test
    void the_server_has_so_many_feeds_in_all() throws Exception {
        List<RawConnection> feeds = fill("127.0.0.1", PER_ADDRESS);
        feeds.addAll(fill("127.0.0.2", FEEDS - PER_ADDRESS));

        assertThat(refusal("127.0.0.3", BRANCH + "/groups/g1/live")).startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 10\r\n")
                .contains("All 12 live feeds of this server are taken; ask again later.");
        assertThat(client.get(BRANCH + "/board").status()).isEqualTo(200);
        close(feeds);
    }

    @Test
    void a_feed_that_was_refused_keeps_no_place_and_its_connection_goes_on() throws Exception {
        List<RawConnection> feeds = fill("127.0.0.1", PER_ADDRESS);
        try (RawConnection refused = RawConnection.from("127.0.0.1", server.port())) {
            for (int i = 0; i < 50; i++) {
                assertThat(refused.get(BOARD).readUntil("}")).startsWith("HTTP/1.1 503 ");
            }
            assertThat(client.screens()).isEqualTo(PER_ADDRESS);
            feeds.removeFirst().close();
            Awaitility.await().until(() -> client.screens() == PER_ADDRESS - 1);

            assertThat(refused.get(BOARD).readUntil("event: view\n")).contains("HTTP/1.1 200 ");
        }
        close(feeds);
    }

    @Test
    void places_come_back_however_a_feed_ends() throws Exception {
        for (int round = 0; round < 8; round++) {
            List<RawConnection> feeds = fill("127.0.0.1", PER_ADDRESS);
            for (int i = 0; i < PER_ADDRESS; i++) {
                if (i % 2 == 0) {
                    feeds.get(i).cut();
                } else {
                    feeds.get(i).close();
                }
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.screens() == 0);
        }
        close(fill("127.0.0.1", PER_ADDRESS));
    }

    @Test
    void a_request_for_nothing_takes_no_place() throws Exception {
        for (int i = 0; i < 2 * FEEDS; i++) {
            assertThat(client.get(BRANCH + "/booths/99/live").status()).isEqualTo(404);
            assertThat(client.get(BRANCH + "/tickets/A777/live").status()).isEqualTo(404);
        }
        close(fill("127.0.0.1", PER_ADDRESS));
    }

    /** Nobody reads the first answer, nor is there anybody to read it. */
    @Test
    void a_client_that_vanishes_before_its_first_view_keeps_no_place() throws Exception {
        for (int i = 0; i < 5 * FEEDS; i++) {
            RawConnection gone = open("127.0.0.1", BOARD);
            gone.cut();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.screens() == 0);
        close(fill("127.0.0.1", PER_ADDRESS));
    }
}
