package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOOTH;
import static id.bilik.displayboard.ImaginedViews.booth;
import static id.bilik.displayboard.ImaginedViews.paper;
import static id.bilik.displayboard.ImaginedViews.visit;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A booth's screen: what a participant presses and is asked for there. */
class BoothScreenTest extends InBrowser {
    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    @Test
    void a_press_in_a_booth_names_its_ticket() {
        new FakeTalk(page);
        server.view(BOOTH, booth("8",
                "\"paused\":false,\"visit\":" + visit("A021", "\"serving\",\"attention\":\"self-working\"")));
        open("/booth/test/8");
        page.getByRole(AriaRole.BUTTON).filter(new FilterOptions()
                .setHasText("Saya perlu bantuan")).click();
        awaitCommands(1);
        assertThat(server.commands)
                .containsExactly("POST " + BOOTH + "/needs-officer {\"ticket\":\"A021\",\"why\":\"help\"}");
    }

    @Test
    void a_booth_shows_what_the_officer_asks_and_which_papers_are_still_to_be_seen() {
        new FakeTalk(page);
        server.view(BOOTH, booth("8", "\"paused\":false,\"visit\":" + visit("A021",
                "\"serving\",\"attention\":\"needs-officer\",\"arrivedAt\":\"2026-11-22T10:41:00+07:00\",\"documents\":["
                        + paper("kpj", true) + ","
                        + paper("ktp", false)
                        + "],\"prompt\":{\"prompt\":\"show\",\"document\":\"ktp\",\"at\":\"2026-11-22T10:41:00+07:00\"}")));
        page.setViewportSize(1280, 720);
        open("/booth/test/8");
        assertThat(page.locator("#asked")).containsText("Mohon perlihatkan: Kartu <i>ktp</i>");
        assertThat(page.locator("#asked")).containsText("Please show: Card <i>ktp</i>");
        assertThat(page.locator("#papers li").first()).containsText("ktp");
        assertThat(page.locator("#papers li.seen")).containsText("kpj");
        assertThat(page.locator("#video")).isVisible();
        for (var button : page.locator("button:visible").all()) {
            var box = button.boundingBox();
            assertThat(box.height).isGreaterThanOrEqualTo(48);
            assertThat(box.width).isGreaterThanOrEqualTo(48);
            assertThat(box.y + box.height).as("in sight without scrolling").isLessThanOrEqualTo(720);
        }
    }

    @Test
    void a_booth_speaks_the_language_of_the_ticket_until_the_visit_is_over() {
        new FakeTalk(page);
        server.view(BOOTH, booth("8", "\"paused\":false"));
        open("/booth/test/8");
        assertThat(page.locator("#headline")).hasText("Selamat datang");
        server.view(BOOTH, booth("8", "\"paused\":false,\"visit\":" + visit("A021", "\"called\",\"language\":\"en\"")));
        assertThat(page.locator("#headline")).hasText("Please come in and sit down");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.locator("#language").click();
        server.view(BOOTH, booth("8", "\"paused\":false,\"visit\":"
                + visit("A021", "\"serving\",\"attention\":\"self-working\",\"language\":\"en\"")));
        assertThat(page.locator("body")).hasAttribute("data-stage", "self");
        // what was chosen in the booth holds
        assertThat(page.locator("html")).hasAttribute("lang", "id");

        server.view(BOOTH, booth("8", "\"paused\":false,\"visit\":" + visit("A022", "\"called\",\"language\":\"en\"")));
        assertThat(page.locator("#headline")).hasText("Please come in and sit down");
        server.view(BOOTH, booth("8", "\"paused\":false,\"visit\":" + visit("A023", "\"called\"")));
        assertThat(page.locator("#headline")).hasText("Silakan masuk dan duduk");
    }

    @Test
    void the_language_that_a_participant_chose_ends_with_the_visit() {
        server.view(BOOTH, booth("8", "\"paused\":false,\"visit\":" + visit("A021", "\"called\"")));
        open("/booth/test/8");
        page.locator("#language").click();
        assertThat(page.locator("#headline")).hasText("Please come in and sit down");
        server.view(BOOTH, booth("8", "\"paused\":false"));
        assertThat(page.locator("#headline")).hasText("Selamat datang");
    }
}
