package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.Pictures;
import org.junit.jupiter.api.Test;

/** A supervisor plans a week with twice the claims, by keys alone. */
class SurgeJourneyTest extends SettingsInBrowser {
    private static final double LONGEST_MILLIS = 120_000;
    private static final int MOST_TABS = 20;
    private static final String IS_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    @Test
    void a_week_with_twice_the_claims_is_planned_told_drawn_and_remembered() {
        Page page = settings("en", "branch");
        page.navigate(client().at("/staff/pekalongan").toString());
        assertThat(page.locator("#surge")).isVisible(); // once it is known who is signed in
        page.locator("#surge").press("Enter");
        assertThat(page.locator("#ask")).isEnabled();
        assertThat(page.locator("#times")).hasValue("3");
        tabTo(page, "times");
        page.keyboard().type("2");
        tabTo(page, "home");
        page.keyboard().type("25");
        tabTo(page, "people");
        page.keyboard().type("30");
        page.keyboard().press("Enter");
        assertThat(page.locator("#cancel")).isFocused();
        assertThat(page.locator("#progress")).isVisible();
        page.keyboard().press("Enter");
        assertThat(page.locator("#state")).hasText("Cancelled.");
        assertThat(page.locator("#ask")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#result")).isVisible(
                new LocatorAssertions.IsVisibleOptions().setTimeout(LONGEST_MILLIS));
        Locator state = page.locator("#state");
        assertThat(state).containsText("officer hours in all");
        assertThat(state).containsText("From home come 25 % of the claims");
        assertThat(state).containsText("of 30 people find room beside the claims");
        assertThat(state).containsText("On site all of them take");
        assertThat(state).containsText("The journal holds no earlier day");
        assertThat(page.locator("#week tr")).hasCount(7);
        assertThat(page.locator("#week tr").first()).containsText("Wed");
        page.waitForFunction("window.Chart?.getChart('picture')");
        assertThat(String.valueOf(page.evaluate("Chart.getChart('picture').legend.legendItems.map(it => it.text)")))
                .contains("Officers", "Arrivals");
        assertThat(String.valueOf(page.evaluate("Chart.getChart('picture').scales.x.ticks.map(it => it.label[0])")))
                .matches("\\[(\\d\\d:00(, )?){7}]");
        page.locator("summary").press("Enter");
        assertThat(page.locator("#half-hours tr").first()).containsText("08:00");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.evaluate("window.scrollTo(0, document.body.scrollHeight / 3)");
        Pictures.take(page, "surge");
        for (int width : new int[]{1280, 320}) {
            page.setViewportSize(width, 800);
            assertThat(page.evaluate(IS_TOO_WIDE)).as("wider than %d pixels", width).isEqualTo(false);
        }
        page.locator("#language").press("Enter");
        assertThat(state).containsText("jam petugas");
        assertThat(page.locator("#week tr").first()).containsText("Rab");

        page.reload();
        assertThat(page.locator("#week tr")).hasCount(7);
        assertThat(page.locator("#times")).hasValue("2");
        assertThat(page.locator("#home")).hasValue("25");
        assertThat(page.locator("#people")).hasValue("30");
    }

    private static void tabTo(Page page, String id) {
        for (int tab = 0; tab < MOST_TABS; tab++) {
            if (page.evaluate("document.activeElement.id").equals(id)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no " + id + " within " + MOST_TABS + " tabs");
    }
}
