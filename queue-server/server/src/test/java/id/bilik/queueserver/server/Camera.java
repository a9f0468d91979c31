package id.bilik.queueserver.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Looks at pages as somebody would, and keeps pictures of what it saw. */
public final class Camera {
    /** The page has its letters, shows what the server says, and nothing moves that was about to settle. */
    private static final String SETTLED = "() => document.readyState === 'complete' && document.fonts.status === 'loaded'"
            + " && (document.documentElement.dataset.live ?? 'live') !== 'connecting'"
            + " && (document.documentElement.dataset.ready ?? 'yes') === 'yes'"
            + " && document.body.dataset.scene !== 'loading' && document.body.innerText.trim().length > 20";
    /** After that, for the last answers of a page, such as the settings of a board or its first picture. */
    private static final double SETTLING_MILLIS = 700;
    private static final double PATIENCE_MILLIS = 120_000;

    private final Browser browser;
    private final Path folder;
    private final BiConsumer<BrowserContext, URI> letIn;
    private int taken;

    /**
     * How a page is looked at.
     *
     * @param width   of the screen, pixels
     * @param height  of the screen, pixels
     * @param zoom    1, or 2 for a page at 200 %
     * @param whole   the page to its end, not the screen alone
     * @param longest with the longest translation
     */
    public record Look(int width, int height, String language, String theme, int zoom, boolean whole, boolean longest) {
        public static final Look DESK = new Look(1366, 768, "id", "light", 1, true, false);
        public static final Look PHONE = new Look(390, 844, "id", "light", 1, true, false);
        public static final Look BOOTH = new Look(1366, 768, "id", "light", 1, false, false);
        public static final Look WALL = new Look(1280, 720, "id", "dark", 1, false, false);

        public Look on(int otherWidth, int otherHeight) {
            return new Look(otherWidth, otherHeight, language, theme, zoom, whole, longest);
        }

        public Look in(String otherLanguage) {
            return new Look(width, height, otherLanguage, theme, zoom, whole, longest);
        }

        public Look themed(String other) { return new Look(width, height, language, other, zoom, whole, longest); }

        public Look twice() { return new Look(width, height, language, theme, 2, whole, longest); }

        public Look withLongestWords() { return new Look(width, height, language, theme, zoom, whole, true); }
    }

    /** @param letIn signs a browser in before it opens an address */
    public Camera(Browser browser, Path folder, BiConsumer<BrowserContext, URI> letIn) {
        this.browser = browser;
        this.folder = folder;
        this.letIn = letIn;
    }

    public int taken() { return taken; }

    public void take(String name, URI address, Look look) { take(name, address, look, page -> {}); }

    /** After something was done on the page. */
    public void take(String name, URI address, Look look, Consumer<Page> first) {
        try (BrowserContext context = context(look)) {
            letIn.accept(context, address);
            Page page = open(context, address);
            first.accept(page);
            take(name, page, look.whole);
        }
    }

    public void take(String name, Page page, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(whole)
                .setTimeout(PATIENCE_MILLIS));
        taken++;
        System.out.println(name);
    }

    public BrowserContext context(Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width / look.zoom, look.height / look.zoom).setDeviceScaleFactor(look.zoom)
                .setColorScheme(look.theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT).setHasTouch(true));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.addInitScript("localStorage.setItem('bilik.language', '" + look.language + "');"
                + "localStorage.setItem('bilik.theme', '" + look.theme + "');");
        if (look.longest) {
            LongestWords.in(context, look.language);
        }
        return context;
    }

    public Page open(BrowserContext context, URI address) {
        Page page = context.newPage();
        page.navigate(address.toString());
        settle(page);
        return page;
    }

    public static void settle(Page page) {
        page.waitForFunction(SETTLED);
        page.waitForTimeout(SETTLING_MILLIS);
    }
}
