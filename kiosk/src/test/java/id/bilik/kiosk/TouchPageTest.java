package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.bilik.testbrowser.Chromium;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser. With {@code -Dscreenshots=DIR} every scene is kept as a picture. */
class TouchPageTest {

    private static Playwright playwright;
    private static Browser browser;

    private KioskAtWork kiosk;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void open() {
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.MISSING);
        }
        assumeTrue(chromium.isPresent(), Chromium.MISSING);
        playwright = Playwright.create();
        browser = Chromium.launch(playwright, chromium.orElseThrow());
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void visit() {
        kiosk = new KioskAtWork();
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800).setHasTouch(true)
                .setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")
                    && !message.text().contains("ERR_")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(kiosk.address());
        assertThat(tile("jht")).isVisible();
    }

    @AfterEach
    void leave() {
        context.close();
        kiosk.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_touch_gives_a_number_and_a_slip() {
        picture("services");
        tile("jht").tap();

        assertThat(number()).hasText("A001");
        assertThat(page.locator(".ticket")).containsText("12-20 menit");
        assertThat(page.locator(".slip.good")).isVisible();
        assertThat(page.locator(".ticket figure img")).isVisible();
        picture("ticket");
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void a_double_click_gives_one_ticket() {
        kiosk.server.thinkMillis = 150;
        tile("jht").dblclick();

        assertThat(number()).hasText("A001");
        assertThat(kiosk.server.asked).hasSize(1);
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void without_paper_the_page_says_so_before_and_the_number_stands_large_after() {
        kiosk.printer("paper-out");
        assertThat(page.locator("#trouble")).containsText("Kertas karcis habis");
        picture("services-paper-out");

        tile("info").tap();
        assertThat(number()).hasText("A001");
        assertThat(page.locator(".slip.bad")).containsText("catat atau foto");
        assertThat(page.locator(".ticket figure img")).isVisible();
        picture("ticket-paper-out");

        kiosk.printer("ready");
        page.locator(".reprint").tap();
        assertThat(page.locator(".slip.good")).isVisible();
        assertThat(kiosk.slips()).hasSize(1);
    }

    @Test
    void a_button_shows_its_ticket_on_the_page() {
        kiosk.press("2");

        assertThat(number()).hasText("A001");
    }

    @Test
    void priority_is_asked_only_of_those_who_say_that_they_need_it() {
        page.locator(".priority").tap();
        picture("priority");
        page.locator("[data-priority=elderly]").tap();
        picture("priority-services");
        tile("jp").tap();

        assertThat(number()).hasText("A001");
        assertThat(kiosk.server.asked.getFirst().path("priority").asText()).isEqualTo("elderly");
    }

    @Test
    void english_is_one_touch_away_and_the_next_participant_finds_indonesian() {
        page.locator(".language[lang=en]").tap();
        assertThat(page.locator("h1")).hasText("Choose your service");
        picture("services-english");
        tile("jht").tap();
        assertThat(page.locator(".ticket")).containsText("12-20 minutes");
        assertThat(kiosk.slips().getFirst()).contains("JHT claim");

        page.locator(".foot .main").tap();
        assertThat(page.locator("h1")).hasText("Pilih layanan Anda");
    }

    @Test
    void the_page_says_that_the_server_is_away_and_comes_back_by_itself() {
        kiosk.server.away(() -> {
            assertThat(page.locator("[data-message=serverAway]")).isVisible();
            picture("server-away");
        });

        assertThat(tile("jht")).isVisible();
    }

    @Test
    void a_closed_branch_says_when_it_opens() {
        kiosk.server.open = false;

        assertThat(page.locator("[data-message=closed]")).containsText("Buka pukul 08:00");
        picture("closed");
        kiosk.server.open = true;
        assertThat(tile("jht")).isVisible();
    }

    @Test
    void a_wish_whose_answer_was_lost_is_repeated_without_a_second_number() {
        kiosk.server.answersToLose.set(3);
        tile("jht").tap();
        assertThat(page.locator("[data-message=refusedAway]")).isVisible();
        picture("refused");
        page.locator(".actions .main").tap();

        assertThat(number()).hasText("A001");
        assertThat(kiosk.server.issued).hasValue(1);
    }

    @Test
    void the_page_works_by_keyboard() {
        tile("jkk").focus();
        page.keyboard().press("Enter");

        assertThat(number()).hasText("A001");
    }

    @Test
    void every_target_is_large_and_nothing_runs_off_the_screen() {
        for (int[] size : List.of(new int[]{1280, 800}, new int[]{800, 1280}, new int[]{1024, 600})) {
            page.setViewportSize(size[0], size[1]);
            String name = size[0] + "x" + size[1];
            for (Locator button : page.locator("button").all()) {
                assertThat(button.boundingBox().height).as(name).isGreaterThanOrEqualTo(64);
                assertThat(button.boundingBox().width).as(name).isGreaterThanOrEqualTo(96);
            }
            fits(name + " services");
            picture("services-" + name);
            tile("jht").tap();
            assertThat(number()).isVisible();
            fits(name + " ticket");
            picture("ticket-" + name);
            page.locator(".foot .main").tap();
            page.locator(".priority").tap();
            fits(name + " priority");
            picture("priority-" + name);
            page.locator(".foot .second").tap();
            kiosk.printer("paper-out");
            assertThat(page.locator("#trouble")).isVisible();
            fits(name + " trouble");
            tile("jht").tap();
            assertThat(page.locator(".slip.bad")).isVisible();
            fits(name + " no slip");
            picture("no-slip-" + name);
            page.locator(".foot .main").tap();
            kiosk.printer("ready");
        }
    }

    @Test
    void who_may_not_be_served_today_reads_it_above_the_wait_and_nothing_runs_off_the_screen() {
        kiosk.server.servedToday = """
                {"chance":0.1,"likely":false,"instead":{"id":"Klaim JHT juga dapat diajukan lewat aplikasi di ponsel, \
                atau datang kembali besok mulai pukul 08.00. Petugas kami di pintu masuk siap membantu Anda.",\
                "en":"Come back tomorrow."}}""";
        for (int[] size : List.of(new int[]{1280, 800}, new int[]{800, 1280}, new int[]{1024, 768},
                new int[]{1024, 600})) {
            page.setViewportSize(size[0], size[1]);
            String name = size[0] + "x" + size[1];
            tile("jht").tap();
            Locator notice = page.locator(".not-today");
            assertThat(notice).containsText("Kemungkinan tidak terlayani hari ini");
            assertThat(notice).containsText("lewat aplikasi");
            assertThat(notice.boundingBox().y + notice.boundingBox().height).as(name)
                    .isLessThanOrEqualTo(page.locator(".fact.wait").boundingBox().y);
            fits(name + " not today");
            picture("not-today-" + name);
            page.locator(".language[lang=en]").tap();
            assertThat(notice).containsText("You may not be served today");
            assertThat(notice).containsText("Come back tomorrow.");
            page.locator(".foot .main").tap();
            kiosk.printer("paper-out");
            assertThat(page.locator("#trouble")).isVisible();
            tile("jht").tap();
            assertThat(page.locator(".slip.bad")).isVisible();
            fits(name + " not today, no slip");
            picture("not-today-no-slip-" + name);
            page.locator(".foot .main").tap();
            kiosk.printer("ready");
            assertThat(page.locator("#trouble")).isHidden();
        }
    }

    @Test
    void a_branch_without_a_text_of_its_own_sends_to_its_staff_and_a_likely_visit_reads_nothing() {
        kiosk.server.servedToday = "{\"likely\":false}";
        tile("jht").tap();
        assertThat(page.locator(".not-today")).containsText("Silakan bertanya kepada petugas kami.");
        page.locator(".foot .main").tap();

        kiosk.server.servedToday = "{\"likely\":true,\"chance\":0.95}";
        tile("jht").tap();
        assertThat(number()).hasText("A002");
        assertThat(page.locator(".not-today")).hasCount(0);
    }

    private void fits(String name) {
        Object overflow = page.evaluate("() => [document.documentElement.scrollWidth - innerWidth,"
                + " document.documentElement.scrollHeight - innerHeight].map((over) => Math.max(0, over)).join(' ')");
        assertThat(overflow).as(name).isEqualTo("0 0");
    }

    private Locator tile(String service) { return page.locator(".tile[data-service=" + service + "]"); }

    private Locator number() { return page.locator(".ticket .number"); }

    private void picture(String name) {
        String folder = System.getProperty("screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
