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
        server.view(BRANCH + "/staff", """
                {"sequence":9,"branch":"test","name":"Cabang Uji","now":"2026-11-22T10:42:00+07:00",
                "languages":["id","en"],"day":{"date":"2026-11-22","open":true,"ticketing":true},"groups":[],
                "waiting":[],"today":{"issued":9,"waiting":3,"called":1,"serving":2,"held":1,"completed":2,"noShow":0,
                "abandoned":0,"printFailed":0},"printFailures":[]}""");
        open("/staff/test");
        page.locator("#day").click();
        assertThat(page.locator("dialog")).containsText("3 menunggu, 3 di bilik, 1 ditunda");
        page.keyboard().press("Escape");
        page.locator("#day").click();
        page.locator("dialog [type=submit]").click();
        awaitCommands(1);
        assertThat(server.commands).containsExactly("POST " + BRANCH + "/day/close {}");
    }
}
