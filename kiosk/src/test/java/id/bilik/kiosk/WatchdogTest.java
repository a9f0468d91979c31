package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import org.junit.jupiter.api.Test;

/** Never a white page, and never one that is dead. */
class WatchdogTest extends PageInBrowser {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final String STARTED = "() => globalThis.marked === undefined && document.body?.dataset.scene === 'start'";

    @Override
    void beforeThePage() { page.clock().install(); }

    @Test
    void a_page_that_stumbled_starts_again() {
        mark();
        page.evaluate("dispatchEvent(new ErrorEvent('error', {message: 'stumbled'}))");
        pass(20);

        startedAgain();
    }

    @Test
    void a_number_stays_on_a_page_that_stumbled() {
        quick("info");
        assertThat(number()).isVisible();
        mark();
        page.evaluate("dispatchEvent(new ErrorEvent('error', {message: 'stumbled'}))");
        pass(15);
        assertThat(number()).hasText("A001");
        assertThat((Boolean) page.evaluate("marked")).isTrue();

        page.clock().fastForward("01:31");
        pass(10);
        startedAgain();
    }

    @Test
    void without_its_scripts_the_page_is_not_white_and_tries_again() {
        page.route("**/main.js", Route::abort);
        page.navigate(kiosk.address());
        assertThat(page.locator("h1")).containsText("Mohon tunggu sebentar");
        page.unroute("**/main.js");
        pass(30);

        assertThat(scene("start")).isVisible();
    }

    @Test
    void a_page_of_an_earlier_kiosk_is_replaced() {
        mark();
        page.route("**/api/plan", route -> {
            APIResponse plan = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(plan)
                    .setBody(plan.text().replaceFirst("\"run\":\"[^\"]+\"", "\"run\":\"another\"")));
        });
        kiosk.server.planChange = plan -> plan.replace("Pekalongan", "Pekalongan Baru");

        startedAgain();
        assertThat(page.locator("#branch")).containsText("Baru");
    }

    @Test
    void a_page_that_is_a_day_old_starts_again_when_nobody_is_there() {
        mark();
        stand();
        later(19 * HOUR);
        pass(10);
        isStillTheSame();

        later(HOUR + MINUTE);
        pass(10);
        startedAgain();
    }

    @Test
    void a_page_that_is_a_day_old_does_not_start_again_under_a_finger() {
        mark();
        stand();
        later(21 * HOUR);
        page.dispatchEvent("body", "pointerdown");
        pass(10);
        isStillTheSame();
        later(9 * MINUTE);
        pass(10);
        isStillTheSame();

        later(MINUTE);
        pass(10);
        startedAgain();
    }

    /** From here on the page's clock goes only when it is told to. */
    private void stand() {
        page.clock().pauseAt(now() + 1_000);
    }

    /** So much time went by, and the page was alive all of it. */
    private void later(long millis) {
        page.clock().setSystemTime(now() + millis);
        page.evaluate("dispatchEvent(new Event('kiosk-alive'))");
    }

    private long now() { return ((Number) page.evaluate("Date.now()")).longValue(); }

    private void isStillTheSame() { assertThat((Boolean) page.evaluate("marked === true")).isTrue(); }

    /** The page may start again in the middle of it, and ends what was asked of it then. */
    private void pass(int seconds) {
        try {
            page.clock().runFor(seconds * 1_000L);
        } catch (PlaywrightException startedAgain) {
            assertThat(startedAgain).hasMessageContaining("navigation");
        }
    }

    private void mark() { page.evaluate("globalThis.marked = true"); }

    /** A kiosk that has much to do may answer a round too late: then the page's next round asks again. */
    private void startedAgain() {
        for (int round = 0; round < 5; round++) {
            try {
                page.waitForFunction(STARTED, null, new Page.WaitForFunctionOptions().setTimeout(6_000));
                return;
            } catch (TimeoutError late) {
                pass(5);
            }
        }
        page.waitForFunction(STARTED);
    }
}
