package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.ByKeys.press;
import static id.bilik.queueserver.journeys.ByKeys.reach;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day that a supervisor has drawn, and a phone of 320 pixels that applies for it by keys alone; it is a Tuesday at nine. */
class DrawJourneyTest extends InChromium {
    private static final String THURSDAY = "2026-03-12";

    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private final List<String> faults = new ArrayList<>();
    private @Nullable TestServer server;

    private Client start() {
        server = TestServer.in(requireNonNull(folder)).with(clock).start();
        return server.client();
    }

    @AfterEach
    void stop() {
        requireNonNull(server).close();
        assertThat(faults).isEmpty();
    }

    @Test
    void a_supervisor_announces_a_draw_and_calls_it_off_and_an_officer_only_sees_it() {
        Client client = start();
        client.signOn("g1");
        try (BrowserContext context = SignedIn.as("supervisor", TestServer.RUN, client.at("/"),
                browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900)))) {
            Page page = desk(context, client);
            page.locator("#day-draw summary").press("Enter");
            assertThat(page.locator("#draw-until")).hasValue("2026-03-11T15:00");
            see(page, "desk-announce");
            page.locator("#draw-announce").press("Enter");
            assertThat(page.locator("#day-draw")).containsText("0 orang mendaftar");
            assertThat(client.get(BRANCH + "/draws/" + THURSDAY).expect(200).field("until"))
                    .isEqualTo("2026-03-11T15:00:00+07:00");
            see(page, "desk-open");
            try (BrowserContext officer = SignedIn.as("officer g1", TestServer.RUN, client.at("/"),
                    browser().newContext())) {
                Page other = desk(officer, client);
                assertThat(other.locator("#day-draw")).containsText("0 orang mendaftar");
                assertThat(other.locator("[data-does=draw-off]")).hasCount(0);
            }
            page.locator("[data-does=draw-off]").press("Enter");
            page.locator("dialog [type=submit]").press("Enter");
            assertThat(page.locator("#day-draw summary")).isVisible();
        }
        assertThat(client.journal("DrawCalledOff")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"id,sudah terdaftar,tercatat,Benar", "en,have applied,is booked,Right"})
    void somebody_applies_by_keys_alone_wins_and_computes_the_draw_again(String language, String applied,
            String booked, String right) {
        Client client = start();
        client.post(BRANCH + "/draws", """
                {"date":"2026-03-12","until":"2026-03-11T15:00:00+07:00"}""").expect(201);
        try (BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                .setLocale(language).setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = page(context, client, "/book/pekalongan");
            press(page, "[data-service=jht]");
            press(page, "[data-reason=pension-age]");
            press(page, "main > .primary");
            assertThat(page.locator("[data-date='" + THURSDAY + "']")).hasCount(0);
            see(page, language + "-days");
            press(page, "[data-draw='" + THURSDAY + "']");
            see(page, language + "-apply");
            reach(page, "[name=hours][value=any]");
            page.keyboard().press("ArrowUp");
            page.keyboard().press("Enter");
            reach(page, "#field-nik");
            page.keyboard().type("3375012507900002");
            reach(page, "#field-name");
            page.keyboard().type("Sari Dewi");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText(applied);
            see(page, language + "-applied");

            clock.advance(Duration.ofHours(30));
            Awaitility.await().until(
                    () -> client.get(BRANCH + "/draws/" + THURSDAY).expect(200).field("state").equals("held"));
            page.reload();
            assertThat(page.locator("h1")).containsText(booked);
            assertThat(page.locator(".book-facts")).containsText(language.equals("id") ? "12.00" : "12:00");

            Page draws = page(context, client, "/draws/pekalongan");
            assertThat(draws.locator(".book-facts").first()).isVisible();
            assertThat(draws.locator("main")).not().containsText("book."); // a word that the page has not fetched
            press(draws, "[data-does=check]");
            assertThat(draws.locator(".book-checked")).containsText(right);
            press(draws, "summary");
            assertThat(draws.locator(".book-order li")).hasCount(1);
            see(draws, language + "-held");
        }
    }

    private Page desk(BrowserContext context, Client client) {
        Page page = page(context, client, "/appointments/pekalongan");
        page.locator("#day-date").fill(THURSDAY);
        return page;
    }

    private Page page(BrowserContext context, Client client, String path) {
        Page page = context.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
        page.navigate(client.at(path).toString());
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
        return page;
    }

    private static void see(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).as(name).isEqualTo(false);
        Pictures.take(page, "draw-" + name);
    }
}
