package id.bilik.queueserver.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import id.bilik.testsupport.browser.InChromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a supervisor answers a participant, and keeps the register of breaches. */
class PrivacyPageTest extends InChromium {
    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:00:00", "Asia/Jakarta");
    private @Nullable TestServer server;
    private @Nullable BrowserContext context;

    @BeforeEach
    void start() {
        server = TestServer.in(requireNonNull(folder)).with(clock).start();
        context = SignedIn.as("supervisor", TestServer.RUN, client().at("/"), browser().newContext(
                new Browser.NewContextOptions().setTimezoneId("Asia/Jakarta").setViewportSize(1280, 900)));
    }

    @AfterEach
    void stop() {
        requireNonNull(context).close();
        requireNonNull(server).close();
    }

    private Client client() { return requireNonNull(server).client(); }

    private Page page() {
        Page page = requireNonNull(context).newPage();
        page.navigate(client().at("/privacy/pekalongan").toString());
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
        return page;
    }

    @Test
    void what_is_held_on_a_ticket_is_shown_and_downloaded() throws IOException {
        SeededDay.play(client());
        Page page = page();
        page.fill("[name=date]", "2026-03-10");
        page.fill("[name=ticket]", "a003");
        page.click("#ask button");

        assertThat(page.locator("#events tr").first()).containsText("priority: DISABLED");
        assertThat(page.locator("#held-state")).containsText("disimpan sampai 8 Jun 2026");
        Download download = page.waitForDownload(() -> page.click("#download"));
        assertThat(download.suggestedFilename()).isEqualTo("A003-2026-03-10.json");
        assertThat(Files.readString(download.path())).contains("\"priority\":\"DISABLED\"");

        page.fill("[name=ticket]", "A999");
        page.click("#ask button");
        assertThat(page.locator("#held-state")).hasText("Tidak ada data tentang karcis itu pada hari itu.");
        assertThat(page.locator("#held")).isHidden();
    }

    @Test
    void a_breach_is_entered_counts_down_and_is_told() {
        Page page = page();
        page.fill("[name=noticedAt]", "2026-03-10T08:00");
        page.fill("[name=what]", "Komputer bilik 3 hilang");
        page.fill("[name=concerned]", "nama petugas");
        page.fill("[name=people]", "6");
        page.click("#breach button[type=submit]");
        assertThat(page.locator("#breaches tr")).hasCount(1);
        assertThat(page.locator("#breaches")).containsText("Tersisa 71 jam");
        assertThat(page.locator("#breaches")).containsText("kira-kira 6 orang");

        clock.advance(Duration.ofDays(3));
        // the session has ended meanwhile
        SignedIn.as("supervisor", TestServer.RUN, client().at("/"), requireNonNull(context));
        page.reload();
        assertThat(page.locator("#breaches .problem")).containsText("Terlambat 1 jam");

        page.click("#breaches button");
        assertThat(page.locator("[name=noticedAt]")).hasValue("2026-03-10T08:00");
        page.fill("[name=authorityToldAt]", "2026-03-10T10:00");
        page.fill("[name=peopleToldAt]", "2026-03-10T11:00");
        page.click("#breach button[type=submit]");
        assertThat(page.locator("#breaches .problem")).hasCount(0);
        assertThat(page.locator("#breaches")).containsText("Lembaga diberi tahu: 10 Mar 2026");
    }
}
