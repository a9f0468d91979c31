package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way by ear alone. The page's sound goes to an ear that notes what it is given to play, and hears it at once. */
class SoundJourneyTest extends PageInBrowser {

    private static final String EAR = """
            globalThis.heard = [];
            globalThis.Audio = class extends EventTarget {
              constructor(address) { super(); this.address = decodeURIComponent(address).replace('/api/speech/', ''); }
              play() {
                heard.push(this.address);
                setTimeout(() => this.dispatchEvent(new Event('ended')), 1);
                return Promise.resolve();
              }
              pause() {}
            };""";

    @TempDir
    private Path folder;

    @Override
    Map<String, String> told() { return Map.of("speech.program", new TestVoice(folder).program()); }

    @Override
    void beforeThePage() { page.addInitScript(EAR); }

    @Test
    void by_ear_and_buttons_alone_from_the_language_to_the_number() {
        kiosk.press("audio");
        hears("id/text/welcome", "id/text/say.start", "id/text/chooseLanguage", "en/text/welcome", "en/text/say.start",
                "en/text/chooseLanguage", "id/text/say.choices?value=13");
        press("next", "id/text/say.choice?value=1", "id/text/language");
        press("next", "id/text/say.choice?value=2", "en/text/language");
        press("choose", "en/text/choose", "en/text/say.choices?value=11");
        press("next", "en/text/say.choice?value=1", "en/service/jht", "en/text/wait", "en/queue/jht");
        press("choose", "en/text/priority.heading", "en/text/priority.body", "en/text/say.choices?value=11");
        press("next", "en/text/say.choice?value=1", "en/text/priority.none");
        press("next", "en/text/say.choice?value=2", "en/text/priority.elderly");
        press("choose", "en/text/documents.heading", "en/document/jht:ktp", "en/document/jht:kk",
                "en/document/jht:npwp",
                "en/text/documents.optional", "en/text/say.choices?value=7");
        press("next", "en/text/say.choice?value=1", "en/text/documents.all");
        kiosk.press("choose");
        assertThat(number()).hasText("A001");
        hearsAtLast("en/text/yourNumber", "en/ticket/A001", "en/text/say.again", "en/ticket/A001",
                "en/text/say.ahead?value=7", "en/text/wait", "en/wait/A001", "en/text/priority.counts",
                "en/text/say.without", "en/without/A001", "en/text/takeSlip", "en/text/next.sit",
                "en/text/say.choices?value=6");
    }

    @Test
    void who_holds_any_button_is_spoken_to() {
        kiosk.post("/api/simulated/buttons/info", "{\"long\":true}");
        assertThat(number()).hasText("A001");
        hearsAtLast("id/text/next.sit", "id/text/say.choices?value=6");
    }

    @Test
    void the_sound_button_says_again_what_was_said_last() {
        kiosk.press("audio");
        hearsAtLast("id/text/say.choices?value=13");
        press("next", "id/text/say.choice?value=1", "id/text/language");
        press("audio", "id/text/say.choice?value=1", "id/text/language");
    }

    @Test
    void the_number_is_said_sign_by_sign_and_the_voice_ends_with_the_session() {
        assist("sound");
        quick("jht");
        assertThat(number()).hasText("A001");
        hearsAtLast("id/text/next.sit", "id/document/jht:ktp", "id/document/jht:kk", "id/document/jht:npwp",
                "id/text/say.choices?value=6");
        assertThat(kiosk.get("/api/speech/id/ticket/A001").status()).isEqualTo(200);
        assertThat(new TestVoice(folder).said()).contains("id: A, kosong, kosong, satu");

        page.evaluate("heard.length = 0");
        done();
        assertThat(scene("start")).isVisible();
        hearsAtLast("id/text/say.bye");
        assertThat(page.locator("html[data-sound]")).hasCount(0);
        kiosk.press("next");
        assertThat(page.locator("button:focus")).hasAccessibleName("Bahasa Indonesia Silakan sentuh di sini");
        hearsAtLast("id/text/say.bye");
    }

    @Test
    void what_is_said_can_be_read_too() {
        page.addInitScript(
                "globalThis.Audio = class extends EventTarget { play() { return Promise.resolve(); } pause() {} };");
        navigate();
        assist("sound");

        assertThat(page.locator("#caption")).hasText("Selamat datang");
    }

    @Test
    void a_sound_that_is_blocked_or_broken_stops_nothing() {
        page.addInitScript("globalThis.Audio = class extends EventTarget {"
                + " play() { return Promise.reject(new DOMException('no', 'NotAllowedError')); } pause() {} };");
        navigate();
        assist("sound");
        language("id");
        service("info");
        priority("none");

        assertThat(number()).hasText("A001");
    }

    @Test
    void the_warning_is_spoken_and_more_time_is_one_press_away() {
        stopTheSeconds();
        navigate();
        page.evaluate("heard.length = 0");
        kiosk.press("audio");
        kiosk.press("next");
        assertThat(page.locator("button:focus")).hasCount(1);
        assertThat(page.locator("#caption")).isEmpty(); // while it speaks, time stands still
        seconds(45);
        assertThat(page.locator("#warning")).isVisible();
        hearsSomewhere("id/text/warn.heading", "id/text/say.left?value=19", "id/text/say.stay");

        kiosk.press("choose");
        assertThat(page.locator("#warning")).not().isVisible();
        assertThat(page.locator("html[data-sound]")).hasCount(1);
    }

    private void press(String button, String... heard) {
        page.evaluate("heard.length = 0");
        kiosk.press(button);
        hears(heard);
    }

    private void hears(String... said) { await().untilAsserted(() -> assertThat(heard()).isEqualTo(List.of(said))); }

    private void hearsAtLast(String... said) { await().untilAsserted(() -> assertThat(heard()).endsWith(said)); }

    private void hearsSomewhere(String... said) {
        await().untilAsserted(() -> assertThat(heard()).containsSubsequence(said));
    }

    @SuppressWarnings("unchecked")
    private List<String> heard() { return (List<String>) page.evaluate("heard"); }
}
