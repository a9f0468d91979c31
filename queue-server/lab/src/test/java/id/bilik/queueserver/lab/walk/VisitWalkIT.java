package id.bilik.queueserver.lab.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import id.bilik.testsupport.browser.InChromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitWalkIT extends InChromium {
    private static final Pattern TICKET = Pattern.compile("[A-Z]\\d{3,}");
    private static LocalBranchProcess branch;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void open_a_branch(@TempDir Path folder) throws IOException, InterruptedException {
        branch = LocalBranchProcess.start(folder);
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
    }

    @AfterAll
    static void close() {
        if (branch != null) {
            branch.close();
        }
    }

    /** The tests share a branch, and each begins with an empty one. */
    @BeforeEach
    void start_a_new_day() throws IOException, InterruptedException {
        branch.post("/day/close", "");
        branch.post("/day/open", "");
    }

    @AfterEach
    void no_page_complained() {
        List.copyOf(browser().contexts()).forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    @Test
    void one_visit_walks_through_every_screen() throws IOException, InterruptedException {
        int completed = completedToday();
        Page board = open(branch.server() + "/board/pekalongan");
        Page officer = open(branch.server() + "/officer/pekalongan/g1");
        Page booth = open(branch.server() + "/booth/pekalongan/1");
        Page staff = open(branch.server() + "/staff/pekalongan");
        Page kiosk = open(branch.kiosk() + "/");

        kiosk.locator(".tile[data-service=jht]").click();
        assertThat(kiosk.locator(".ticket .number")).hasText(TICKET);
        String ticket = kiosk.locator(".ticket .number").textContent().strip();
        assertThat(kiosk.locator(".slip.good")).isVisible();
        String paper = branch.get(branch.kiosk() + "/api/slips").toString();
        assertThat(paper).contains(ticket).contains("Pekalongan");

        Page phone = open(followUrl(paper));
        assertThat(phone.locator("body")).containsText(ticket);
        assertThat(staff.locator("body")).containsText("1");

        branch.post("/groups/g1/sign-on", "{\"officer\":\"Rina\"}");
        assertThat(officer.locator("#callable")).not().containsText("bertugas");
        officer.keyboard().press("n");

        assertThat(board.locator("#now-ticket")).hasText(ticket);
        assertThat(board.locator("#now-booth")).hasText("1");
        assertThat(board.locator("#announced")).containsText("silakan menuju bilik satu");
        assertThat(phone.locator("#booth")).hasText("Bilik 1");
        assertThat(booth.locator("#ticket")).hasText(ticket);
        Locator tile = officer.locator(".tile[data-booth='1']");
        assertThat(tile.locator(".badge").first()).hasText("Dipanggil");

        booth.locator("#buttons button").first().click();
        assertThat(tile.locator(".badge").first()).hasText("Menunggu petugas");
        assertThat(officer.locator("#suggest")).containsText("bilik 1");
        officer.keyboard().press("g");
        assertThat(tile.locator(".badge").first()).hasText("Sedang dilayani");
        assertThat(booth.locator("#headline")).hasText("Petugas bersama Anda");
        tile.locator("[data-action=self-working]").click();
        assertThat(tile.locator(".badge").first()).hasText("Mengisi mandiri");
        booth.locator("#buttons button").first().click();
        assertThat(tile.locator(".badge").first()).hasText("Menunggu petugas");
        tile.locator("[data-action=complete]").click();

        assertThat(phone.locator("body")).containsText("erima kasih");
        assertThat(booth.locator("body")).containsText("erima kasih");
        JsonNode visit = branch.get(branch.server() + "/api/branches/pekalongan/tickets/" + ticket);
        assertThat(visit.path("stage").asText()).isEqualTo("completed");
        assertThat(completedToday()).isEqualTo(completed + 1);
    }

    @Test
    void two_consoles_agree_on_what_one_of_them_did_and_took_back() throws IOException, InterruptedException {
        issue("jht");
        branch.post("/groups/g1/sign-on", "{\"officer\":\"Rina\"}");
        Page one = open(branch.server() + "/officer/pekalongan/g1");
        Page other = open(branch.server() + "/officer/pekalongan/g1");
        Page booth = open(branch.server() + "/booth/pekalongan/1");
        assertThat(one.locator("#queue-count")).hasText("1");
        one.keyboard().press("n");
        assertThat(other.locator(".tile[data-booth='1'] .badge").first()).hasText("Dipanggil");
        one.keyboard().press("1");
        one.keyboard().press("a");
        assertThat(other.locator(".tile[data-booth='1'] .badge").first()).hasText("Menunggu petugas");

        one.keyboard().press("m");
        one.keyboard().type("suara pelan");
        one.keyboard().press("Enter");
        other.keyboard().press("1");
        assertThat(other.locator("#note")).hasValue("suara pelan");
        other.locator("#visit [data-show=ktp]").click();
        assertThat(booth.locator("#asked-text")).hasText("Mohon perlihatkan: e-KTP");
        one.locator("#visit .papers input").nth(1).check();
        assertThat(booth.locator("#asked")).isHidden();
        assertThat(other.locator("#visit .papers input").nth(1)).isChecked();

        one.keyboard().press("1");
        one.keyboard().press("c");
        assertThat(other.locator(".tile[data-booth='1'] .badge").first()).hasText("Kosong");
        assertThat(booth.locator("body")).containsText("erima kasih");
        other.keyboard().press("1");
        other.keyboard().press("u");
        assertThat(one.locator(".tile[data-booth='1'] .badge").first()).hasText("Menunggu petugas");
        assertThat(one.locator("#note")).hasValue("suara pelan");
        assertThat(booth.locator("#papers li.seen")).hasCount(1);
    }

    @Test
    void who_comes_back_later_is_seen_on_the_console_and_the_day_on_the_charts()
            throws IOException, InterruptedException {
        String ticket = branch.post("/tickets",
                "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}").path("ticket").asText();
        branch.post("/tickets/" + ticket + "/defer", "{\"minutes\":20}");
        Page officer = open(branch.server() + "/officer/pekalongan/g1");
        assertThat(officer.locator("#deferred")).containsText(ticket);
        Page staff = open(branch.server() + "/staff/pekalongan");
        assertThat(staff.locator("#history-charts")).isVisible();
        staff.locator("#history-table summary").click();
        assertThat(staff.locator("#history-rows tr").first()).isVisible();
        staff.waitForFunction("() => window.Chart && Chart.getChart('history-arrivals')");
        assertThat(staff.locator("#history-arrivals")).hasAttribute("aria-label", "Kedatangan dan panggilan");
    }

    @Test
    void two_calls_within_a_second_are_both_shown_and_both_announced() throws IOException, InterruptedException {
        Page board = open(branch.server() + "/board/pekalongan");
        issue("jht");
        issue("jkk");
        branch.post("/groups/g1/sign-on", "{\"officer\":\"Rina\"}");
        assertThat(board.locator("#waiting")).containsText("1 orang");

        String first = branch.post("/groups/g1/call-next", "").path("ticket").asText();
        String second = branch.post("/groups/g1/call-next", "").path("ticket").asText();

        assertThat(board.locator("#calls li").nth(0)).containsText(second);
        assertThat(board.locator("#calls li").nth(1)).containsText(first);
        assertThat(board.locator("#announced li")).hasCount(2,
                new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        assertThat(board.locator("#announced li").nth(0)).containsText("silakan menuju bilik satu");
        assertThat(board.locator("#announced li").nth(1)).containsText("silakan menuju bilik dua");
    }

    @Test
    void a_board_says_that_it_is_cut_off_and_is_right_again_when_the_server_is_back()
            throws IOException, InterruptedException {
        Page board = open(branch.server() + "/board/pekalongan");
        issue("jht");
        branch.post("/groups/g1/sign-on", "{\"officer\":\"Rina\"}");
        String ticket = branch.post("/groups/g1/call-next", "").path("ticket").asText();
        assertThat(board.locator("#now-ticket")).hasText(ticket);

        branch.killQueueServer();

        assertThat(board.locator("#strip")).isVisible();
        assertThat(board.locator("#now-ticket")).hasText(ticket);
        assertThat(board.locator("#strip")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(60_000));
        assertThat(branch.get(branch.server() + "/api/branches/pekalongan/tickets/" + ticket).path("stage").asText())
                .isEqualTo("called");
        assertThat(board.locator("#now-ticket")).hasText(ticket);
    }

    /** The tests share a date, and with it its count. */
    private static int completedToday() throws IOException, InterruptedException {
        return branch.get(branch.server() + "/api/branches/pekalongan/staff").at("/today/completed").asInt();
    }

    private Page open(String address) throws IOException {
        // a context of its own: a browser allows six connections to a server, and every page holds one open
        BrowserContext context = browser().newContext(new Browser.NewContextOptions().setViewportSize(1366, 900));
        Page page = context.newPage();
        page.navigate(branch.link("supervisor"));
        page.waitForURL("**/staff/pekalongan");
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address);
        return page;
    }

    private static void issue(String service) throws IOException, InterruptedException {
        branch.post("/tickets", "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"" + service + "\"}");
    }

    /** As a phone reads it from the paper's QR code. */
    private static String followUrl(String slips) {
        var found = Pattern.compile("http://[^\"\\s\\\\\\]]+/follow/[A-Za-z0-9._-]+").matcher(slips);
        assertThat(found.find()).as("a follow address on the slip: %s", slips).isTrue();
        return found.group();
    }
}
