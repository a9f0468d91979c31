package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way by the panel's buttons alone; here the six that bear a number are the menu. */
class ButtonJourneyTest extends PageInBrowser {

    @Override
    Map<String, String> told() { return Map.of("buttons.services", "menu"); }

    @Test
    void six_buttons_lead_from_the_language_to_the_number() {
        press("next", "next");
        marked("English");
        press("choose");
        assertThat(page.locator("h1")).hasText("What can we do for you today?");
        press("next");
        marked("JHT claim");
        press("choose");
        assertThat(scene("priority")).isVisible();
        press("next", "next");
        marked("Elderly");
        press("choose");
        assertThat(scene("documents")).isVisible();
        press("next", "choose");

        assertThat(number()).hasText("A001");
        assertThat(kiosk.server.asked.getFirst().path("priority").asText()).isEqualTo("elderly");
        press("next", "choose");
        assertThat(scene("start")).isVisible();
    }

    @Test
    void the_numbers_of_the_panel_mean_the_keys_of_the_menu_and_issue_nothing() {
        press("2", "3");
        assertThat(scene("services")).isVisible();
        press("6");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        press("4");
        assertThat(scene("start")).isVisible();
        assertThat(kiosk.server.asked).isEmpty();
        assertThat(IntStream.range(0, 6)
                .mapToObj(i -> kiosk.get("/api/hardware").json().path("buttons").path(i).path("menu").asText())
                .toList())
                .isEqualTo(List.of("previous", "next", "choose", "back", "audio", "language"));
    }

    @Test
    void choosing_without_a_mark_only_marks() {
        press("choose");
        marked("Bahasa Indonesia");
        assertThat(scene("start")).isVisible();
    }

    @Test
    void the_mark_goes_round_and_reaches_the_help_with_the_screen() {
        press("previous");
        marked("Turunkan tombol");
        press("choose");
        assertThat(page.locator("html[data-reach]")).hasCount(1);
        marked("Turunkan tombol");
        press("next");
        marked("Bahasa Indonesia");
    }

    @Test
    void a_page_that_comes_anew_does_not_repeat_old_presses() {
        press("next", "choose");
        assertThat(scene("services")).isVisible();
        navigate();

        press("next");
        marked("Bahasa Indonesia");
    }

    @Test
    void the_screen_explains_the_buttons_beside_them() {
        assertThat(page.locator("#legend li")).hasText(
                new String[]{"Sebelumnya", "Berikutnya", "Pilih", "Kembali", "", "Bahasa"}); // without a voice
    }

    @Test
    void a_touch_on_the_name_of_a_button_does_what_the_button_does() {
        touch("next");
        marked("Bahasa Indonesia");
        touch("next");
        marked("English");
        touch("previous");
        touch("choose");
        assertThat(page.locator("h1")).hasText("Apa keperluan Bapak/Ibu hari ini?");
        touch("language");
        assertThat(page.locator("h1")).hasText("What can we do for you today?");
        touch("back");
        assertThat(scene("start")).isVisible();
    }

    @Test
    void who_needs_priority_says_so_by_buttons_and_the_mark_stays() {
        press("next", "next", "next");
        marked("Saya perlu prioritas I need priority");
        press("choose");
        assertThat(page.locator("button:focus")).hasAttribute("aria-pressed", "true");
        press("next");
        marked("Klaim JHT");
        press("choose");
        assertThat(scene("priority")).isVisible();
        press("next", "next", "choose");
        assertThat(number()).hasText("A001");
        assertThat(kiosk.server.asked.getFirst().path("priority").asText()).isEqualTo("elderly");
    }

    @Test
    void a_keyboard_or_a_keypad_does_the_same() {
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(scene("services")).isVisible();
        page.keyboard().press("l");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        page.keyboard().press("Escape");
        assertThat(scene("start")).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        marked("English");
        page.keyboard().press("Space");
        assertThat(page.locator("h1")).hasText("What can we do for you today?");
        assertThat(scene("services")).isVisible();
    }

    @Test
    void focus_goes_through_the_choices_in_the_order_of_the_eye() {
        press("next", "choose");
        assertThat(scene("services")).isVisible();
        for (String name : List.of("Klaim JHT", "Kecelakaan kerja (JKK)", "Kematian (JKM)", "Pensiun (JP)",
                "Kepesertaan dan informasi", "Kolektif (perusahaan)", "Kembali", "Kontras", "Huruf besar",
                "Turunkan tombol", "Klaim JHT")) {
            press("next");
            marked(name);
        }
    }

    private void press(String... buttons) {
        for (String button : buttons) {
            kiosk.press(button);
        }
    }

    private void touch(String button) { page.locator("#legend [data-key=" + button + "] button").tap(); }

    private void marked(String name) {
        assertThat(page.locator("button:focus"))
                .hasAccessibleName(Pattern.compile("^" + name.replaceAll("[()]", "\\\\$0")));
    }
}
