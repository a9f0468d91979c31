package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The page in a real browser, and what its tests do with it. */
abstract class PageInBrowser extends InChromium {

    KioskAtWork kiosk;
    BrowserContext context;
    Page page;
    final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void visit() {
        kiosk = new KioskAtWork(told());
        context = browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 800).setHasTouch(true)
                .setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")
                    && !message.text().contains("ERR_")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        beforeThePage();
        navigate();
    }

    @AfterEach
    void leave() {
        context.close();
        kiosk.close();
        assertThat(complaints).isEmpty();
    }

    /** What the kiosk is told beyond the usual. */
    Map<String, String> told() { return Map.of(); }

    /** What has to be in the browser before the page. */
    void beforeThePage() {}

    final void navigate() {
        page.navigate(kiosk.address());
        assertThat(page.locator(".start")).isVisible();
    }

    /**
     * On the next page, seconds pass only by {@link #seconds}. Its feed keeps the real time: with a clock that jumps, it
     * would take a line that answers at once for a dead one.
     */
    final void stopTheSeconds() { context.addInitScript("""
            (() => {
              const every = [];
              let now = 0;
              globalThis.setInterval = (work, millis) => every.push({ work, millis });
              globalThis.passSeconds = (count) => {
                for (const end = now + count * 1000; now < end;) {
                  now += 1000;
                  for (const { work, millis } of every) if (now % millis === 0) work();
                }
              };
            })();
            """); }

    final void seconds(int count) { page.evaluate("count => passSeconds(count)", count); }

    /** The page has taken in the new size when this returns. */
    final void size(int width, int height) {
        page.setViewportSize(width, height);
        drawn();
    }

    /** Returns when the page has drawn what it was told before. */
    final void drawn() {
        page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    final void theme(ColorScheme scheme) { page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme)); }

    // --- what a participant touches

    final void language(String language) { page.locator(".tongue[lang=" + language + "]").tap(); }

    final void service(String service) { page.locator(".services [data-service=" + service + "]").tap(); }

    final void quick(String service) { page.locator(".quick [data-service=" + service + "]").tap(); }

    final void priority(String priority) { page.locator("[data-priority=" + priority + "]").tap(); }

    final void answer(String answer) { page.locator("[data-answer=" + answer + "]").tap(); }

    final void back() { page.locator("#ways .back").tap(); }

    final void done() { page.locator("#ways .main").tap(); }

    final void assist(String kind) { page.locator("[data-assist=" + kind + "]").tap(); }

    final Locator number() { return page.locator(".ticket .number"); }

    final Locator scene(String name) { return page.locator("body[data-scene=" + name + "]"); }

    // --- what is held against the page

    /** Nothing runs off the screen, and nothing has to be scrolled for. */
    final void fits(String name) {
        assertThat(overflow()).as(name + " runs off the screen by").isEqualTo("0 0 0");
    }

    /** Nothing runs off to the side; what is below can be reached by a button that says so. */
    final void fitsByScrolling(String name) {
        String[] over = overflow().split(" ", -1);
        assertThat(over[0] + " " + over[1]).as(name + " runs off to the side by").isEqualTo("0 0");
        assertThat(
                page.evaluate("() => [...document.querySelectorAll('button')].filter((each) => each.checkVisibility()"
                        + " && each.getBoundingClientRect().right > innerWidth + 1).map((each) => each.textContent).join(' | ')"))
                .as(name + " puts out of reach").isEqualTo("");
        assertThat(page.locator("#more").isVisible()).as(name + " says that there is more")
                .isEqualTo(!over[2].equals("0"));
        assertThat(page.evaluate("() => [...document.querySelectorAll('button, h1, p, dd, li, strong')]"
                + ".filter((each) => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1"
                + " && getComputedStyle(each).display !== 'inline').map((each) => each.textContent).join(' | ')"))
                .as(name + " cuts off").isEqualTo("");
    }

    private String overflow() {
        return String.valueOf(page.evaluate("() => { const stage = document.getElementById('stage');"
                + " return [document.documentElement.scrollWidth - innerWidth, stage.scrollWidth - stage.clientWidth,"
                + " stage.scrollHeight - stage.clientHeight].map((over) => Math.max(0, over)).join(' '); }"));
    }

    /** Every target is at least 48 px wide and high. */
    final void targetsAreLarge(String name) {
        assertThat(page.evaluate("() => [...document.querySelectorAll('button')].filter((each) =>"
                + " each.checkVisibility()).map((each) => [each, each.getBoundingClientRect()]).filter(([, box]) =>"
                + " box.width < 48 || box.height < 48).map(([each]) => each.outerHTML).join()")).as(name).isEqualTo("");
    }

    final void isAccessible(String name) { assertThat(Accessibility.violations(page)).as(name).isEmpty(); }

    /** For a scene that {@link #isAccessible} in other colours. */
    final void hasReadableColours(String name) {
        assertThat(Accessibility.violationsInColours(page)).as(name).isEmpty();
    }

    final void picture(String name) { Pictures.take(page, name); }
}
