package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.testsupport.browser.Pictures;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The staff's console: what ends the day is asked for once more. */
class StaffConsoleTest extends InBrowser {
    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    @Test
    void closing_the_day_is_asked_for_once_more_with_what_it_does() {
        server.view(BRANCH + "/staff", staff(""));
        open("/staff/test");
        page.locator("#day").click();
        assertThat(page.locator("dialog")).containsText("3 menunggu, 3 di bilik, 1 ditunda");
        page.keyboard().press("Escape");
        page.locator("#day").click();
        page.locator("dialog [type=submit]").click();
        awaitCommands(1);
        assertThat(server.commands).containsExactly("POST " + BRANCH + "/day/close {}");
    }

    @Test
    void whom_nobody_on_duty_serves_is_told_in_red_at_once_until_somebody_does() {
        String row = "{\"service\":\"jht\",\"letter\":\"A\",\"names\":{\"id\":\"Klaim JHT\"},\"count\":%d,%s}";
        server.view(BRANCH + "/staff", staff(row.formatted(0, "\"unserved\":{\"begun\":false}")));
        open("/staff/test");
        assertThat(page.locator("#waiting")).containsText("tidak ada petugas");
        assertThat(page.locator(".unserved-strip")).isHidden();
        server.view(BRANCH + "/staff", staff(row.formatted(3, "\"unserved\":{\"begun\":false}")));
        assertThat(page.locator(".unserved-strip"))
                .hasText("Tidak ada petugas untuk: A · Klaim JHT (3 menunggu)");
        assertThat(page.locator(".unserved-strip")).hasCSS("background-color", "rgb(179, 38, 30)");
        server.view(BRANCH + "/staff", staff(row.formatted(3, "\"wait\":{\"lowSeconds\":60,\"highSeconds\":300}")));
        assertThat(page.locator(".unserved-strip")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({"1280,720", "1366,768", "1920,1080", "640,720"})
    void every_figure_stands_whole_on_one_line(int width, int height) {
        page.setViewportSize(width, height);
        server.view(BRANCH + "/staff", staff("").replace("\"printFailed\":0}", "\"printFailed\":0,"
                + "\"servedWithinTarget\":1,\"meanWaitSeconds\":4953,\"meanServiceSeconds\":754},"
                + "\"forecast\":{\"meanErrorSeconds\":154,\"heldShare\":1,\"count\":20}"));
        open("/staff/test");
        for (String language : List.of("id", "en")) {
            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(page.locator(".figure").first()).isVisible();
            assertThat(page.evaluate(
                    """
                            () => [...document.querySelectorAll('.figure dd')].filter((figure) => {
                              const words = document.createRange();
                              words.selectNodeContents(figure);
                              const lines = new Set([...words.getClientRects()].map(({ top }) => Math.round(top)));
                              const box = figure.parentElement.getBoundingClientRect();
                              return lines.size > 1 || words.getBoundingClientRect().right > box.right + 1
                                || box.right > figure.closest('.figure-group').getBoundingClientRect().right;
                            }).map((figure) => figure.textContent)"""))
                    .isEqualTo(List.of());
            if (language.equals("id")) {
                page.locator("#language").click();
            }
        }
        assertThat(complaints).isEmpty();
        Pictures.take(page, "staff-figures-" + width);
    }

    @Test
    void a_message_is_written_in_both_languages_or_in_one() {
        server.view(BRANCH + "/staff", staff("").replace("\"printFailures\"",
                "\"message\":\"Loket 3 tutup\",\"messageInEnglish\":\"Booth 3 is closed\",\"printFailures\""));
        open("/staff/test");
        assertThat(page.locator("#message-now")).hasText("Tampil sekarang: Loket 3 tutup / Booth 3 is closed");
        page.locator("#message").fill("Bilik 4 tutup");
        page.locator("#message-english").fill("Booth 4 is closed");
        page.locator("#message-form [type=submit]").click();
        awaitCommands(1);
        assertThat(page.locator("#message-english")).hasValue("");
        page.locator("#message").fill("Bilik 5 tutup");
        page.locator("#message-form [type=submit]").click();
        awaitCommands(2);
        page.locator("#message-clear").click();
        awaitCommands(3);
        assertThat(server.commands).containsExactly(
                "PUT " + BRANCH + "/message {\"text\":\"Bilik 4 tutup\",\"english\":\"Booth 4 is closed\"}",
                "PUT " + BRANCH + "/message {\"text\":\"Bilik 5 tutup\",\"english\":\"\"}",
                "PUT " + BRANCH + "/message {\"text\":\"\"}");
    }

    private static String staff(
            String waiting) { return """
                    {"sequence":9,"branch":"test","name":"Cabang Uji","now":"2026-11-22T10:42:00+07:00",
                    "languages":["id","en"],"calling":"FIFO","day":{"date":"2026-11-22","open":true,"ticketing":true,"opensAt":"08:00","closesAt":"16:00"},"groups":[],
                    "waiting":[%s],"today":{"issued":9,"waiting":3,"called":1,"serving":2,"held":1,"completed":2,"noShow":0,
                    "abandoned":0,"printFailed":0},"printFailures":[]}"""
                    .formatted(waiting); }
}
