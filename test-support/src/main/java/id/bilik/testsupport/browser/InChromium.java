package id.bilik.testsupport.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests in a real browser, one for each class; skipped, and said so, where the machine has no Chromium. */
public abstract class InChromium {
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open_the_browser() {
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.MISSING);
        }
        assumeTrue(chromium.isPresent(), Chromium.MISSING);
        playwright = Playwright.create();
        browser = Chromium.launch(playwright, chromium.orElseThrow());
    }

    @AfterAll
    static void close_the_browser() {
        if (playwright != null) { // never set where the machine has no Chromium
            playwright.close();
        }
    }

    protected static Browser browser() { return browser; }
}
