package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.bilik.queueserver.server.AuthenticatorApp;
import id.bilik.queueserver.server.ServerProcess;
import id.bilik.queueserver.server.StandInKiosk;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A branch as a new user sets it up: from an empty folder to the first called ticket, by pages alone. What is pressed is
 * counted; typing a text is not pressing, opening an address is.
 */
class FirstStepsJourneyTest extends InChromium {
    private static final int MOST_PRESSES = 60;
    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}");
    /** On a Tuesday, nine days before Nyepi and Idulfitri. */
    private static final String MORNING = "time-lapse=2026-03-10T09:40:00+07:00 PT10H 1";

    @TempDir
    @Nullable
    Path folder;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable ServerProcess process;
    private int presses;

    @BeforeAll
    static void be_patient() { PlaywrightAssertions.setDefaultAssertionTimeout(20_000); }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        process = ServerProcess.startInABranch(Objects.requireNonNull(folder), MORNING);
    }

    @AfterEach
    void stop() {
        contexts.forEach(BrowserContext::close);
        server().close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_new_user_comes_from_an_empty_folder_to_the_first_called_ticket_by_pages_alone() {
        Page supervisor = browser(1280, 800);
        join(supervisor);
        supervisor.waitForURL("**/first-steps/pekalongan**");
        assertThat(supervisor.locator("#head-branch")).hasAttribute("aria-expanded", "true");
        supervisor.locator("#first-name").fill("Kantor Cabang Batang");
        look(supervisor, "branch");
        press(supervisor.locator("#first-save-branch"));

        isOpen(supervisor, "services");
        look(supervisor, "services");
        press(supervisor.locator("#confirm-services"));
        isOpen(supervisor, "groups");
        press(supervisor.locator("#confirm-groups"));
        openingHours(supervisor);
        Page pc = invite(supervisor);
        kiosk(supervisor);
        screens(supervisor, pc);

        pc.locator("input[name=pin]").fill("270519");
        press(pc.locator("#choice-form [type=submit]"));
        pc.waitForURL(at("/"));
        assertThat(supervisor.locator("[data-key=accounts]")).hasAttribute("data-done", "yes");

        Page board = contexts.getLast().pages().getFirst();
        trial(supervisor, board);
        System.out.println("from an empty folder to the first called ticket: " + presses + " presses");
        assertThat(presses).isLessThanOrEqualTo(MOST_PRESSES);

        supervisor.navigate(at("/"));
        assertThat(supervisor.locator(".screen[data-screen=staff]")).isVisible();
        assertThat(supervisor.locator(".index-first")).hasCount(0);
        // it can be seen again
        assertThat(supervisor.locator(".screen[data-screen=first-steps] a")).isVisible();
    }

    private void join(Page page) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> CODE.matcher(server().errors()).find());
        open(page, "/join");
        page.locator("input[name=code]").fill(codeOfTheLog());
        press(page.locator("#code-form [type=submit]"));
        page.locator("input[name=name]").fill("Rina Wati");
        page.locator("input[name=password]").fill("tujuh bakau biru laut");
        String secret = page.locator("#totp-secret").textContent().replace(" ", "");
        page.locator("input[name=totp]").fill(AuthenticatorApp.code(secret, Clock.systemUTC().instant()));
        press(page.locator("#choice-form [type=submit]"));
    }

    private String codeOfTheLog() {
        try {
            Matcher code = CODE.matcher(server().errors());
            assertThat(code.find()).isTrue();
            return code.group();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private void openingHours(Page page) {
        isOpen(page, "hours");
        assertThat(page.locator("#head-hours")).containsText("24 jam");
        page.locator("#first-opens").fill("08:00");
        page.locator("#first-closes").fill("15:00");
        pressKey(page.locator("#first-day-saturday"), "Space");
        pressKey(page.locator("#first-day-sunday"), "Space");
        look(page, "hours");
        press(page.locator("#first-save-hours"));
        assertThat(page.locator("#head-hours")).not().containsText("24 jam");
        press(page.locator("#first-close-holidays"));
    }

    /** The officer's PC waits with the code; the step is left meanwhile, for an invitation takes its time. */
    private Page invite(Page page) {
        isOpen(page, "accounts");
        page.locator("#first-officer").fill("Budi");
        press(page.locator("#first-invite"));
        assertThat(page.locator(".first-code")).hasText(CODE);
        String code = page.locator(".first-code").textContent();
        look(page, "accounts");
        press(page.locator("#on-accounts"));

        Page pc = browser(1280, 800);
        open(pc, "/join");
        pc.locator("input[name=code]").fill(code);
        press(pc.locator("#code-form [type=submit]"));
        assertThat(pc.locator("input[name=pin]")).isVisible();
        return pc;
    }

    private void kiosk(Page page) {
        isOpen(page, "kiosk");
        try (StandInKiosk kiosk = StandInKiosk.switchOn(server().client().anonymous(), "kiosk-1")) {
            assertThat(page.locator("#body-kiosk .first-code")).hasText(kiosk.code());
            look(page, "kiosk-code");
            press(page.locator("#first-pair-" + kiosk.code()));
            assertThat(page.locator("#first-print-kiosk-1")).isVisible();
            page.locator("#first-print-kiosk-1").press("Enter");
            // what failed is said, and nothing is done by having tried
            assertThat(page.locator("#body-kiosk")).containsText("tidak tercetak: kertas habis");
            assertThat(page.locator("[data-key=kiosk]")).hasAttribute("data-done", "no");
            press(page.locator("#first-print-kiosk-1"));
            assertThat(page.locator("[data-key=kiosk]")).hasAttribute("data-done", "yes");
        }
        look(page, "kiosk");
        press(page.locator("#on-kiosk"));
    }

    private void screens(Page page, Page pc) {
        isOpen(page, "screens");
        page.reload(); // somebody else may go on, or the same person tomorrow
        isOpen(page, "screens");
        for (String path : List.of("/booth/pekalongan/1", "/board/pekalongan")) {
            Page screen = browser(1280, 720);
            open(screen, path);
            assertThat(screen.locator("#code")).hasText(Pattern.compile("[A-Z2-9]{6}"));
            String code = screen.locator("#code").textContent();
            assertThat(page.locator("#first-pair-" + code)).isVisible();
            look(page, "screens");
            press(page.locator("#first-pair-" + code));
            screen.waitForURL("**" + path);
        }
        press(page.locator("#confirm-screens"));
        assertThat(page.locator("[data-key=screens]")).hasAttribute("data-done", "yes");
        assertThat(pc.locator("input[name=pin]")).isVisible();
    }

    private void trial(Page page, Page board) {
        isOpen(page, "trial");
        press(page.locator("#first-ticket"));
        press(page.locator("#first-sign-on"));
        press(page.locator("#first-call"));
        assertThat(page.locator("#first-called")).hasText("A001 → Bilik 1");
        assertThat(board.locator("body")).containsText("A001");
        look(page, "trial");
        press(page.locator("#first-arrive"));
        assertThat(page.locator("#complete")).isVisible();
        look(page, "complete");
        press(page.locator("#first-end"));
        assertThat(page.locator("#body-trial")).containsText("sudah dipanggil");
    }

    private static void isOpen(Page page, String step) {
        assertThat(page.locator("#head-" + step)).hasAttribute("aria-expanded", "true");
        assertThat(page.locator("#body-" + step)).isVisible();
    }

    private void press(Locator button) { pressKey(button, "Enter"); }

    private void pressKey(Locator button, String key) {
        assertThat(button).isEnabled();
        button.press(key);
        presses++;
    }

    private void open(Page page, String path) {
        page.navigate(at(path));
        presses++;
    }

    private Page browser(int width, int height) {
        BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy") || message.text().contains("TrustedHTML")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private static void look(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        Pictures.take(page, "first-steps-" + name);
    }

    private String at(String path) { return server().address().resolve(path).toString(); }

    private ServerProcess server() { return Objects.requireNonNull(process); }
}
