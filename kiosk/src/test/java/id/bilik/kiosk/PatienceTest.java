package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page does when somebody has gone, and for somebody who is slow. Its seconds pass only when a test says so. */
class PatienceTest extends PageInBrowser {

    @Override
    Map<String, String> told() {
        return Map.of("page.idle", "30", "page.warning", "20", "page.ticket", "25", "page.ticket-unprinted", "70");
    }

    @Override
    void beforeThePage() { stopTheSeconds(); }

    @Test
    void it_warns_twenty_seconds_before_it_starts_again() {
        language("en");
        seconds(29);
        assertThat(warning()).not().isVisible();
        seconds(1);
        assertThat(warning()).isVisible();
        assertThat(warning()).containsText("Are you still there?");
        assertThat(page.locator("#warning .seconds")).hasText("20");
        picture("warning");
        targetsAreLarge("warning");
        seconds(19);
        assertThat(page.locator("#warning .seconds")).hasText("1");
        assertThat(scene("services")).isVisible();

        seconds(1);
        assertThat(scene("start")).isVisible();
        assertThat(warning()).not().isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "id");
    }

    @Test
    void a_wish_for_priority_ends_with_who_went_away() {
        page.locator(".need-priority").tap();
        seconds(30);
        assertThat(warning()).isVisible();
        seconds(20);
        assertThat(warning()).not().isVisible();
        assertThat(page.locator(".need-priority")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void the_warning_has_no_barrier() {
        language("en");
        seconds(30);
        assertThat(warning()).isVisible();
        isAccessible("warning");
    }

    @Test
    void one_touch_gives_the_whole_time_again_as_often_as_it_is_needed() {
        language("id");
        service("jht");
        for (int i = 0; i < 3; i++) {
            seconds(40);
            page.locator("#warning .stay").tap();
            assertThat(warning()).not().isVisible();
            seconds(29);
            assertThat(warning()).not().isVisible();
            page.locator("h1").tap();
        }
        assertThat(scene("priority")).isVisible();
    }

    @Test
    void every_touch_and_every_press_is_a_sign_of_life() {
        language("id");
        seconds(25);
        page.locator("h1").tap();
        seconds(25);
        assertThat(warning()).not().isVisible();
        kiosk.press("next");
        assertThat(page.locator("button:focus")).hasCount(1);
        seconds(25);
        assertThat(warning()).not().isVisible();
    }

    @Test
    void a_button_alone_extends_too_and_done_is_done() {
        language("id");
        seconds(31);
        assertThat(page.locator("#warning button:focus")).hasText("Saya perlu waktu lagi");
        kiosk.press("choose");
        assertThat(warning()).not().isVisible();
        seconds(31);
        page.locator("#warning .leave").tap();
        assertThat(scene("start")).isVisible();
    }

    @Test
    void the_start_waits_for_ever_unless_somebody_asked_for_help_and_left() {
        seconds(60 * 60);
        assertThat(warning()).not().isVisible();

        assist("contrast");
        seconds(51);
        assertThat(page.locator("html[data-contrast]")).hasCount(0);
        assertThat(scene("start")).isVisible();
    }

    @Test
    void a_number_stays_as_long_as_configured_with_its_countdown_in_sight() {
        quick("info");
        assertThat(page.locator(".countdown")).containsText("25 detik");
        seconds(24);
        assertThat(scene("ticket")).isVisible();
        page.locator("#ways .stay").tap();
        assertThat(page.locator(".countdown")).containsText("25 detik");
        seconds(25);
        assertThat(scene("start")).isVisible();

        kiosk.printer("paper-out");
        quick("info");
        assertThat(page.locator(".slip.bad")).isVisible();
        seconds(69);
        assertThat(scene("ticket")).isVisible();
        seconds(1);
        assertThat(scene("start")).isVisible();
    }

    private Locator warning() { return page.locator("#warning"); }
}
