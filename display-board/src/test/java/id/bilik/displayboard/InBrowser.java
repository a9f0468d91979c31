package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import id.bilik.testsupport.browser.InChromium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A page in a real browser with a server of its own. */
abstract class InBrowser extends InChromium {
    PageServer server;
    Page page;
    /** Faults of the page, and what the content security policy had to stop. */
    final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open_a_page() throws IOException {
        server = new PageServer();
        page = browser().newPage(new Browser.NewPageOptions().setViewportSize(1920, 1080).setLocale("id-ID"));
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void close_the_page() {
        page.close();
        server.close();
    }

    /** Opens a page and waits until it is live. */
    void open(String path) {
        page.navigate(server.address(path));
        assertThat(page.locator("html")).hasAttribute("data-live", "live",
                new HasAttributeOptions().setTimeout(10_000));
    }

    /** Waits until so many commands have arrived, and no more. */
    void awaitCommands(int count) {
        for (int tries = 0; tries < 100 && server.commands.size() < count; tries++) {
            page.waitForTimeout(50);
        }
        assertThat(server.commands).hasSize(count);
    }
}
