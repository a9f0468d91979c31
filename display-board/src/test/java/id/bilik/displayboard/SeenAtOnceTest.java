package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.displayboard.ImaginedViews.BOOTH;
import static id.bilik.displayboard.ImaginedViews.GROUP;
import static id.bilik.displayboard.ImaginedViews.SEATED;
import static id.bilik.displayboard.ImaginedViews.booth;
import static id.bilik.displayboard.ImaginedViews.fullestGroup;
import static id.bilik.displayboard.ImaginedViews.papers;
import static id.bilik.displayboard.ImaginedViews.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody must read or press is in sight, whole and without scrolling, on each screen that we name. */
class SeenAtOnceTest extends InBrowser {
    /** In the page: what of the chosen elements is not wholly in sight, in a panel that scrolls either, or has cut text. */
    private static final String OUT_OF_SIGHT = """
            chosen => [...document.querySelectorAll(chosen)].filter(one => one.checkVisibility()).flatMap(one => {
              const { left, top, right, bottom } = one.getBoundingClientRect();
              const frame = one.closest('.visit')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
              const inside = left >= -1 && top >= frame.top - 1 && right <= innerWidth + 1 && bottom <= frame.bottom + 1;
              const cut = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline';
              return inside && !cut ? [] : [`${one.id || one.className}: ${one.textContent.trim().slice(0, 30)} `
                + `${[left, top, right, bottom].map(Math.round)}${cut ? ' cut' : ''}`];
            })""";

    @Test
    void an_officer_sees_six_booths_and_all_that_can_be_done_there() {
        server.view(GROUP, fullestGroup());
        for (String size : List.of("1280x720", "1366x768", "1440x900", "1920x1080")) {
            at(size);
            open("/officer/test/g2");
            assertThat(page.locator(".tile")).hasCount(6);
            for (int language = 0; language < 2; language++) {
                page.locator("#language").click();
                assertThat(outOfSight(".bar, .bar button, .tile, .tile-ticket, .tile-timer, .tile button, .tile-target,"
                        + " #call-next, #suggest, #visit .chip")).as(size).isEmpty();
                assertThat(page.locator("#visit .chip")).hasCount(6);
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void in_a_booth_nothing_to_press_or_to_read_lies_below_the_fold() {
        Map<String, String> views = boothViews();
        server.view(BOOTH, booth("8", "\"paused\":false"));
        open("/booth/test/8");
        List<String> faults = new ArrayList<>();
        views.forEach((name, view) -> {
            server.view(BOOTH, view);
            page.waitForCondition(() -> name.equals(page.locator("body").getAttribute("data-stage")));
            for (String size : List.of("1024x768", "1280x720", "1366x768", "1920x1080", "1080x1920")) {
                at(size);
                for (int language = 0; language < 2; language++) {
                    page.locator("#language").click();
                    outOfSight(
                            "button, #ticket, #headline, #headline-other, #detail, #asked, #told, #papers li, #steps")
                            .forEach(fault -> faults.add(name + " at " + size + ": " + fault));
                }
            }
        });
        assertThat(faults).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private static Map<String, String> boothViews() {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("free", booth("8", "\"paused\":false"));
        views.put("called", seen(visit("A1021", "\"called\"").replace("\"recalls\":0", "\"recalls\":2")));
        views.put("officer", seen(visit("A1021", "\"serving\",\"attention\":\"needs-officer\",\"need\":\"help\","
                + "\"officerAfter\":3," + SEATED + "," + papers("[{\"prompt\":\"show\",\"document\":\"ktp\"}]"))));
        views.put("with", seen(visit("A1021", "\"serving\",\"attention\":\"with-officer\"," + SEATED + ","
                + papers("[{\"prompt\":\"fill-in\"}]"))));
        views.put("self", seen(visit("A1021", "\"serving\",\"attention\":\"self-working\"," + SEATED)));
        views.put("thanks", booth("8", "\"paused\":false,\"last\":{\"ticket\":\"A1021\",\"stage\":\"completed\","
                + "\"endedAt\":\"2026-11-22T10:42:00+07:00\"}"));
        views.put("closed", booth("8", "\"paused\":true"));
        return views;
    }

    private static String seen(String visit) { return booth("8", "\"paused\":false,\"visit\":" + visit); }

    private void at(String size) {
        String[] sides = size.split("x", 2);
        page.setViewportSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private List<String> outOfSight(String chosen) {
        return ((List<?>) page.evaluate(OUT_OF_SIGHT, chosen)).stream().map(String::valueOf).toList();
    }
}
