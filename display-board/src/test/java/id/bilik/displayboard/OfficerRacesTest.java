package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BRANCH;
import static id.bilik.displayboard.ImaginedViews.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A visit is replaced while the officer looks, presses, chooses or writes: nothing reaches the visit that came instead. */
class OfficerRacesTest extends InBrowser {
    private static final String BEFORE = ImaginedViews.busyGroup();
    /** In booth 7 A017 has gone, and A031 sits there by now; the server suggests another, and A012 has left booth 11. */
    private static final String AFTER = BEFORE.replace("A017", "A031").replace("A023", "A032").replace("A011", "A012");
    /** Nobody sits in booth 7 any more. */
    private static final String EMPTY = BEFORE.replaceFirst(
            "(?s)\"visit\":\\{\"ticket\":\"A017\".*?\"targetSeconds\":600\\}",
            "\"paused\":false");

    @BeforeEach
    void open_the_console() {
        page.route("**/conversation/officer-conversations.js", Route::abort);
        page.setViewportSize(1280, 720);
        server.view(GROUP, BEFORE);
        open("/officer/test/g2");
        assertThat(page.locator(".visit-ticket")).hasText("A017");
    }

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    @Test
    void the_panel_names_its_visit_large() {
        assertThat(page.locator("#visit h2")).hasText("A017Bilik 7");
        assertThat(
                ((Number) page.locator(".visit-ticket").evaluate("part => parseFloat(getComputedStyle(part).fontSize)"))
                        .doubleValue())
                .isGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {".tile.selected [data-action=complete]", ".tile.selected [data-action=hold]",
            ".tile.selected [data-action=self-working]", "#visit [data-prompt=sign]", "#visit [data-show=ktp]",
            "#visit .papers input"})
    void a_press_that_ends_after_its_visit_has_gone_reaches_nobody_and_says_so(String button) {
        down(page.locator(button).first());
        server.view(GROUP, AFTER);
        assertThat(page.locator(".visit-ticket")).hasText("A031");
        page.mouse().up();
        assertThat(page.locator(".notice")).containsText("A017 sudah tidak di situ");
        assertThat(page.locator("dialog")).hasCount(0);
        awaitCommands(0);
    }

    /** The page is told of the other visit and the key or the button comes within the same millisecond. */
    @ParameterizedTest
    @ValueSource(strings = {"c", "e", "h", "t", "w", "g", ".tile.selected [data-action=complete]",
            "#visit [data-prompt=sign]", "#visit [data-show=ktp]", "#visit .papers input", "#suggest"})
    void what_comes_just_as_the_visit_is_replaced_is_done_to_nobody_and_said(String press) {
        page.locator(".tile.selected").focus();
        page.evaluate(
                """
                        press => new MutationObserver((changes, once) => {
                          once.disconnect();
                          if (/[.#]/.test(press)) document.querySelector(press).click();
                          else document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: press, bubbles: true }));
                        }).observe(document.querySelector('.visit-ticket'), { childList: true })""",
                press);
        server.view(GROUP, AFTER);
        assertThat(page.locator(".notice")).containsText("sudah tidak di situ");
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator("#visit .papers input").nth(1)).not().isChecked();
        awaitCommands(0);
    }

    @Test
    void an_undo_that_comes_as_another_visit_leaves_takes_nobody_back() {
        page.locator(".tile[data-booth='11']").focus();
        page.evaluate("""
                () => new MutationObserver((changes, once) => {
                  once.disconnect();
                  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'u', bubbles: true }));
                }).observe(document.querySelector('.tile.selected .tile-actions'), { childList: true })""");
        server.view(GROUP, AFTER);
        assertThat(page.locator(".notice")).containsText("A011 sudah tidak di situ");
        awaitCommands(0);
    }

    @Test
    void a_choice_in_a_dialog_goes_to_the_visit_that_it_was_opened_for_and_its_refusal_is_told() {
        server.refuse(BRANCH + "/booths/7/complete", "AnotherTicket");
        page.keyboard().press("e");
        assertThat(page.locator("dialog")).containsText("A017");
        server.view(GROUP, AFTER);
        assertThat(page.locator(".visit-ticket")).hasText("A031");
        page.keyboard().press("Enter");
        awaitCommands(1);
        assertThat(server.commands).containsExactly(
                "POST " + BRANCH + "/booths/7/complete {\"ticket\":\"A017\",\"outcome\":\"served\"}");
        assertThat(page.locator(".notice")).containsText("Bilik ini sudah berganti nomor; tidak ada yang diubah.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replaced", "gone"})
    void a_note_stays_with_its_visit_and_the_keys_that_follow_do_nothing(String how) {
        page.keyboard().press("m");
        page.keyboard().type("suara pel");
        server.view(GROUP, how.equals("gone") ? EMPTY : AFTER);
        assertThat(page.locator("#visit h2")).hasText("A017tidak lagi di bilik 7");
        page.keyboard().type("an cxntu");
        awaitCommands(1);
        assertThat(server.commands)
                .containsExactly("PUT " + BRANCH + "/tickets/A017/note {\"text\":\"suara pel\"}");
        assertThat(page.locator("#visit [role=status]")).containsText("tersimpan pada A017");
        assertThat(page.locator("#visit .papers")).isHidden();

        page.keyboard().press("Escape");
        if (how.equals("gone")) {
            assertThat(page.locator("#visit")).isHidden();
        } else {
            assertThat(page.locator("#visit h2")).hasText("A031Bilik 7");
            assertThat(page.locator("#note")).hasValue("");
            assertThat(page.locator("#note")).isEditable();
        }
        awaitCommands(1);
    }

    @Test
    void a_note_that_could_not_be_kept_is_told_with_its_visit() {
        server.refuse(BRANCH + "/tickets/A017/note", "WrongStage");
        page.keyboard().press("m");
        page.keyboard().type("x");
        page.keyboard().press("Enter");
        assertThat(page.locator(".notice")).containsText("Catatan untuk A017 tidak tersimpan");
    }

    @Test
    void how_the_one_before_goes_on_is_said_of_nobody_else() {
        page.keyboard().press("l");
        assertThat(page.locator("[data-leave='self-working']")).hasAttribute("aria-pressed", "true");
        server.view(GROUP, AFTER);
        assertThat(page.locator("#leave-words")).containsText("A031");
        assertThat(page.locator("[data-leave='self-working']")).hasAttribute("aria-pressed", "false");
        page.keyboard().press("l");
        page.keyboard().press("4");
        page.keyboard().press("f");
        awaitCommands(1);
        assertThat(server.commands).isEqualTo(List.of("POST " + BRANCH
                + "/booths/10/attend {\"ticket\":\"A024\",\"leave\":\"self-working\",\"left\":\"A031\"}"));
    }

    private void down(Locator button) {
        button.hover();
        page.mouse().down();
    }
}
