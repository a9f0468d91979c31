package id.bilik.queueserver.server;

import static id.bilik.queueserver.server.Client.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.bilik.queueserver.server.web.http.Timeouts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Screens are told the whole, soon, whatever other screens do. */
class LiveFeedTest extends AtOneServer {
    private static final String BOARD = BRANCH + "/board/live";

    @Override
    TestServer.Setup setUp(TestServer.Setup usual) {
        return usual.with(new Timeouts(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(10),
                Duration.ofSeconds(30), Duration.ofSeconds(1)));
    }

    @BeforeEach
    void sign_on() {
        client.signOn("g1");
        client.signOn("g2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/staff", "/groups/g1", "/booths/1", "/tickets/A001"})
    void a_screen_is_told_the_whole_view_at_once_and_again_after_each_change(String view) {
        client.ticket("jht");
        client.awaitPromises();
        try (Screen screen = client.watch(BRANCH + view + "/live")) {
            Screen.Heard first = screen.next();
            assertThat(first.event()).isEqualTo("view");
            assertThat(first.id()).isEqualTo(client.sequence());
            assertThat(first.view()).isEqualTo(client.get(BRANCH + view).expect(200).json());

            client.callNext("g1").expect(200);
            Screen.Heard then = screen.next();
            assertThat(then.id()).isEqualTo(client.sequence());
            // a new forecast may have come since; then the feed tells it, too
            assertThat(then.view().equals(client.get(BRANCH + view).expect(200).json())
                    || screen.await(client.get(BRANCH + view).expect(200).json()::equals) != null).isTrue();
        }
    }

    @Test
    void a_feed_without_news_gives_signs_of_life() throws InterruptedException {
        try (Screen screen = client.watch(BOARD)) {
            screen.next();
            screen.nextComment();
            screen.nextComment();
            assertThat(screen.isSilent()).isTrue();
        }
    }

    @Test
    void a_change_that_a_screen_does_not_show_is_not_sent_to_it() throws InterruptedException {
        try (Screen booth = client.watch(BRANCH + "/booths/12/live"); Screen board = client.watch(BOARD)) {
            booth.next();
            board.next();
            client.ticket("jht");
            board.next();

            booth.nextComment();
            booth.nextComment();
            assertThat(booth.isSilent()).isTrue();
        }
    }

    @Test
    void two_calls_within_one_moment_are_both_in_the_view() throws Exception {
        client.ticket("jht");
        client.ticket("jkk");
        try (Screen screen = client.watch(BOARD)) {
            screen.next();
            List<String> called = AllAtOnce.run(2, i -> client.callNext("g" + (i + 1)).expect(200).field("ticket"));

            JsonNode shown = screen.await(view -> view.get("calls").size() == 2).view();
            assertThat(shown.get("calls").findValuesAsText("ticket")).containsExactlyInAnyOrderElementsOf(called);
            assertThat(shown.get("calls").findValuesAsText("announcement")).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_screen_that_was_cut_off_is_right_with_the_first_view_of_its_next_connection() throws Exception {
        try (RawConnection cut = new RawConnection(server.port(), 0)) {
            cut.get(BOARD).readUntil("event: view\n");
            cut.cut();
        }
        List<String> meanwhile = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            client.ticket("jht");
            JsonNode call = client.callNext("g1").expect(200).json();
            client.inBooth(call.get("booth").asText(), "no-show").expect(200);
            meanwhile.addFirst(call.get("ticket").asText());
        }

        long before = client.sequence();
        try (Screen again = client.watch(BOARD)) {
            Screen.Heard first = again.next();
            assertThat(first.id()).isBetween(before, client.sequence());
            assertThat(first.view().get("calls").findValuesAsText("ticket")).isEqualTo(meanwhile);
        }
    }

    @Test
    void a_screen_that_does_not_read_delays_nobody_and_is_dropped() throws Exception {
        try (RawConnection stalled = new RawConnection(server.port(), 1_024); Screen board = client.watch(BOARD)) {
            stalled.get(BOARD);
            board.next();
            Awaitility.await().until(() -> client.screens() == 2);

            // far more than all buffers on the way to the stalled screen hold
            boolean dropped = false;
            for (int i = 0; i < 4_000 && !dropped; i++) {
                long asked = System.nanoTime();
                client.put(BRANCH + "/message", "{\"text\":\"" + (char) ('A' + i % 26) + "ä".repeat(199) + "\"}")
                        .expect(200);
                long wanted = client.sequence();
                while (board.next().id() < wanted) {
                    // an earlier view
                }
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).as("change %d", i)
                        .isLessThan(Duration.ofSeconds(10));
                dropped = i % 50 == 49 && client.screens() == 1;
            }
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.screens() == 1);
            assertThat(board.hasEnded()).isFalse();
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.screens() == 0);
    }

    @Test
    void screens_that_go_away_are_forgotten() throws Exception {
        List<RawConnection> screens = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RawConnection screen = new RawConnection(server.port(), 0);
            screen.get(BOARD).readUntil("event: view\n");
            screens.add(screen);
        }
        assertThat(client.screens()).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            if (i % 2 == 0) {
                screens.get(i).cut();
            } else {
                screens.get(i).close();
            }
        }

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.screens() == 0);
    }

    @Test
    void three_hundred_screens_are_all_told() {
        String ticket = client.ticket("jht");
        List<Screen> screens = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            screens.add(client.watch(BOARD));
        }
        screens.forEach(Screen::next);
        assertThat(client.screens()).isEqualTo(300);

        client.callNext("g1").expect(200);
        screens.forEach(screen -> screen.awaitCallOf(ticket));
        screens.forEach(Screen::close);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.screens() == 0);
    }

    @Test
    void the_feed_of_a_ticket_ends_when_its_day_is_followed_by_another() throws Exception {
        client.ticket("jht");
        try (Screen ticket = client.watch(BRANCH + "/tickets/A001/live")) {
            assertThat(ticket.next().view().get("stage").asText()).isEqualTo("waiting");

            clock.set(SettableClock.instant("2026-03-11T08:00:00", ZoneId.of("Asia/Jakarta")));
            ticket.awaitEnd();
        }
        assertThat(client.ticket("jht")).isEqualTo("A001");
        try (Screen next = client.watch(BRANCH + "/tickets/A001/live")) {
            assertThat(next.next().view().get("stage").asText()).isEqualTo("waiting");
        }
    }

    @Test
    void a_phone_is_told_that_its_day_is_over() {
        String url = client.issue(UUID.randomUUID(), "jht").expect(201).field("followUrl");
        try (Screen phone = client.watch("/api/follow/" + url.substring(url.lastIndexOf('/') + 1) + "/live")) {
            assertThat(phone.next().view().get("stage").asText()).isEqualTo("waiting");

            clock.set(SettableClock.instant("2026-03-11T08:00:00", ZoneId.of("Asia/Jakarta")));
            phone.await(view -> view.get("stage").asText().equals("expired"));
        }
    }

    @Test
    void a_feed_is_not_held_back_by_compression() {
        Answer answer = client.told(client.request(BRANCH + "/board").header("Accept-Encoding", "gzip").build());
        assertThat(answer.status()).isEqualTo(200);
        try (RawConnection browser = new RawConnection(server.port(), 0)) {
            String told = browser.send("GET " + BOARD
                    + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\r\n")
                    .readUntil("event: view\n");
            assertThat(told).contains("text/event-stream").doesNotContainIgnoringCase("Content-Encoding");
        } catch (java.io.IOException cut) {
            throw new AssertionError(cut);
        }
    }

    @Test
    void a_feed_of_nothing_is_not_found() {
        for (String nothing : List.of("/groups/g9", "/booths/99", "/tickets/A777")) {
            assertThat(client.get(BRANCH + nothing + "/live").problem(404)).isNotBlank();
        }
        assertThat(client.get("/api/branches/nowhere/board/live").problem(404)).contains("pekalongan");
    }
}
