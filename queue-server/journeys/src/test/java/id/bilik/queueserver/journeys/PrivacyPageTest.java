package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.SeededDay;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.Accessibility;
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
    void the_report_of_a_visit_says_which_documents_were_seen_by_whom_and_how_it_ended() {
        String ticket = client().ticket("jht");
        client().signOn("g1");
        client().callNext("g1").expect(200);
        client().inBooth("1", "arrive").expect(200);
        client().put(Client.BRANCH + "/tickets/" + ticket + "/documents/ktp", "{\"ticked\":true}").expect(200);
        client().post(Client.BRANCH + "/booths/1/complete", "{\"outcome\":\"documents-missing\"}").expect(200);

        Page page = page();
        page.fill("[name=date]", "2026-03-10");
        page.fill("[name=ticket]", ticket);
        page.click("#ask button");
        assertThat(page.locator("#verification-end"))
                .hasText("Selesai di bilik 1: 10 Mar 2026, 09.00. Petugas: Sari. Hasil: Dokumen belum lengkap.");
        assertThat(page.locator("#verification-rows tr", new Page.LocatorOptions().setHasText("e-KTP")))
                .hasText("e-KTPSudah dilihat10 Mar 2026, 09.00key-of-this-run");
        assertThat(page.locator("#verification-rows")).containsText("Belum dilihat");
        assertThat(Accessibility.violations(page)).isEmpty();
        page.click("#language");
        assertThat(page.locator("#verification-rows")).containsText("Not seen");

        client().ticket("jkk");
        page.fill("[name=ticket]", "B001");
        page.click("#ask button");
        assertThat(page.locator("#verification-end")).hasText("The visit has not been completed.");
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
