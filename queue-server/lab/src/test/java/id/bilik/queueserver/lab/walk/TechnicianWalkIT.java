package id.bilik.queueserver.lab.walk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import id.bilik.testsupport.browser.InChromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A technician at the page, and a real kiosk at the other end of the line. */
class TechnicianWalkIT extends InChromium {
    /** A kiosk reports every five seconds, and the page looks as often. */
    private static final double PATIENCE = 40_000;

    @Test
    void what_the_page_asks_for_comes_out_of_the_kiosk_and_what_the_kiosk_suffers_stands_on_the_page(
            @TempDir Path folder) throws IOException, InterruptedException {
        try (LocalBranchProcess branch = LocalBranchProcess.start(folder);
                BrowserContext context = browser().newContext()) {
            Page page = context.newPage();
            page.navigate(branch.link("supervisor"));
            page.waitForURL("**/staff/pekalongan");
            page.navigate(branch.server() + "/technician/pekalongan");
            Page staff = context.newPage();
            staff.navigate(branch.server() + "/staff/pekalongan");
            Locator kiosk = page.locator(".device", new Page.LocatorOptions().setHasText("kiosk-1"));
            Locator fate = kiosk.locator(".device-actions li").first();
            assertThat(kiosk).containsText("siap", patiently());

            kiosk.locator("[data-action=test-print]").click();
            assertThat(fate).containsText("Uji cetak · selesai · tercetak", patiently());
            assertThat(branch.get(branch.kiosk() + "/api/slips").toString()).contains("TEST PRINT", "kiosk-1");

            printer(branch, "cover-open");
            kiosk.locator("[data-action=test-print]").click();
            assertThat(fate).containsText("Uji cetak · gagal · tidak tercetak: tutup terbuka", patiently());
            assertThat(page.locator("#alarms .alarm")).containsText("kiosk-1: pencetak terganggu", patiently());
            assertThat(staff.locator(".alarm-strip")).containsText("kiosk-1: pencetak terganggu", patiently());

            printer(branch, "ready");
            kiosk.locator("[data-action=button-test]").click();
            assertThat(fate).containsText("Uji tombol", patiently());
            pressAllUntil(branch, fate);
            assertThat(fate).hasText(Pattern.compile(".*Uji tombol.*selesai.*1, 2, 3.* sudah ditekan semua"));
            assertThat(branch.get(branch.server() + "/api/branches/pekalongan/staff").at("/today/issued").asInt())
                    .as("tickets by the presses of the test").isZero();
            assertThat(page.locator("#alarms .alarm")).hasCount(0, new LocatorAssertions.HasCountOptions()
                    .setTimeout(PATIENCE));
            assertThat(staff.locator(".alarm-strip")).isHidden(new LocatorAssertions.IsHiddenOptions()
                    .setTimeout(PATIENCE));
        }
    }

    /** The simulated buttons, again and again, once the kiosk has begun: a press before that would be a ticket. */
    private static void pressAllUntil(LocalBranchProcess branch, Locator fate)
            throws IOException, InterruptedException {
        for (int look = 0; look < 400 && !lampsAreOut(branch); look++) {
            Thread.sleep(100);
        }
        for (var button : branch.get(branch.kiosk() + "/api/hardware").get("buttons")) {
            branch.send("POST", branch.kiosk() + "/api/simulated/buttons/" + button.get("name").asText(), "");
        }
        assertThat(fate).containsText("selesai", patiently());
    }

    private static boolean lampsAreOut(LocalBranchProcess branch) throws IOException, InterruptedException {
        for (var lamp : branch.get(branch.kiosk() + "/api/hardware").get("lamps")) {
            if (lamp.asBoolean()) {
                return false;
            }
        }
        return true;
    }

    private static void printer(LocalBranchProcess branch, String status) throws IOException, InterruptedException {
        branch.send("POST", branch.kiosk() + "/api/simulated/printer", "{\"status\":\"" + status + "\"}");
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }
}
