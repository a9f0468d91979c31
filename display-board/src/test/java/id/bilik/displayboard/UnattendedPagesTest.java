package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOARD;
import static id.bilik.displayboard.ImaginedViews.BOOTH;
import static id.bilik.displayboard.ImaginedViews.board;
import static id.bilik.displayboard.ImaginedViews.booth;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages at which nobody sits come to life by themselves, whatever the server was doing while they were loaded. */
class UnattendedPagesTest extends InBrowser {
    private static final HasAttributeOptions PATIENTLY = new HasAttributeOptions().setTimeout(15_000);
    private static final int ROUND_MILLIS = 15_000;

    @ParameterizedTest
    @CsvSource({"/board/test, board/board-zone.js", "/board/test, shared/base.css", "/booth/test/8, shared/sse.js",
            "/booth/test/8, booth/booth.js"})
    void a_page_of_which_a_part_did_not_come_begins_again(String path, String part) {
        server.view(BOOTH, booth("8", "\"paused\":false"));
        server.view(BOARD, board(10));
        AtomicInteger asked = loseOnce("**/display-board/" + part);
        begin(path);

        page.clock().fastForward(ROUND_MILLIS);
        assertThat(page.locator("html")).hasAttribute("data-live", "live", PATIENTLY);
        assertThat(asked).hasValue(2);
    }

    @Test
    void the_page_that_shows_a_code_does_so_too_and_waits_for_a_server_that_is_away() {
        AtomicInteger asked = loseOnce("**/display-board/shared/dom.js");
        AtomicInteger looked = loseOnce("**/health");
        begin("/pair");

        page.clock().fastForward(ROUND_MILLIS);
        page.waitForCondition(() -> looked.get() == 1);
        assertThat(page.locator("html")).hasAttribute("data-ready", "no");
        page.clock().fastForward(ROUND_MILLIS);
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes", PATIENTLY);
        assertThat(asked).hasValue(2);
    }

    /** Counts how often a part is asked for; the first request fails as where nobody listens. */
    private AtomicInteger loseOnce(String part) {
        AtomicInteger asked = new AtomicInteger();
        page.route(part, route -> {
            if (asked.incrementAndGet() == 1) {
                route.abort("connectionrefused");
            } else {
                route.resume();
            }
        });
        return asked;
    }

    /** Opens a page of which a part is lost, with a clock of the test's. */
    private void begin(String path) {
        page.clock().install();
        AtomicBoolean lost = new AtomicBoolean();
        page.onRequestFailed(request -> lost.set(true));
        page.navigate(server.address(path));
        page.waitForCondition(lost::get);
    }
}
