package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** While the server is away the page greys a service whose numbers are used up, and says why; the others go on. */
class UsedUpJourneyTest extends PageInBrowser {

    @Override
    void beforeThePage() {
        kiosk.server.reserves = true;
        for (String other : new String[]{"jht A", "jkm C", "jp D", "kolektif K"}) {
            kiosk.server.reservedOfOthers.put(other.split(" ", -1)[0],
                    "{\"ticket\":\"" + other.split(" ", -1)[1] + "901\"}");
        }
        // a restored branch: the kiosk asks for numbers again
        kiosk.server.planChange = plan -> plan.replace("\"sequence\"",
                "\"now\":\"2026-03-02T08:15:00+07:00\",\"epoch\":1,\"sequence\"");
        await().until(() -> kiosk.get("/api/screen").json().at("/standby/numbers").asInt() == 6);
    }

    private Locator grey() { return page.locator("#stage .tile[data-used-up]"); }

    @Test
    void grey_with_the_reason_and_a_touch_on_it_leads_to_what_goes_on() {
        assertThat(grey()).hasCount(0);
        kiosk.server.away(() -> {
            assertThat(grey()).hasCount(1);
            assertThat(page.locator(".waiting:not(:empty)")).hasCount(0); // nobody knows how long it is now
            assertThat(grey()).containsText("Nomor habis sampai tersambung kembali");
            assertThat(page.locator("#trouble")).containsText("kecuali untuk layanan berwarna abu-abu");
            for (int[] size : new int[][]{{1024, 600}, {1280, 720}, {1080, 1920}}) {
                size(size[0], size[1]);
                fits("start with a grey tile on " + size[0]);
                picture("used-up-start-" + size[0]);
            }
            size(1280, 720);
            isAccessible("start with a grey tile");
            quick("jkk");
            assertThat(page.locator("[data-message=usedUp]")).containsText("Layanan lain tetap berjalan");
            fits("used up");
            picture("used-up-message");
            back();
            language("en");
            assertThat(grey()).containsText("No numbers left until the connection is back");
            fits("services with a grey tile");
            isAccessible("services with a grey tile");
            picture("used-up-services");
            service("jkk");
            assertThat(page.locator("[data-message=usedUp]")).containsText("Other services go on");
            back();
            assertThat(scene("services")).isVisible();
            kiosk.take("info");
            kiosk.take("info");
            assertThat(grey()).hasCount(2); // the scene follows what others take
            service("jp");
            priority("none");
            assertThat(number()).hasText("D901");
            done();
        });
        assertThat(grey()).hasCount(0);
    }
}
