package id.bilik.testsupport.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests in a real browser: one for the whole JVM, which no two classes use at once. They are skipped, and say so, where
 * the machine has no Chromium.
 */
@ResourceLock("chromium")
public abstract class InChromium {
    private static @Nullable Browser browser;

    @BeforeAll
    static void open_the_browser() {
        if (browser != null) {
            return;
        }
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.MISSING);
        }
        assumeTrue(chromium.isPresent(), Chromium.MISSING);
        Playwright playwright = Playwright.create();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(playwright::close));
        browser = Chromium.launch(playwright, chromium.orElseThrow());
    }

    /** The pages that a class leaves open would go on, with feeds and cameras, beside all that the JVM runs after it. */
    @AfterAll
    static void close_the_pages() {
        if (browser != null) {
            List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        }
    }

    protected static Browser browser() {
        if (browser == null) {
            throw new IllegalStateException("the browser is opened before the first test of a class");
        }
        return browser;
    }
}
