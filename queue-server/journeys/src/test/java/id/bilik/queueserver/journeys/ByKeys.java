package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who has no pointer. */
final class ByKeys {
    /** More than a day of quarter hours. */
    private static final int MOST_TABS = 110;
    private static final String HAS_FOCUS = "(part) => part === document.activeElement";

    private ByKeys() {}

    static void press(Page page, String selector) {
        reach(page, selector);
        page.keyboard().press("Enter");
    }

    /** By the Tab key, from wherever the focus is. */
    static void reach(Page page, String selector) {
        Locator part = page.locator(selector);
        part.waitFor();
        for (int tabs = 0; tabs < MOST_TABS && part.evaluate(HAS_FOCUS).equals(false); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(part).isFocused();
    }
}
