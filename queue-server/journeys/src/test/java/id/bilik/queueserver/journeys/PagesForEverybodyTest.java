package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.Homes;
import id.bilik.queueserver.server.LongestWords;
import id.bilik.queueserver.server.Morning;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every page of a real server in the middle of a morning, for people of every eyesight, language and screen. */
class PagesForEverybodyTest extends InChromium {
    private static final List<String> THEMES = List.of("light", "dark", "contrast");
    /** The theme in which every rule is asked; a theme changes colours only, so in the others those of colours are. */
    private static final String WHOLE = "light";
    /** Rules are asked in the first: PageFilesTest knows that the others leave no text out. Whether it fits is asked in each. */
    private static final List<String> LANGUAGES = List.of("id", "en");
    /** A page of 1280 pixels at 200 %, and a phone. */
    private static final List<Integer> WIDTHS = List.of(640, 360);
    /** The colours of buttons take a moment to change, which nobody has to wait for here. */
    private static final String WEAR = """
            (theme) => {
              document.documentElement.dataset.theme = theme;
              document.getAnimations().filter((each) => each instanceof CSSTransition).forEach((each) => each.finish());
            }""";

    /** What sticks out, where the page can be scrolled sideways. */
    private static final String TOO_WIDE = """
            async () => {
              await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
              const page = document.documentElement;
              if (page.scrollWidth <= page.clientWidth) return [];
              return [...document.querySelectorAll('body, body *')]
                .filter((part) => part.getBoundingClientRect().right > page.clientWidth)
                .map((part) => `${part.tagName}.${part.className} ${part.textContent.trim().slice(0, 30)}, to ${Math.round(part.getBoundingClientRect().right)} at ${getComputedStyle(part).fontSize}`);
            }""";

    @TempDir
    static @Nullable Path folder;

    private static @Nullable TestServer server;
    private static Map<String, String> pages = Map.of();

    /** What pages asked others for. */
    private final List<String> elsewhere = new ArrayList<>();
    /** One for each language, which goes from path to path: it has a process already, and has fetched the modules. */
    private final Map<String, Page> tabs = new HashMap<>();

    @BeforeAll
    static void begin_a_morning() {
        server = TestServer.in(requireNonNull(folder)).with(Morning.clock()).with(Homes.early()).start();
        pages = Morning.begin(server.client());
        pages.put("home-waiting", Morning.waitAtHome(server.client()));
    }

    @AfterAll
    static void end_it() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void close_the_tabs() {
        tabs.values().forEach(tab -> tab.context().close());
        assertThat(elsewhere).as("no page asks anybody but its own server").isEmpty();
    }

    /** With the longest words, which no rule minds: to load a page takes longer than to look at it. */
    @TestFactory
    Stream<DynamicTest> every_page_keeps_the_rules_of_accessibility_and_fits_at_200_percent_and_on_a_phone() {
        return pages.entrySet().stream().flatMap(page -> LANGUAGES.stream()
                .map(language -> DynamicTest.dynamicTest(page.getKey() + " in " + language,
                        () -> look(page.getKey(), page.getValue(), language))));
    }

    private void look(String name, String path, String language) {
        Page page = tabs.computeIfAbsent(language, this::wordyTab);
        page.setViewportSize(1280, 800);
        open(page, path);
        if (language.equals(LANGUAGES.getFirst())) {
            assertThat(violations(page)).isEmpty();
        }
        page.evaluate(WEAR, WHOLE);
        for (int width : WIDTHS) {
            page.setViewportSize(width, 800);
            assertThat((List<?>) page.evaluate(TOO_WIDE)).as("%s fits into %d pixels", name, width).isEmpty();
        }
    }

    private static List<String> violations(Page page) {
        List<String> found = new ArrayList<>();
        for (String theme : THEMES) {
            page.evaluate(WEAR, theme);
            (theme.equals(WHOLE) ? Accessibility.violations(page) : Accessibility.violationsInColours(page))
                    .forEach(violation -> found.add(theme + ": " + violation));
        }
        return found;
    }

    @Test
    void the_components_show_every_state_of_a_booth() {
        Page page = tabs.computeIfAbsent("id", this::tab);
        open(page, "/components");
        assertThat(page.locator(".tile")).hasCount(8);
        assertThat(page.locator(".segment")).hasCount(3);
        assertThat(page.locator("body")).not().containsText("[object");
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
    }

    @Test
    void all_of_the_supervisors_bar_stands_in_one_line() {
        for (String language : LANGUAGES) {
            Page page = tabs.computeIfAbsent(language + " plain", key -> tab(language));
            page.setViewportSize(1280, 720);
            open(page, "/staff/pekalongan");
            assertThat(page.locator(".bar .signed-in-name")).isVisible();
            assertThat((List<?>) page.locator(".bar > *").evaluateAll("""
                    parts => parts.filter((part) => part.checkVisibility()
                      && part.getBoundingClientRect().top >= parts[0].getBoundingClientRect().bottom)
                      .map((part) => part.textContent)""")).as(language).isEmpty();
        }
    }

    private Page tab(String language) {
        String own = requireNonNull(server).client().at("/").toString();
        BrowserContext context = browser().newContext(new Browser.NewContextOptions()
                .setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        SignedIn.as("supervisor", TestServer.RUN, requireNonNull(server).client().at("/"), context);
        context.addInitScript("localStorage.setItem('bilik.language', '" + language + "');");
        Page page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(own) && !request.url().startsWith("data:")) {
                elsewhere.add(request.url());
            }
        });
        return page;
    }

    private Page wordyTab(String language) {
        Page page = tab(language);
        LongestWords.in(page.context(), language);
        return page;
    }

    /** Opens a path and waits until the page shows what the server says. */
    private static void open(Page page, String path) {
        page.navigate(requireNonNull(server).client().at(path).toString());
        page.waitForFunction("() => (document.documentElement.dataset.live ?? 'live') === 'live'"
                + " && (document.documentElement.dataset.ready ?? 'yes') === 'yes'"
                + " && document.body.innerText.trim().length > 40");
        page.waitForTimeout(150); // the last answers of a page, such as the settings of a board
    }
}
