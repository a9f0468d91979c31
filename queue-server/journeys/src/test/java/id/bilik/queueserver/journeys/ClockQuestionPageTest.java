package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.bilik.queueserver.server.ClockThatJumps;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.InChromium;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The technician's page asks which time is right, and says what comes next. */
class ClockQuestionPageTest extends InChromium {
    @TempDir
    @Nullable
    Path folder;

    private final ClockThatJumps clock = new ClockThatJumps("2026-03-10T09:40:00", "Asia/Jakarta");
    private @Nullable TestServer server;

    @BeforeEach
    void start() {
        Path data = requireNonNull(folder);
        server = TestServer.in(data).with(clock.in(data)).start();
    }

    @AfterEach
    void stop() { requireNonNull(server).close(); }

    private Page page(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(requireNonNull(server).client().at("/technician/pekalongan").toString());
        return page;
    }

    private BrowserContext signedIn(String role) {
        return SignedIn.as(role, TestServer.RUN, requireNonNull(server).client().at("/"), browser().newContext());
    }

    private void jump(Duration by) {
        clock.set(by);
        Awaitility.await().until(() -> requireNonNull(server).desk().branch().clock().isDoubted() == !by.isZero());
    }

    @Test
    void a_jump_is_asked_about_and_the_answer_stands_on_the_page() {
        jump(Duration.ofDays(1));
        try (BrowserContext context = signedIn("technician")) {
            Page page = page(context);
            assertThat(page.locator("#clock-title")).hasText("Jam mesin melompat. Waktu mana yang benar?");
            assertThat(page.locator("#clock-branch")).containsText("10 Maret 2026");
            assertThat(page.locator("#clock-machine")).containsText("11 Maret 2026");
            assertThat(page.locator("#clock-next")).containsText("Sebelum Anda menjawab");

            page.locator("#clock-right").click();
            assertThat(page.locator("#clock-right")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("#clock-next")).containsText("begitu tidak ada hari kerja yang terbuka");
            page.locator("#clock-wrong").click();
            assertThat(page.locator("#clock-wrong")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("#clock-next")).containsText("Betulkan jam mesin");

            jump(Duration.ZERO);
            assertThat(page.locator("#clock")).isHidden();
        }
    }

    @Test
    void an_auditor_reads_the_question_and_is_not_asked() {
        jump(Duration.ofDays(-1));
        try (BrowserContext context = signedIn("auditor")) {
            Page page = page(context);
            assertThat(page.locator("#clock-title")).isVisible();
            assertThat(page.locator("#clock-answers")).isHidden();
        }
    }
}
