package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.Pictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The booking page on a phone of 320 pixels, reached by keys alone, with a server that answers as a test decides. */
abstract class InBookingPage extends InBrowser {
    static final String BRANCH = "/api/branches/test";
    static final String WISH = "POST " + BRANCH + "/bookings";
    static final String BOOKING = BRANCH + "/bookings/0a1b2c3d4e5f6071";
    static final String LINK = "/book/test#0a1b2c3d4e5f6071.a-Secret_1";
    static final String TEN = "2026-03-11T10:00:00+07:00";
    private static final int MOST_TABS = 40;
    private static final String HAS_FOCUS = "(part) => part === document.activeElement";
    private static final String TOO_WIDE = "document.documentElement.scrollWidth > innerWidth";

    /** The colours of buttons take a moment to change, which nobody has to wait for here. */
    private static final String WEAR = """
            (theme) => {
              document.documentElement.dataset.theme = theme;
              document.getAnimations().filter((each) => each instanceof CSSTransition).forEach((each) => each.finish());
            }""";

    @BeforeEach
    void a_branch_with_room() {
        page.setViewportSize(320, 640);
        branchWithRoom(server, 7);
    }

    static void branchWithRoom(PageServer server, int daysAhead) {
        server.view(BRANCH + "/services",
                """
                        {"now":"2026-03-10T09:00:00+07:00","clockSpeed":1,"branch":"test","name":"Cabang Uji","daysAhead":%d,
                        "checkInEarlyMinutes":30,"checkInLateMinutes":15,"services":[
                        {"id":"jht","icon":"savings","names":{"id":"Klaim JHT (Jaminan Hari Tua)","en":"JHT claim (old-age savings)"},
                        "documents":[{"id":"ktp","text":{"id":"e-KTP","en":"Identity card (e-KTP)"},"required":true},
                        {"id":"npwp","text":{"id":"NPWP","en":"Tax number (NPWP)"},"required":false}]},
                        {"id":"info","icon":"information","names":{"id":"Informasi","en":"Information"},"documents":[]}]}"""
                        .formatted(daysAhead));
        server.view(BRANCH + "/draws", "{\"draws\":[]}");
        server.view(BRANCH + "/slots", """
                {"slots":[{"at":"2026-03-11T10:00:00+07:00","minutes":15,"free":2},
                {"at":"2026-03-11T10:30:00+07:00","minutes":15,"free":1},
                {"at":"2026-03-11T11:15:00+07:00","minutes":15,"free":1},
                {"at":"2026-03-12T09:00:00+07:00","minutes":15,"free":1}],"release":"2026-03-11T08:00:00+07:00"}""");
        server.answer(WISH, 201, booking("held", TEN, ",\"secret\":\"a-Secret_1\""));
        server.answer("POST " + BOOKING + "/confirm", 200, booking("confirmed", TEN, ""));
        server.answer("DELETE " + BOOKING, 200, booking("cancelled", TEN, ""));
    }

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    static String booking(String state, String at, String more) {
        return """
                {"booking":"0a1b2c3d4e5f6071","service":"jht","at":"%s","place":"branch","state":"%s","sequence":0,
                "movable":%s,"holdUntil":"2026-03-10T09:10:00+07:00"%s}""".formatted(at, state,
                state.equals("confirmed"), more);
    }

    void begin(String path) {
        page.navigate(server.address(path));
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
    }

    void toPerson() {
        begin("/book/test");
        press("[data-service=jht]");
        press("main > .primary");
        press("[data-date='2026-03-11']");
        press("[data-at='2026-03-11T10:00']");
        type("nik", "3375012507900002");
        type("name", "Sari Dewi");
    }

    void press(String selector) {
        reach(selector);
        page.keyboard().press("Enter");
    }

    /** By the Tab key, from wherever the focus is. */
    private void reach(String selector) {
        Locator part = page.locator(selector);
        part.waitFor();
        for (int tabs = 0; tabs < MOST_TABS && part.evaluate(HAS_FOCUS).equals(false); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(part).isFocused();
    }

    void type(String field, String text) {
        reach("#field-" + field);
        page.keyboard().type(text);
    }

    void headed(String heading) {
        headedWithoutFocus(heading);
        assertThat(page.locator("h1")).isFocused();
    }

    void headedWithoutFocus(String heading) { assertThat(page.locator("h1")).containsText(heading); }

    void look(String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate(TOO_WIDE)).as(name + " at 320 pixels").isEqualTo(false);
        Pictures.take(page, "book-" + name);
    }

    void lookInDarkAndContrast(String name) {
        for (var theme : new String[]{"dark", "contrast"}) {
            page.evaluate(WEAR, theme);
            assertThat(Accessibility.violationsInColours(page)).as(name + " in " + theme).isEmpty();
        }
        page.evaluate(WEAR, "light");
    }
}
