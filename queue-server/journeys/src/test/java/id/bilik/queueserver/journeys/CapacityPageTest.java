package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.InChromium;
import id.bilik.testsupport.browser.Pictures;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a supervisor sees the room of each channel, and whom an officer's leaving concerns. */
class CapacityPageTest extends InChromium {
    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private @Nullable TestServer server;

    @BeforeEach
    void start() { server = TestServer.in(requireNonNull(folder)).with(clock).start(); }

    @AfterEach
    void stop() { requireNonNull(server).close(); }

    private Client client() { return requireNonNull(server).client(); }

    @Test
    void an_officer_who_signs_off_shows_the_appointments_that_do_not_fit_without_a_reload() {
        client().signOn("g1");
        client().signOn("g2");
        for (int i = 0; i < 12; i++) {
            client().post(BRANCH + "/tickets", """
                    {"requestId":"%s","service":"info","appointment":{"at":"2026-03-10T13:00:00+07:00"}}"""
                    .formatted(UUID.randomUUID())).expect(201);
        }
        try (BrowserContext context = SignedIn.as("supervisor", TestServer.RUN, client().at("/"), browser().newContext(
                new Browser.NewContextOptions().setTimezoneId("Asia/Jakarta").setViewportSize(1280, 900)))) {
            Page page = context.newPage();
            page.navigate(client().at("/staff/pekalongan").toString());
            assertThat(page.locator("#room-fits")).hasText("Semua janji dapat dipenuhi.");
            assertThat(page.locator("#room-rows tr").first().locator("th")).hasText("09.00");
            assertThat(page.locator("#room-rows tr").nth(4)).containsText("terisi");

            client().post(BRANCH + "/groups/g2/sign-off", "{}").expect(200);

            assertThat(page.locator("#room-conflicts li")).containsText(
                    "13.00–13.15: kurang 21,4 menit kerja. Janji terakhir: E012 (13.00), E011 (13.00)");
            assertThat(page.locator("#room-rows tr.room-short th")).hasText("13.00");
            assertThat(page.locator("#room-state")).containsText("petugas yang bertugas sekarang");
            for (int width : new int[]{1280, 1920}) {
                page.setViewportSize(width, 900);
                page.locator("#room").scrollIntoViewIfNeeded();
                assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
                Pictures.take(page, "staff-capacity-" + width);
            }
            assertThat(Accessibility.violations(page)).isEmpty();

            page.locator("#language").click();
            assertThat(page.locator("#room-conflicts li"))
                    .containsText("13:00–13:15: 21.4 minutes of work are missing.");
            page.fill("#room-date", "2026-03-17");
            page.locator("#room-date").blur();
            assertThat(page.locator("#room-state")).containsText("By the plan: one officer at every booth group.");
            assertThat(page.locator("#room-conflicts li")).hasCount(0);
            page.locator("#room-today").press("Enter");
            assertThat(page.locator("#room-conflicts li")).hasCount(1);
        }
    }
}
