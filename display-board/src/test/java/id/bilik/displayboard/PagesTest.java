package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The modules of all pages, and the wall board against the known faults of other queue systems' boards. */
class PagesTest extends InBrowser {
    private static final String BOARD = "/api/branches/test/board";

    @TestFactory
    Stream<DynamicTest> what_the_modules_promise_holds() {
        page.navigate(server.address("/tests/index.html"));
        page.waitForFunction("() => window.results");
        var results = (List<?>) page.evaluate("() => window.results");
        assertThat(results).hasSizeGreaterThan(40);
        return results.stream().map(result -> (Map<?, ?>) result)
                .map(result -> DynamicTest.dynamicTest(String.valueOf(result.get("sentence")),
                        () -> assertThat(result.get("passed")).as("%s", result.get("fault")).isEqualTo(true)));
    }

    @Test
    void two_calls_in_the_same_second_both_get_the_large_place_and_are_announced_in_order() {
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
                .mapToObj(index -> call("A%03d".formatted(100 - index), index % 12 + 1, 200 - index))
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

    private List<String> announced() {
        return page.locator("#announced > li").all().stream().map(Locator::textContent).toList();
    }

    private static String board(long sequence, String... calls) {
        return """
                {"sequence":%d,"branch":"test","name":"Cabang Uji","now":"2026-11-22T10:42:00+07:00",
                "languages":["id","en"],"open":true,"calls":[%s],"waiting":[]}"""
                .formatted(sequence, Stream.of(calls).collect(joining(",")));
    }

    private static String call(String ticket, int booth, long announcement) {
        return """
                {"ticket":"%s","booth":"%d","group":"g1","calledAt":"2026-11-22T10:41:00+07:00",
                "lastCalledAt":"2026-11-22T10:41:00+07:00","recalls":0,"announcement":%d}"""
                .formatted(ticket, booth, announcement);
    }
}
