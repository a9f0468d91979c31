package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No way out of the page for the public, and nothing of what others sent can do anything on it. */
class LockTest extends PageInBrowser {

    private static final String TRICK = "<b>bold</b><img src=x onerror=\\\"document.title='owned'\\\"><script>1</script>";

    @Test
    void what_a_finger_or_a_mouse_may_do_elsewhere_does_nothing() {
        for (String event : List.of("contextmenu", "selectstart", "dragstart", "drop", "copy", "paste", "auxclick")) {
            assertThat(page.evaluate(
                    "event => document.body.dispatchEvent(new Event(event, {bubbles: true, cancelable: true}))",
                    event)).as(event + " goes on").isEqualTo(false);
        }
        assertThat(page.evaluate("document.body.dispatchEvent(new WheelEvent('wheel',"
                + " {ctrlKey: true, bubbles: true, cancelable: true}))")).as("zoom by wheel goes on").isEqualTo(false);
        page.locator("h1").dblclick();
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo("");
        assertThat(page.evaluate("getComputedStyle(document.body).touchAction")).isEqualTo("pan-y");
    }

    @Test
    void keys_that_mean_nothing_to_the_page_mean_nothing_at_all() {
        for (String key : List.of("F1", "F3", "F5", "F11", "F12", "Control+KeyP", "Control+KeyR", "Control+KeyN",
                "Control+KeyF",
                "Control+Equal", "Alt+ArrowLeft", "Meta+KeyL", "/", "'")) {
            page.evaluate("() => { globalThis.went = []; addEventListener('keydown',"
                    + " (event) => went.push(event.defaultPrevented), {once: true}); }");
            page.keyboard().press(key);
            assertThat((List<?>) page.evaluate("went")).as(key).allMatch(Boolean.TRUE::equals).isNotEmpty();
        }
        assertThat(scene("start")).isVisible();
    }

    @Test
    void there_is_no_link_no_other_window_and_no_way_back() {
        assertThat(page.locator("a, iframe, form, input, [target]")).hasCount(0);
        assertThat(page.evaluate("open('/health')")).isNull();
        assertThat(context.pages()).hasSize(1);
        page.evaluate("history.back()");
        language("id");
        assertThat(page).hasURL(kiosk.address() + "/");
    }

    @Test
    void the_page_may_load_nothing_from_elsewhere_and_make_no_markup_of_text() {
        String policy = page.request().get(kiosk.address() + "/").headers().get("content-security-policy");
        assertThat(policy).contains("default-src 'none'").contains("script-src 'self'").contains("form-action 'none'")
                .contains("require-trusted-types-for 'script'").doesNotContain("unsafe").doesNotContain("http")
                .doesNotContain("*");
        assertThat(page.evaluate("() => { try { document.body.innerHTML = '<b>x</b>'; return 'taken'; }"
                + " catch (refused) { return refused.name; } }")).isEqualTo("TypeError");
        complaints.clear(); // the browser notes the refusal that was asked for
    }

    /** The page, word for word, when everything that others can write has markup in it. */
    @Test
    void markup_in_a_plan_stands_as_text() {
        kiosk.server.planChange = plan -> plan.replace("Kantor Cabang Pekalongan", "Kantor " + TRICK)
                .replace("Klaim JHT", "Klaim " + TRICK).replace("Kartu Keluarga", "Kartu " + TRICK);
        kiosk.server.servedToday = "{\"likely\":false,\"instead\":{\"id\":\"Besok " + TRICK + "\"}}";
        navigate();
        assertThat(page.locator(".quick")).containsText("<b>");
        StringBuilder seen = new StringBuilder();
        note(seen);
        language("id");
        note(seen);
        service("jht");
        priority("none");
        note(seen);
        answer("missing");
        answer("take");
        assertThat(number()).isVisible();
        note(seen);
        done();
        quick("jht");
        assertThat(number()).isVisible();
        note(seen);

        GoldenFile.assertSame("page/markup.txt", seen.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void note(StringBuilder seen) {
        seen.append("== ").append(page.locator("body").getAttribute("data-scene")).append('\n')
                .append(page.locator("#branch").textContent()).append('\n')
                .append(page.locator("#stage").innerText()).append('\n');
        assertThat(page.locator("#stage b, #stage script, #head b, #head img:not(#logo), #stage img:not(figure > img)"))
                .hasCount(0);
        assertThat(page.title()).doesNotContain("owned");
    }
}
