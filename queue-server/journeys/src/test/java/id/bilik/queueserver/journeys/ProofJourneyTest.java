package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.journeys.ByKeys.press;
import static id.bilik.queueserver.journeys.ByKeys.reach;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.TestServer;
import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.configuration.ProofConfig;
import id.bilik.testsupport.browser.InChromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A booking in a crowd, where each wish costs a proof of work: a phone of 320 pixels computes it while somebody waits. */
class ProofJourneyTest extends InChromium {
    /** Keeps for the test the sentence that stands for a moment. */
    private static final String LISTEN = """
            window.heard = [];
            addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
              const said = document.getElementById('said');
              window.heard.push(`${said.getAttribute('role')} ${said.className} ${said.textContent}`);
            }).observe(document.getElementById('said'), { childList: true, characterData: true, subtree: true,
              attributes: true }));""";

    @TempDir
    @Nullable
    Path folder;

    @ParameterizedTest
    @CsvSource({"id,tercatat,agar tempat tidak diambil robot", "en,is booked,so that no robot takes the places"})
    void a_place_is_booked_by_keys_alone_where_each_wish_costs_work(String language, String booked, String meanwhile) {
        List<String> faults = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        try (TestServer server = TestServer.in(requireNonNull(folder))
                .with(SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta"))
                .with(new EdgeConfig(100, 100, 100, new ProofConfig(0, 100_000))).start();
                BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640)
                        .setLocale(language).setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = context.newPage();
            page.onPageError(faults::add);
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    faults.add(message.text());
                }
            });
            page.onResponse(response -> {
                if (response.request().method().equals("POST")) {
                    answers.add(response.status());
                }
            });
            page.addInitScript(LISTEN);
            page.navigate(server.client().at("/book/pekalongan").toString());
            assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
            press(page, "[data-service=jht]");
            press(page, "[data-reason=pension-age]");
            press(page, "main > .primary");
            press(page, "[data-date='2026-03-11']");
            press(page, "[data-at='2026-03-11T10:00']");
            reach(page, "#field-nik");
            page.keyboard().type("3375012507900002");
            reach(page, "#field-name");
            page.keyboard().type("Sari Dewi");
            page.keyboard().press("Enter");
            press(page, "[data-does=confirm]");
            assertThat(page.locator("h1")).containsText(booked);

            assertThat(answers).containsExactly(403, 201, 200);
            assertThat(page.evaluate("heard.join('\\n')").toString()).contains("status book-said").contains(meanwhile);
            assertThat(page.locator("#said")).isEmpty();
        }
        assertThat(faults).isEmpty();
    }
}
