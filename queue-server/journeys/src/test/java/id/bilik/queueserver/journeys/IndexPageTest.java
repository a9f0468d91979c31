package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import id.bilik.queueserver.server.Morning;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician finds on the index: every screen, what it looks like, its address, and the same for a camera. */
class IndexPageTest extends InChromium {
    private static final String ALL_PICTURES = "(pictures) => Promise.all(pictures.map(async (picture) => {"
            + " picture.loading = 'eager'; await picture.decode(); return picture.naturalWidth; }))";
    private static final String TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    @TempDir
    @Nullable
    Path folder;

    private @Nullable TestServer server;
    private @Nullable BrowserContext context;

    @BeforeEach
    void start() {
        server = TestServer.in(requireNonNull(folder)).with(Morning.clock()).start();
        context = SignedIn.as("supervisor", TestServer.RUN, server.client().at("/"), browser().newContext());
    }

    @AfterEach
    void stop() {
        requireNonNull(context).close();
        requireNonNull(server).close();
    }

    @Test
    void every_screen_stands_there_with_a_picture_an_address_to_copy_and_a_symbol_that_a_camera_reads()
            throws Exception {
        Page page = requireNonNull(context).newPage();
        page.navigate(requireNonNull(server).client().at("/").toString());
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");

        assertThat(page.locator(".screen")).hasCount(31);
        for (Map.Entry<String, Integer> kind : Map.of("board", 1, "booth", 12, "officer", 2, "kiosk", 1, "phone", 1,
                "what-if", 1, "settings", 1, "technician", 1, "docs", 1, "first-steps", 1).entrySet()) {
            assertThat(page.locator(".screen[data-screen=" + kind.getKey() + "]")).hasCount(kind.getValue());
        }
        assertThat(page.locator(".screen[data-screen=book] a")).hasAttribute("href", "/book/pekalongan");
        assertThat((List<?>) page.locator(".screen img").evaluateAll(ALL_PICTURES)).as("each is there")
                .allSatisfy(width -> assertThat((Integer) width).isPositive());
        speaksBothLanguages(page);
        showsThePictureOfItsTheme(page);
        isReadByACamera(page);
        isCopiedByKeys(page);
        for (int width : List.of(320, 768, 1920)) {
            page.setViewportSize(width, 800);
            assertThat(page.evaluate(TOO_WIDE)).as("at %d pixels", width).isEqualTo(false);
        }
        assertThat(page.locator("#only-here")).isVisible();
        assertThat(page.locator(".index-first a")).hasAttribute("href", "/first-steps/pekalongan#branch");
        Pictures.take(page, "index");
        isPrintedInBlackOnWhite(page);
        leadsATechnicianToTheStepsOfDevices();
    }

    private void leadsATechnicianToTheStepsOfDevices() {
        URI at = requireNonNull(server).client().at("/");
        try (BrowserContext own = SignedIn.as("technician", TestServer.RUN, at, browser().newContext())) {
            Page page = own.newPage();
            page.navigate(at.toString());
            page.locator(".index-first a").click();
            assertThat(page.locator("#head-kiosk")).hasAttribute("aria-expanded", "true");
            assertThat(page.locator("#body-kiosk")).containsText("Belum ada perangkat yang menunggu");
            assertThat(page.locator("#home")).hasAttribute("href", "/technician/pekalongan");
            page.locator("#head-services").click();
            assertThat(page.locator("#body-services")).isVisible();
            assertThat(page.locator("#body-services button")).hasCount(0);
        }
    }

    private static void speaksBothLanguages(Page page) {
        Locator board = page.locator(".screen[data-screen=board] .in-light");
        assertThat(board).hasAttribute("alt", Pattern.compile("Nomor besar.*"));
        page.locator("#language").click();
        assertThat(board).hasAttribute("alt", Pattern.compile("The number.*"));
        // a key whose words are missing would stand there itself
        assertThat(page.locator("main")).not().containsText(Pattern.compile("index\\.|first\\."));
    }

    private static void showsThePictureOfItsTheme(Page page) {
        Locator board = page.locator(".screen[data-screen=board]");
        for (String theme : List.of("dark", "contrast", "light")) {
            page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme);
            boolean light = theme.equals("light");
            assertThat(board.locator(light ? ".in-light" : ".in-dark")).isVisible();
            assertThat(board.locator(light ? ".in-dark" : ".in-light")).isHidden();
        }
    }

    /** As the symbol is drawn on the screen, in the dark as well. */
    private static void isReadByACamera(Page page) throws IOException, ReaderException {
        for (String theme : List.of("light", "dark")) {
            page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme);
            for (String screen : List.of("board", "what-if")) {
                Locator card = page.locator(".screen[data-screen=" + screen + "]");
                assertThat(SeenSymbol.read(card.locator(".screen-qr")))
                        .isEqualTo(card.locator("code").textContent());
            }
        }
    }

    private void isCopiedByKeys(Page page) {
        requireNonNull(context).grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Locator board = page.locator(".screen[data-screen=board]");
        board.locator("a").focus();
        page.keyboard().press("Tab");
        assertThat(board.locator("button")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#copied")).containsText("/board/pekalongan");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo("http://127.0.0.1:7070/board/pekalongan");
        // as over plain http, where a browser gives no page the clipboard
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        page.locator(".screen[data-screen=technician] button").press("Enter");
        assertThat(page.locator("#copied")).containsText("Ctrl+C");
        assertThat(page.evaluate("String(getSelection())")).isEqualTo("http://127.0.0.1:7070/technician/pekalongan");
    }

    private static void isPrintedInBlackOnWhite(Page page) {
        page.evaluate("document.documentElement.dataset.theme = 'dark'");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("main")).hasCSS("color", "rgb(0, 0, 0)");
        assertThat(page.locator(".screen[data-screen=board] .in-light")).isVisible();
        assertThat(page.locator(".screen[data-screen=board] .screen-qr")).isVisible();
        assertThat(page.locator("#print")).isHidden();
        assertThat(page.locator(".screen[data-screen=board] button")).isHidden();
    }
}
