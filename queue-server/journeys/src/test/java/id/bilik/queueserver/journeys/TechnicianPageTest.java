package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.bilik.queueserver.server.Client.BRANCH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.server.Client;
import id.bilik.queueserver.server.Screen;
import id.bilik.queueserver.server.SettableClock;
import id.bilik.queueserver.server.SignedIn;
import id.bilik.queueserver.server.TestServer;
import id.bilik.testsupport.browser.InChromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician sees while kiosks report to a real server; the kiosks speak for themselves here. */
class TechnicianPageTest extends InChromium {
    private static final Duration LOOK = Duration.ofSeconds(6);

    @TempDir
    @Nullable
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-10T09:40:00", "Asia/Jakarta");
    private @Nullable TestServer server;
    private @Nullable BrowserContext context;

    @BeforeEach
    void start() {
        server = TestServer.in(requireNonNull(folder)).with(clock).start();
        context = SignedIn.as("supervisor", TestServer.RUN, client().at("/"), browser().newContext());
    }

    @AfterEach
    void stop() {
        requireNonNull(context).close();
        requireNonNull(server).close();
    }

    private Client client() { return requireNonNull(server).client(); }

    /** The page, with the browser's time in the test's hand. */
    private Page page(String path) {
        Page page = requireNonNull(context).newPage();
        page.clock().install();
        page.navigate(client().at(path).toString());
        return page;
    }

    /** Lets so much time pass that the page asks again. */
    private static void look(Page page) {
        page.clock().runFor(LOOK.toMillis());
    }

    /** A kiosk speaks; the actions that it takes home. */
    private JsonNode report(String device, String printer, Map<String, ?> more) {
        var report = StrictJson.mapper().createObjectNode().put("version", "1.4.2")
                .put("clock", clock.instant().toString())
                .put("printer", printer).put("slipsLeft", 412).put("slipsPerRoll", 600).put("temperature", 51.4);
        more.forEach((name, value) -> report.set(name, StrictJson.mapper().valueToTree(value)));
        return client().put(BRANCH + "/devices/" + device, report.toString()).expect(200).json().get("actions");
    }

    /** It goes on saying so until that is believed. */
    private void reportSteadily(String device, String printer, Map<String, ?> more) {
        report(device, printer, more);
        clock.advance(Duration.ofSeconds(10));
        report(device, printer, more);
    }

    private static Locator alarms(Page page) { return page.locator("#alarms .alarm"); }

    @Test
    void an_alarm_comes_while_the_page_is_open_and_goes() {
        report("kiosk-1", "ready", Map.of());
        Page page = page("/technician/pekalongan");
        assertThat(page.locator("#state")).containsText("Semua perangkat baik");
        assertThat(page.locator(".device")).containsText("412 dari 600 karcis");
        assertThat(page.locator(".device")).containsText("51 °C");
        assertThat(page.locator(".device")).containsText("1.4.2");
        assertThat(alarms(page)).hasCount(0);

        reportSteadily("kiosk-1", "paper-out", Map.of());
        look(page);
        assertThat(alarms(page)).hasText("kiosk-1: kertas habis (sejak 09.40)");
        assertThat(page.locator("#state")).containsText("1 hal perlu diperhatikan");
        assertThat(page.locator(".device-state")).hasText("perlu diperhatikan");
        assertThat(page.locator(".device .wrong")).hasText("kertas habis");
        assertThat(page.locator(".device")).containsText("habis menurut pencetak (hitungan: 412 dari 600 karcis)");

        reportSteadily("kiosk-1", "ready", Map.of());
        look(page);
        assertThat(alarms(page)).hasCount(0);
        assertThat(page.locator("#state")).containsText("Semua perangkat baik");
    }

    @Test
    void each_trouble_stands_with_its_figures_in_both_languages() {
        reportSteadily("kiosk-1", "ready", Map.of("slipsLeft", 38, "temperature", 81.6, "throttled",
                List.of("under-voltage", "throttled"), "stuckButtons", List.of("2", "5"), "memory",
                "No space left on device", "hardware", "simulated", "slips",
                Map.of("proved", 9, "unconfirmed", 4, "failed", 1, "unconfirmedRun", 3)));
        client().post(BRANCH + "/tickets/" + client().ticket("jht") + "/printed", "{\"outcome\":\"unconfirmed\"}")
                .expect(200);
        Page page = page("/technician/pekalongan");
        assertThat(page.locator("#slips")).hasText(
                "Karcis kantor cabang hari ini: 0 terbukti, 1 belum pasti, 0 gagal.");
        assertThat(alarms(page))
                .hasText(new String[]{"kiosk-1: perangkat disimulasikan: tidak ada karcis yang dicetak (sejak 09.40)",
                        "kiosk-1: kertas hampir habis (sejak 09.40) · 38 dari 600 karcis",
                        "kiosk-1: karcis tanpa bukti sudah tercetak (sejak 09.40) · 3 berturut-turut",
                        "kiosk-1: memori kios bermasalah (sejak 09.40) · No space left on device",
                        "kiosk-1: terlalu panas (sejak 09.40) · 82 °C",
                        "kiosk-1: dibatasi oleh perangkat (sejak 09.40) · tegangan kurang, diperlambat",
                        "kiosk-1: tombol macet (sejak 09.40) · tombol 2, 5"});
        page.locator("#language").click();
        assertThat(alarms(page).nth(5)).containsText("throttled (since 09:40) · under-voltage, slowed down");
        assertThat(page.locator(".device")).containsText("Stuck buttons");
        assertThat(page.locator(".device")).containsText("9 proved, 4 unconfirmed, 1 failed");
    }

    @Test
    void a_printer_that_sees_the_end_of_its_paper_is_believed_and_not_the_count() {
        reportSteadily("kiosk-1", "paper-near-end", Map.of("slipsLeft", 599));
        assertThat(alarms(page("/technician/pekalongan"))).hasText("kiosk-1: kertas hampir habis (sejak 09.40)");
    }

    @Test
    void a_kiosk_that_is_silent_is_an_alarm_on_both_pages_and_stands_first() {
        report("kiosk-1", "ready", Map.of());
        report("kiosk-2", "ready", Map.of());
        Page page = page("/technician/pekalongan");
        Page staff = page("/staff/pekalongan");
        Locator strip = staff.locator(".alarm-strip");
        assertThat(page.locator(".device h2")).hasText(new String[]{"kiosk-1", "kiosk-2"});
        assertThat(strip).isHidden();

        clock.advance(Duration.ofMinutes(2));
        report("kiosk-1", "ready", Map.of());
        look(page);
        look(staff);
        assertThat(alarms(page)).hasText("kiosk-2: tidak terdengar (sejak 09.40)");
        assertThat(page.locator(".device-state")).hasText(new String[]{"tidak terdengar", "baik"});
        assertThat(page.locator(".device h2")).hasText(new String[]{"kiosk-2", "kiosk-1"});
        assertThat(strip).hasText("kiosk-2: tidak terdengar (sejak 09.40)");
        assertThat(strip.locator("a")).hasAttribute("href", "/technician/pekalongan");

        reportSteadily("kiosk-2", "ready", Map.of());
        look(page);
        look(staff);
        assertThat(alarms(page)).hasCount(0);
        assertThat(strip).isHidden();
    }

    @Test
    void a_test_print_reaches_the_kiosk_and_its_fate_comes_back() {
        report("kiosk-1", "ready", Map.of());
        Page page = page("/technician/pekalongan");
        Locator rows = page.locator(".device-actions li");
        Locator press = page.locator("[data-action=test-print]");
        press.click();
        assertThat(rows.first()).hasText("09.40 · Uji cetak · menunggu kios");

        JsonNode first = report("kiosk-1", "ready", Map.of());
        assertThat(first.findValuesAsText("action")).containsExactly("test-print");
        look(page);
        assertThat(rows.first()).containsText("dikirim");
        assertThat(report("kiosk-1", "ready", done(first, true, "A042, copy 2: printed", "printed",
                Map.of("ticket", "A042", "copy", "2")))).isEmpty();
        look(page);
        assertThat(rows.first()).hasText("09.40 · Uji cetak · selesai · A042, salinan ke-2: tercetak");

        press.click();
        assertThat(rows).hasCount(2);
        report("kiosk-1", "ready", done(report("kiosk-1", "ready", Map.of()), false, "cover-open: no paper moved",
                "not-printed", Map.of("printer", "cover-open", "reason", "no paper moved")));
        look(page);
        assertThat(rows.first()).hasText(
                "09.40 · Uji cetak · gagal · tidak tercetak: tutup terbuka: no paper moved");

        press.click();
        assertThat(rows).hasCount(3);
        report("kiosk-1", "ready", done(report("kiosk-1", "ready", Map.of()), true, "as an older kiosk says it"));
        look(page);
        assertThat(rows.first()).hasText("09.40 · Uji cetak · selesai · as an older kiosk says it");

        press.click();
        assertThat(rows.first()).containsText("menunggu kios");
        clock.advance(Duration.ofSeconds(61));
        look(page);
        assertThat(rows.first()).hasText("09.40 · Uji cetak · tidak ada kabar");
        assertThat(report("kiosk-1", "ready", Map.of())).as("too late to surprise anybody").isEmpty();
    }

    private static Map<String, ?> done(JsonNode actions, boolean success, String detail, String outcome,
            Map<String, String> figures) {
        return Map.of("done", List.of(Map.of("id", actions.get(0).get("id").asText(), "success", success, "detail",
                detail, "outcome", outcome, "figures", figures)));
    }

    private static Map<String, ?> done(JsonNode actions, boolean success, String detail) {
        return Map.of("done",
                List.of(Map.of("id", actions.get(0).get("id").asText(), "success", success, "detail", detail)));
    }

    @Test
    void what_a_kiosk_says_is_text_whatever_it_looks_like() {
        String markup = "<img src=x onerror=alert(1)>";
        report("kiosk-1", "ready", Map.of("version", markup, "throttled", List.of(markup), "stuckButtons",
                List.of("<b>2</b>")));
        client().put(BRANCH + "/devices/%3Cb%3Ekiosk%3C%2Fb%3E", "{}").expect(400);
        Page page = page("/technician/pekalongan");
        Page staff = page("/staff/pekalongan");
        assertThat(page.locator(".device")).containsText(markup);
        assertThat(alarms(page).last()).containsText("tombol <b>2</b>");
        assertThat(page.locator("main img, main b")).hasCount(0);
        assertThat(staff.locator(".alarm-strip")).isVisible();
        assertThat(staff.locator(".alarm-strip b, .alarm-strip img")).hasCount(0);
    }

    @Test
    void a_name_with_markup_from_an_answer_is_shown_as_it_is() {
        reportSteadily("kiosk-1", "paper-out", Map.of());
        Page page = requireNonNull(context).newPage();
        page.route("**/devices", route -> {
            var answer = route.fetch();
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setResponse(answer)
                    .setBody(answer.text().replace("\"kiosk-1\"", "\"<b>kiosk</b><script>alert(1)</script>\"")));
        });
        page.navigate(client().at("/technician/pekalongan").toString());
        assertThat(page.locator(".device h2")).hasText("<b>kiosk</b><script>alert(1)</script>");
        assertThat(alarms(page)).containsText("<b>kiosk</b>");
        assertThat(page.locator("main b, main script")).hasCount(0);
    }

    @Test
    void the_page_says_that_the_server_does_not_answer() {
        report("kiosk-1", "ready", Map.of());
        Page page = page("/technician/pekalongan");
        assertThat(page.locator("#state")).containsText("Semua perangkat baik");
        page.route("**/devices", com.microsoft.playwright.Route::abort);
        look(page);
        assertThat(page.locator("#state")).containsText("Server tidak menjawab");
        page.unroute("**/devices");
        look(page);
        assertThat(page.locator("#state")).containsText("Semua perangkat baik");
    }

    @Test
    void a_board_that_is_open_is_listed_and_a_kiosk_that_is_gone_for_good_can_be_taken_away() {
        try (Screen board = client().watch(BRANCH + "/board/live")) {
            board.next();
            Page page = page("/technician/pekalongan");
            assertThat(page.locator(".device h2")).hasText("screen-board");
            assertThat(page.locator(".device")).containsText("tersambung (1)");
        }
        report("kiosk-1", "ready", Map.of());
        clock.advance(Duration.ofMinutes(2));
        Page page = page("/technician/pekalongan");
        assertThat(page.locator(".device h2")).hasText(new String[]{"kiosk-1", "screen-board"});
        for (int left = 2; left > 0; left--) {
            assertThat(page.locator("button[data-action]:visible")).hasCount(left);
            page.locator("[data-action=forget]:visible").first().click();
            assertThat(page.locator(".device")).hasCount(left - 1);
        }
    }

    @Test
    void a_booth_without_a_camera_is_an_alarm_with_what_to_do_until_its_screen_finds_one() {
        String tests = BRANCH + "/booths/3/devices";
        client().post(tests, "{\"camera\":\"none\",\"microphone\":\"on\"}").expect(200);
        Page page = page("/technician/pekalongan");
        assertThat(alarms(page)).hasText("screen-booth-3: tidak ada kamera (sejak 09.40) · Periksa kabel kamera, atau"
                + " pasang kamera lain. Lalu mulai ulang layar bilik: layar menguji sendiri.");
        assertThat(page.locator(".device")).containsText("Terakhir diujiSelasa, 10 Maret 2026 09.40");

        clock.advance(Duration.ofMinutes(1));
        client().post(tests, "{\"camera\":\"on\",\"microphone\":\"blocked\"}").expect(200);
        look(page);
        page.locator("#language").click();
        assertThat(alarms(page)).containsText("no microphone (since 09:41) · The browser may not open it.");

        JsonNode answer = client().post(tests, "{\"camera\":\"on\",\"microphone\":\"on\"}").expect(200).json();
        assertThat(answer.get("at").asText()).startsWith("2026-03-10T09:41:00");
        look(page);
        assertThat(alarms(page)).hasCount(0);
        assertThat(page.locator(".device")).containsText("Cameraworks");
    }

    @Test
    void a_booth_reports_what_there_is_to_report() {
        client().post(BRANCH + "/booths/99/devices", "{\"camera\":\"on\",\"microphone\":\"on\"}").expect(404);
        client().post(BRANCH + "/booths/3/devices", "{\"camera\":\"off\",\"microphone\":\"on\"}").expect(400);
        assertThat(client().get(BRANCH + "/devices").expect(200).json().get("devices")).isEmpty();
    }

    @Test
    void devices_belong_to_the_branch_in_the_path() {
        client().get("/api/branches/semarang/devices").expect(404);
        client().put("/api/branches/semarang/devices/kiosk-1", "{}").expect(404);
        client().post("/api/branches/semarang/devices/kiosk-1/actions", "{\"action\":\"test-print\"}").expect(404);
        client().delete("/api/branches/semarang/devices/kiosk-1").expect(404);
        assertThat(client().get(BRANCH + "/devices").expect(200).json().get("devices")).isEmpty();
    }
}
