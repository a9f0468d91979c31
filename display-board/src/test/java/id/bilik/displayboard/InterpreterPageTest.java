package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.testsupport.browser.Accessibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of an interpreter whom an officer invited, on a phone. */
class InterpreterPageTest extends InBrowser {
    private FakeTalk talk;

    @BeforeEach
    void open_it_on_a_phone() {
        page.setViewportSize(390, 780);
        talk = new FakeTalk(page);
        open("/interpreter/k7p2");
    }

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    @Test
    void nothing_is_opened_before_a_press_and_everything_is_closed_on_leaving() {
        assertThat(page.locator("#join")).isVisible();
        assertThat(Accessibility.violations(page)).isEmpty();
        assertThat(InSight.faults(page)).isEmpty();
        assertThat(page.evaluate("() => typeof window.talk")).isEqualTo("undefined");
        page.locator("#join").click();
        talk.set("{officer: {...talk.state.officer, stream: talk.picture('navy')},"
                + " booth: {present: true, camera: 'on', stream: talk.picture('teal')}}");
        assertThat(page.locator("video[data-officer]")).isVisible();
        assertThat(page.locator("video[data-booth-seat]")).isVisible();
        assertThat(page.locator("#camera")).hasText("Kamera menyala");
        assertThat(Accessibility.violations(page)).isEmpty();
        assertThat(InSight.faults(page)).isEmpty();
        page.locator("#leave").click();
        assertThat(page.locator("#end")).containsText("Anda sudah keluar");
        assertThat(talk.calls("close")).isEqualTo("[[\"close\"]]");
        assertThat(
                (Boolean) page.evaluate("() => [...document.querySelectorAll('video')].every((one) => !one.srcObject)"))
                .isTrue();
    }

    @Test
    void who_has_no_camera_comes_with_a_voice_alone() {
        page.locator("#join-voice").click();
        page.waitForFunction("() => window.talk");
        assertThat(talk.calls("setCamera")).isEqualTo("[[\"setCamera\",false]]");
    }

    @Test
    void an_invitation_that_was_used_is_refused_in_words_and_the_end_of_the_visit_is_said() {
        page.locator("#join").click();
        talk.set("{over: true}");
        assertThat(page.locator("#end")).containsText("Pelayanan telah selesai");
        page.reload();
        page.locator("#join").click();
        talk.set("{refused: true}");
        assertThat(page.locator("#end")).containsText("Undangan ini sudah dipakai");
    }
}
