package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A slip under the scanner. */
class ScannerTest extends PageInBrowser {

    private static final String SECRET = "pekalongan.260302.A012.Jm9xWb3tQk2LpVy7";
    private static final String SLIP = "https://antre.example.id/follow/" + SECRET;

    @BeforeEach
    void the_slip_is_of_today() { kiosk.server.followed.put(SECRET, visit("waiting")); }

    @Test
    void a_slip_under_the_scanner_shows_its_place_and_wait_in_both_languages() {
        scan(SLIP);

        assertThat(page.locator(".scanned h1")).hasText("A012");
        assertThat(page.locator(".scanned")).containsText("4 orang");
        assertThat(page.locator(".scanned")).containsText("12-20 menit");
        fits("scanned");
        isAccessible("scanned");
        picture("scanned");
        page.locator("#languages [lang=en]").tap();
        assertThat(page.locator(".scanned")).containsText("4 people");
        assertThat(page.locator(".scanned")).containsText("You are in the queue");
        assertThat(kiosk.get("/api/speech/en/ticket/A012").status()).isEqualTo(503); // known, but there is no voice here
        assertThat(kiosk.get("/api/speech/en/ticket/A013").status()).isEqualTo(404);
    }

    @Test
    void a_slip_that_nobody_on_duty_serves_shows_no_wait() {
        kiosk.server.followed.put(SECRET,
                visit("waiting").replaceAll("\"wait\":\\{[^}]*}", "\"unserved\":{\"begun\":true}"));
        scan(SLIP);

        assertThat(page.locator(".fact.wait")).containsText("Saat ini belum ada petugas");
        assertThat(page.locator(".scanned")).not().containsText("menit");
    }

    @Test
    void who_was_called_reads_where_to_go() {
        kiosk.server.followed.put(SECRET, visit("called"));
        scan(SLIP);

        assertThat(page.locator(".scanned")).containsText("Silakan menuju bilik 3 sekarang");
    }

    @Test
    void who_did_not_come_reads_whether_coming_back_keeps_the_place() {
        String missed = visit("noShow").replace("\"stage\"", "\"mayReturn\":true,\"returnsInPlaceLeft\":1,\"stage\"");
        kiosk.server.followed.put(SECRET, missed);
        scan(SLIP);
        assertThat(page.locator(".scanned")).containsText("giliran Anda tetap berlaku");

        kiosk.clock.pass(Duration.ofSeconds(3));
        kiosk.server.followed.put(SECRET, missed.replace("Left\":1", "Left\":0"));
        scan(SLIP);
        assertThat(page.locator(".scanned")).containsText("Giliran Anda dihitung mulai saat itu");
        fits("scanned-behind");
    }

    @Test
    void who_lacks_a_paper_reads_and_prints_which_and_is_back_by_one_touch() {
        kiosk.server.followed.put(SECRET, lacking());
        scan(SLIP);
        assertThat(page.locator(".scanned")).containsText("Silakan lengkapi dokumen berikut");
        assertThat(page.locator(".lacks li")).hasText("Kartu Keluarga");
        fits("scanned-missing");
        isAccessible("scanned-missing");
        picture("scanned-missing");

        page.locator(".scanned .answers button").last().tap();
        await().untilAsserted(
                () -> assertThat(kiosk.slips()).singleElement().asString().contains("DOKUMEN YANG KURANG", "A012",
                        "[ ] Kartu Keluarga"));
        page.locator(".scanned .answers button").first().tap();
        assertThat(page.locator(".scanned")).containsText("Anda berada dalam antrean");
        assertThat(kiosk.post("/api/scans/A013/return", "{}").status()).isEqualTo(404);
        assertThat(kiosk.post("/api/scans/A012/missing-slip", "{}").status()).as("nothing is missing any more")
                .isEqualTo(404);
    }

    @Test
    void a_list_that_does_not_come_out_is_said_and_stays_on_the_screen() {
        kiosk.server.followed.put(SECRET, lacking());
        kiosk.printer("paper-out");
        scan(SLIP);
        page.locator(".scanned .answers button").last().tap();
        assertThat(page.locator(".scanned")).containsText("Daftar tidak dapat dicetak");
        assertThat(page.locator(".lacks li")).hasText("Kartu Keluarga");
    }

    private static String lacking() {
        return visit("fetching").replace("\"stage\"",
                "\"missing\":[{\"id\":\"kk\",\"text\":{\"id\":\"Kartu Keluarga\",\"en\":\"Family card\"}}],\"stage\"");
    }

    @Test
    void a_code_that_is_no_ticket_of_today_is_told_so_kindly() {
        kiosk.server.followed.put("old", "{\"branch\":\"pekalongan\",\"ticket\":\"A012\",\"stage\":\"expired\"}");
        kiosk.server.followed.put("other", visit("waiting").replace("pekalongan", "tegal"));

        for (String code : new String[]{"8992753102204", "https://antre.example.id/follow/old",
                "https://antre.example.id/follow/other", "https://antre.example.id/follow/nobodys"}) {
            assertThat(scan(code).path("scanned").path("problem").asText()).as(code).isEqualTo("unknown");
        }
        assertThat(page.locator("h1")).hasText("Kode ini bukan karcis hari ini");
        picture("scan-unknown");
        page.locator("#ways .back").tap();
        assertThat(page.locator(".start")).isVisible();
    }

    @Test
    void without_the_server_the_number_is_said_to_stand() {
        kiosk.server.away(() -> assertThat(scan(SLIP).path("scanned").path("problem").asText()).isEqualTo("away"));

        assertThat(page.locator("[data-message=scanAway]")).containsText("Nomor Anda tetap berlaku");
    }

    @Test
    void a_slip_that_lies_under_the_scanner_is_read_once_and_leaves_the_screen_by_itself() {
        assertThat(scan(SLIP).path("scanned").path("id").asInt()).isEqualTo(1);
        assertThat(scan(SLIP).path("scanned").path("id").asInt()).isEqualTo(1);
        kiosk.clock.pass(Duration.ofSeconds(3));
        assertThat(scan(SLIP).path("scanned").path("id").asInt()).isEqualTo(2);

        kiosk.clock.pass(Duration.ofSeconds(20));
        kiosk.printer("ready"); // makes the kiosk look
        assertThat(kiosk.get("/api/screen").json().has("scanned")).isFalse();
    }

    @Test
    void what_can_not_be_on_a_code_is_refused() {
        assertThat(kiosk.post("/api/simulated/scanner", "{}").status()).isEqualTo(400);
        assertThat(kiosk.post("/api/simulated/scanner", "{\"text\":\"a\\u0007\"}").status()).isEqualTo(400);
        assertThat(kiosk.get("/api/hardware").get("scanner")).isEqualTo("ready");
    }

    private JsonNode scan(String text) {
        return kiosk.post("/api/simulated/scanner", "{\"text\":\"" + text + "\"}").json();
    }

    private static String visit(String stage) {
        return """
                {"sequence":9,"branch":"pekalongan","ticket":"A012","service":"jht","stage":"STAGE","ahead":4,
                 "wait":{"lowSeconds":720,"likelySeconds":900,"highSeconds":1150},"booth":"3"}"""
                .replace("STAGE", stage);
    }
}
