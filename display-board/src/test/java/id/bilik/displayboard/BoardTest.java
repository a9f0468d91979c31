package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOARD;
import static id.bilik.displayboard.ImaginedViews.board;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasClassOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The wall board against the known faults of other queue systems' boards. */
class BoardTest extends InBrowser {
    private static final String BRANCH = """
            {"languages":["id","en"],"services":[{"letter":"A"}],"groups":[
            {"id":"g1","booths":["3","4"],"services":["jht"]},{"id":"g2","booths":["7","8"],"services":["jht"]}]}""";
    /**
     * Keeps in window.heard which clips were played, and in window.overlapped whether two ever were at once. A clip that
     * was decoded is played as a tenth of its length of silence: nobody listens, and the order does not depend on it.
     */
    private static final String LISTEN = """
            window.heard = [];
            window.overlapped = false;
            const names = new WeakMap();
            const realFetch = window.fetch;
            window.fetch = async (url, ...more) => {
              const response = await realFetch(url, ...more);
              const clip = /clips\\/(.+)\\.ogg$/.exec(String(url));
              if (clip) {
                const bytes = await response.arrayBuffer();
                names.set(bytes, clip[1]);
                return { ok: response.ok, status: response.status, arrayBuffer: async () => bytes };
              }
              return response;
            };
            const decode = AudioContext.prototype.decodeAudioData;
            AudioContext.prototype.decodeAudioData = async function (bytes) {
              const name = names.get(bytes);
              const whole = await decode.call(this, bytes);
              const buffer = this.createBuffer(1, Math.ceil(whole.length / 10), whole.sampleRate);
              names.set(buffer, name);
              return buffer;
            };
            let end = 0;
            const start = AudioBufferSourceNode.prototype.start;
            AudioBufferSourceNode.prototype.start = function (at) {
              if (at < end - 0.001) window.overlapped = true;
              end = at + this.buffer.duration;
              window.heard.push(names.get(this.buffer));
              return start.call(this, at);
            };
            """;

    @Test
    void two_calls_in_the_same_second_both_get_the_large_place_and_are_announced_in_order() {
        page.addInitScript(LISTEN); // a look at the page counts as a touch, so that the calls are said aloud
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test");
        assertThat(page.locator("#now-ticket")).hasText("A011");

        server.view(BOARD, board(12, call("B001", 12, 12), call("A012", 3, 11), call("A011", 3, 9)));

        assertThat(page.locator("#now-ticket")).hasText("A012");
        assertThat(page.locator("#now-booth")).hasText("3");
        assertThat(page.locator("#now-ticket")).hasText("B001", new HasTextOptions().setTimeout(15_000));
        assertThat(announced()).containsExactly(
                "Nomor antrean A kosong satu dua, silakan menuju bilik tiga. "
                        + "Queue number A zero one two, please go to booth three. ",
                "Nomor antrean B kosong kosong satu, silakan menuju bilik dua belas. "
                        + "Queue number B zero zero one, please go to booth twelve. ");
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_board_that_is_switched_on_shows_all_calls_and_announces_none() {
        server.view(BOARD, board(10, call("A012", 3, 9), call("A011", 2, 8)));
        open("/board/test");
        assertThat(page.locator(".last-row")).hasText(new String[]{"A0123", "A0112"});
        page.waitForTimeout(300);
        assertThat(announced()).isEmpty();
    }

    @Test
    void a_call_leaves_the_large_place_when_its_visit_is_seated_or_gone() {
        server.view(BOARD, board(10, call("A012", 3, 9), call("A011", 2, 8)));
        open("/board/test");
        assertThat(page.locator("#now-ticket")).hasText("A012");

        server.view(BOARD, board(11, answered("A012", 3, 9), call("A011", 2, 8)));
        assertThat(page.locator("#now-ticket")).hasText("A011");
        server.view(BOARD, board(12, answered("A012", 3, 9), answered("A011", 2, 8)));
        assertThat(page.locator("#now-call")).isHidden();
        assertThat(page.locator("#now-note")).containsText("Selamat datang");
        assertThat(page.locator(".last-row")).hasCount(2);

        String closed = board(13, answered("A012", 3, 9)).replace("\"open\":true", "\"open\":false");
        server.view(BOARD, closed);
        assertThat(page.locator("#now-note")).containsText("sedang tutup");
        server.view(BOARD, closed.replace("\"waiting\":[]", "\"waiting\":[{\"service\":\"jht\",\"letter\":\"A\","
                + "\"names\":{},\"count\":2,\"wait\":{\"lowSeconds\":60,\"likelySeconds\":90,\"highSeconds\":300}}]"));
        assertThat(page.locator("#now-note")).containsText("tetap dilayani");
    }

    @Test
    void a_board_says_that_service_has_not_begun_in_its_row_and_of_all_in_the_large_place() {
        String row = "{\"service\":\"%s\",\"letter\":\"%s\",\"names\":{},\"count\":2,%s}";
        String planned = "\"unserved\":{\"begun\":false,\"plannedAt\":\"2026-11-22T11:30:00+07:00\"}";
        server.view(BOARD, board(10).replace("\"waiting\":[]", "\"waiting\":[" + row.formatted("jht", "A", planned)
                + "," + row.formatted("jkk", "B", "\"unserved\":{\"begun\":false}") + "]"));
        open("/board/test");
        assertThat(page.locator(".waiting-wait [lang=id]"))
                .hasText(new String[]{"belum dimulai · 11.30", "belum ada petugas"});
        assertThat(page.locator(".waiting-wait [lang=en]"))
                .hasText(new String[]{"not begun · 11:30", "no officer yet"});
        assertThat(page.locator("#now-note")).containsText("Layanan belum dimulai. Rencana mulai pukul 11.30.");
        assertThat(page.locator("#now-note")).containsText("Service has not begun. It is planned for 11:30.");

        server.view(BOARD, board(11).replace("\"waiting\":[]", "\"waiting\":[" + row.formatted("jht", "A", planned)
                + "," + row.formatted("jkk", "B", "\"wait\":{\"lowSeconds\":60,\"highSeconds\":300}") + "]"));
        assertThat(page.locator("#now-note")).containsText("Selamat datang");
        assertThat(page.locator(".waiting-wait [lang=en]")).hasText(new String[]{"not begun · 11:30", "1-5 minutes"});
    }

    @Test
    void a_board_that_was_cut_off_says_so_and_is_right_again_within_a_second() throws IOException {
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test");
        assertThat(page.locator("#now-ticket")).hasText("A011");

        server.stop();
        assertThat(page.locator("#strip")).containsText("Menyambung kembali");
        assertThat(page.locator("#strip")).containsText("yang lalu");
        assertThat(page.locator("#now-ticket")).hasText("A011");
        page.waitForTimeout(2_000);

        server.view(BOARD, board(12, call("A012", 4, 11), call("A011", 3, 9)));
        server.startAgain();
        assertThat(page.locator("#now-ticket")).hasText("A012", new HasTextOptions().setTimeout(1_000));
        assertThat(page.locator("#strip")).isHidden();
        assertThat(announced()).hasSize(1);
    }

    @Test
    void no_call_is_hidden_without_being_counted() {
        var calls = IntStream.range(0, 24)
                .mapToObj(index -> call("A%03d".formatted(100 - index), index + 1, 200 - index))
                .toArray(String[]::new);
        server.view(BOARD, board(300, calls));
        open("/board/test");
        var shown = page.locator(".last-row:not(.beyond)");
        assertThat(shown.first()).hasText("A1001");
        assertThat(shown.count()).isBetween(12, 23);
        assertThat(page.locator("#more")).hasText("+%d lagi".formatted(24 - shown.count()));

        page.setViewportSize(1080, 1920);
        assertThat(page.locator("#more")).isHidden();
        assertThat(shown).hasCount(24);
    }

    @Test
    void a_message_with_markup_in_it_shows_as_text() {
        server.view(BOARD, board(10, call("<b>A1</b>", 3, 9)).replace("\"waiting\"",
                "\"message\":\"<img src=x onerror=alert(1)>\",\"waiting\""));
        open("/board/test");
        assertThat(page.locator("#message")).hasText("<img src=x onerror=alert(1)>");
        assertThat(page.locator("#now-ticket")).hasText("<b>A1</b>");
        assertThat(complaints).isEmpty();
    }

    @Test
    void blocked_and_broken_sound_does_not_stop_the_board() {
        page.addInitScript("""
                window.AudioContext = class { constructor() { throw new Error('no sound card'); } };
                SpeechSynthesis.prototype.speak = () => { throw new Error('no voice'); };
                """);
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test");
        assertThat(page.locator("#now-ticket")).hasText("A011");
        server.view(BOARD, board(12, call("A013", 5, 12), call("A012", 4, 11), call("A011", 3, 9)));
        assertThat(page.locator("#now-ticket")).hasText("A012");
        assertThat(page.locator("#now-ticket")).hasText("A013", new HasTextOptions().setTimeout(15_000));
        assertThat(complaints).isEmpty();
    }

    @Test
    void six_calls_within_a_second_are_all_shown_and_all_said_in_order_one_after_another() {
        page.addInitScript(LISTEN);
        showCallsForATenthOfTheirTime();
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test");
        page.locator("#now").click();
        assertThat(page.locator("#muted")).isHidden();

        server.view(BOARD, board(16, IntStream.rangeClosed(1, 6)
                .mapToObj(index -> call("B00" + (7 - index), 7 - index, 17 - index)).toArray(String[]::new)));

        assertThat(page.locator("#calls .last-row:not(.beyond)")).hasCount(6);
        assertThat(page.locator("#now-ticket")).hasText("B006", new HasTextOptions().setTimeout(90_000));
        page.waitForFunction("() => window.heard.filter(name => name === 'id/enam-end').length === 1", null,
                new WaitForFunctionOptions().setTimeout(30_000));
        assertThat(announced()).hasSize(6).allMatch(line -> line.startsWith("Nomor antrean B"));
        var heard = ((List<?>) page.evaluate("() => window.heard")).stream().map(String::valueOf).toList();
        assertThat(heard).startsWith("chime", "id/b", "id/kosong", "id/kosong", "id/satu", "id/bilik", "id/satu-end",
                "en/b", "en/zero", "en/zero", "en/one", "en/booth", "en/one-end", "id/b");
        assertThat(heard.stream().filter("chime"::equals)).hasSize(1);
        assertThat(heard.stream().filter(name -> name.startsWith("id/") && name.endsWith("-end"))).containsExactly(
                "id/satu-end", "id/dua-end", "id/tiga-end", "id/empat-end", "id/lima-end", "id/enam-end");
        assertThat((Boolean) page.evaluate("() => window.overlapped")).isFalse();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_recalled_ticket_is_marked_in_sight_and_in_sound() {
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test");
        server.view(BOARD, board(12, call("A011", 3, 12).replace("\"recalls\":0", "\"recalls\":1")));
        assertThat(page.locator("#now-note")).containsText("Panggilan ulang");
        assertThat(announced()).singleElement().asString()
                .startsWith("Panggilan ulang. Nomor antrean A kosong satu satu");
    }

    @Test
    void a_board_that_may_not_be_heard_says_so_until_somebody_touches_it() {
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test");
        assertThat(page.locator("#muted")).containsText("sentuh layar");
        page.locator("#now").click();
        assertThat(page.locator("#muted")).isHidden();
    }

    @Test
    void a_board_that_is_told_to_be_silent_shows_calls_and_asks_for_no_touch() {
        page.addInitScript(LISTEN);
        showCallsForATenthOfTheirTime();
        server.view(BOARD + "/settings",
                settings("\"volume\":80,\"quiet\":[{\"from\":\"10:00\",\"to\":\"11:00\"}]", ""));
        server.view("/api/branches/test", BRANCH);
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test");
        page.locator("#now").click();
        assertThat(page.locator("#zone-booths")).isHidden();
        server.view(BOARD, board(12, call("A012", 4, 12)));
        assertThat(page.locator("#now-ticket")).hasText("A012");
        assertThat(page.locator("#now")).not().hasClass(Pattern.compile("announcing"),
                new HasClassOptions().setTimeout(10_000));
        assertThat((List<?>) page.evaluate("() => window.heard")).isEmpty();
        assertThat(page.locator("#muted")).isHidden();
    }

    @Test
    void two_boards_in_two_halls_show_and_say_their_own_calls() {
        server.view(BOARD + "/settings", settings("\"volume\":80,\"quiet\":[]", ""));
        server.view("/api/branches/test", BRANCH);
        server.view(BOARD, board(10, call("A011", 3, 9), call("A010", 8, 8).replace("g1", "g2")));
        open("/board/test?groups=g2");
        assertThat(page.locator("#zone-booths")).hasText("Bilik 7-8");
        assertThat(page.locator(".last-row")).hasText(new String[]{"A0108"});

        server.view(BOARD, board(14, call("A013", 7, 14).replace("g1", "g2"), call("A012", 4, 12),
                call("A011", 3, 9), call("A010", 8, 8).replace("g1", "g2")));
        assertThat(page.locator("#now-ticket")).hasText("A013");
        assertThat(page.locator(".last-row")).hasText(new String[]{"A0137", "A0108"});
        assertThat(announced()).hasSize(1);
    }

    @Test
    void a_board_for_a_group_that_does_not_exist_says_so_and_leaves_nobody_out() {
        server.view(BOARD + "/settings", settings("\"volume\":80,\"quiet\":[]", ""));
        server.view("/api/branches/test", BRANCH);
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test?groups=g9");
        assertThat(page.locator("#zone-problem")).containsText("g9");
        assertThat(page.locator(".last-row")).hasCount(1);
        page.waitForTimeout(300);
        assertThat(announced()).isEmpty();
    }

    @Test
    void what_is_shown_between_calls_yields_to_a_call_and_comes_back() {
        page.addInitScript(LISTEN);
        inModule("board/board.js", "MEDIA_AFTER_MILLIS = 5_000;", "MEDIA_AFTER_MILLIS = 500;");
        server.view(BOARD + "/settings", settings("\"volume\":80,\"quiet\":[]",
                "{\"kind\":\"picture\",\"file\":\"missing.png\"},{\"kind\":\"text\",\"text\":\"<b>Libur</b>\\nbesok\"}"));
        server.view("/api/branches/test", BRANCH);
        server.view(BOARD, board(10, call("A011", 3, 9)));
        open("/board/test");
        assertThat(page.locator("#media")).isVisible();
        assertThat(page.locator(".media-heading")).hasText("<b>Libur</b>");
        assertThat(page.locator("#now-ticket")).isVisible();

        server.view(BOARD, board(12, call("A012", 4, 12), call("A011", 3, 9)));
        assertThat(page.locator("#media")).isHidden();
        assertThat(page.locator("#now-ticket")).hasText("A012");
        assertThat(page.locator("#media")).isVisible(new IsVisibleOptions().setTimeout(40_000));
        assertThat(complaints).isEmpty();
    }

    /** Of a test that looks only at what comes of the last call. */
    private void showCallsForATenthOfTheirTime() {
        inModule("voice/announcer.js", "SHOWN_MILLIS = 4_000;", "SHOWN_MILLIS = 400;");
    }

    /** Serves the page a module in which a time is another. */
    private void inModule(String module, String time, String other) {
        page.route("**/" + module, route -> {
            String shipped = route.fetch().text();
            assertThat(shipped).contains(time);
            route.fulfill(new Route.FulfillOptions().setContentType("text/javascript")
                    .setBody(shipped.replace(time, other)));
        });
    }

    private List<String> announced() {
        return page.locator("#announced > li").all().stream().map(Locator::textContent).toList();
    }

    private static String settings(String voice, String items) {
        return "{\"voice\":{%s},\"media\":{\"seconds\":60,\"items\":[%s]}}".formatted(voice, items);
    }

    /** Whoever was called is seated or gone. */
    private static String answered(String ticket, int booth, long announcement) {
        return call(ticket, booth, announcement).replace("\"recalls\"", "\"awaited\":false,\"recalls\"");
    }

    private static String call(String ticket, int booth, long announcement) {
        return """
                {"ticket":"%s","booth":"%d","group":"g1","calledAt":"2026-11-22T10:41:00+07:00",
                "lastCalledAt":"2026-11-22T10:41:00+07:00","recalls":0,"announcement":%d}"""
                .formatted(ticket, booth, announcement);
    }
}
