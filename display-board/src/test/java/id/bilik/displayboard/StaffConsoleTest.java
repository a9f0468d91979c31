package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    private static String staff(String waiting) { return """
            {"sequence":9,"branch":"test","name":"Cabang Uji","now":"2026-11-22T10:42:00+07:00",
            "languages":["id","en"],"day":{"date":"2026-11-22","open":true,"ticketing":true},"groups":[],
            "waiting":[%s],"today":{"issued":9,"waiting":3,"called":1,"serving":2,"held":1,"completed":2,"noShow":0,
            "abandoned":0,"printFailed":0},"printFailures":[]}""".formatted(waiting); }
}
