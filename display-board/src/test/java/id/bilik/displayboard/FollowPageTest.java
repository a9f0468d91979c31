package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import id.bilik.testsupport.browser.Accessibility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A participant's phone: where the visit stands, and coming back later. */
class FollowPageTest extends InBrowser {
    private static final long LIGHT_BYTES = 60_000;

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    @Test
    void a_phone_shows_the_booth_when_it_is_called_and_is_light() {
        var bytes = new AtomicLong();
        page.onResponse(response -> {
            if (!response.url().endsWith("/live")) {
                bytes.addAndGet(overTheWire(response.body()));
            }
        });
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7"));
        open("/follow/secret");
        assertThat(page.locator("#ahead")).hasText("7 orang di depan Anda");
        assertThat(page).hasTitle("A012 · 7 di depan");
        assertThat(bytes.get()).isBetween(10_000L, LIGHT_BYTES);

        server.view("/api/follow/secret",
                follow("\"called\",\"booth\":\"3\",\"calledAt\":\"2026-11-22T10:41:00+07:00\""));
        assertThat(page.locator("#booth")).hasText("Bilik 3");
        assertThat(page).hasTitle("Bilik 3 · A012");
    }

    @Test
    void who_waits_long_reads_from_when_it_is_enough_to_be_there() {
        page.setViewportSize(320, 568);
        server.view("/api/follow/secret", follow(waitFrom(2_400)));
        open("/follow/secret");
        assertThat(page.locator("#enough")).hasText("Cukup hadir mulai pukul 11.10.");
        assertThat(page.locator("#detail")).containsText("tidak perlu menunggu di kantor cabang");
        assertThat(Accessibility.violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);

        server.view("/api/follow/secret", follow(waitFrom(1_799)));
        assertThat(page.locator("#enough")).isHidden();
        assertThat(page.locator("#detail")).not().containsText("tidak perlu menunggu");
        server.view("/api/follow/secret", follow(waitFrom(9_000) + ",\"servedToday\":{\"likely\":false}"));
        assertThat(page.locator("#not-today")).isVisible();
        assertThat(page.locator("#enough")).isHidden();
    }

    private static String waitFrom(int lowSeconds) {
        return "\"waiting\",\"ahead\":17,\"wait\":{\"lowSeconds\":" + lowSeconds + ",\"likelySeconds\":"
                + (lowSeconds + 600) + ",\"highSeconds\":" + (lowSeconds + 1_200) + "}";
    }

    @Test
    void a_phone_speaks_the_language_of_its_ticket_unless_somebody_chose_another() {
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7,\"language\":\"en\""));
        open("/follow/secret");
        assertThat(page.locator("#ahead")).hasText("7 ahead of you");
        assertThat(page.locator("html")).hasAttribute("lang", "en");

        page.locator("#language").click();
        assertThat(page.locator("#ahead")).hasText("7 orang di depan Anda");
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":6,\"language\":\"en\""));
        assertThat(page.locator("#ahead")).hasText("6 orang di depan Anda");
        open("/follow/secret");
        assertThat(page.locator("#ahead")).hasText("6 orang di depan Anda");
    }

    @Test
    void a_phone_follows_its_browser_where_the_ticket_has_no_language() {
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7"));
        try (Page english = browser().newPage(new Browser.NewPageOptions().setLocale("en-GB"))) {
            english.navigate(server.address("/follow/secret"));
            assertThat(english.locator("#ahead")).hasText("7 ahead of you");
            server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":6,\"language\":\"id\""));
            assertThat(english.locator("#ahead")).hasText("6 orang di depan Anda");
        }
    }

    @Test
    void a_participant_comes_back_later_within_the_rules() {
        page.setViewportSize(360, 640);
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7,\"deferAtMostMinutes\":25"));
        open("/follow/secret");
        page.locator("#defer").click();
        assertThat(page.locator("dialog label")).containsText(
                new String[]{"10 menit lagi", "20 menit lagi", "25 menit lagi"});
        page.keyboard().press("2");
        page.keyboard().press("Enter");
        awaitCommands(1);
        assertThat(server.commands).singleElement().asString()
                .startsWith("POST /api/follow/secret/defer {\"minutes\":20,");

        server.view("/api/follow/secret", follow("\"deferred\",\"mayReturn\":true,"
                + "\"deferredUntil\":\"2026-11-22T11:02:00+07:00\",\"deferAtMostMinutes\":20"));
        assertThat(page.locator("#detail")).containsText("11.02");
        page.locator("#return").click();
        awaitCommands(2);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }

    @Test
    void a_called_participant_says_that_they_are_coming_or_asks_for_more_time_and_leaves_last() {
        page.setViewportSize(320, 568);
        String called = "\"called\",\"booth\":\"3\",\"calledAt\":\"2026-11-22T10:41:00+07:00\","
                + "\"noShowAt\":\"2026-11-22T10:46:00+07:00\",\"deferAtMostMinutes\":60,\"returnsInPlaceLeft\":";
        server.view("/api/follow/secret", follow(called + "2"));
        open("/follow/secret");
        assertThat(page.locator(".follow-buttons .button:visible")).hasText(
                new String[]{"Saya sedang menuju bilik", "Saya perlu waktu sebentar", "Keluar dari antrean"});
        page.locator("#coming").click();
        awaitCommands(1);
        assertThat(server.commands).containsExactly("POST /api/follow/secret/coming {}");
        server.view("/api/follow/secret", follow(called + "1,\"comingSince\":\"2026-11-22T10:42:00+07:00\""));
        assertThat(page.locator("#detail")).hasText(
                "Petugas tahu Anda sedang menuju bilik. Bilik menunggu Anda sampai pukul 10.46.");
        assertThat(page.locator("#coming")).isHidden();

        page.locator("#defer").click();
        assertThat(page.locator("dialog")).containsText("untuk terakhir kali hari ini");
        assertThat(page.locator("dialog label")).containsText(
                new String[]{"5 menit", "10 menit", "15 menit", "30 menit"});
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        page.keyboard().press("Enter");
        awaitCommands(2);
        assertThat(server.commands.getLast())
                .matches("POST /api/follow/secret/defer \\{\"minutes\":5,\"requestId\":\"[0-9a-f-]{36}\"}");
    }

    @Test
    void who_has_no_return_left_is_not_offered_more_time() {
        server.view("/api/follow/secret", follow("\"called\",\"booth\":\"3\",\"returnsInPlaceLeft\":0,"
                + "\"calledAt\":\"2026-11-22T10:41:00+07:00\",\"noShowAt\":\"2026-11-22T10:46:00+07:00\""));
        open("/follow/secret");
        assertThat(page.locator("#coming")).isVisible();
        assertThat(page.locator("#defer")).isHidden();
        page.locator("#leave").click();
        assertThat(page.locator("dialog")).containsText("Tetap pakai nomor ini");
        page.locator("dialog button[type=button]").click();
        assertThat(server.commands).isEmpty();
    }

    @Test
    void who_missed_the_call_is_told_whether_coming_back_keeps_the_place() {
        server.view("/api/follow/secret", follow("\"noShow\",\"mayReturn\":true,\"returnsInPlaceLeft\":2"));
        open("/follow/secret");
        assertThat(page.locator("#detail")).hasText(
                "Tidak apa-apa: tekan tombol setelah Anda kembali, dan giliran Anda tetap berlaku.");
        server.view("/api/follow/secret", follow("\"noShow\",\"mayReturn\":true,\"returnsInPlaceLeft\":1"));
        assertThat(page.locator("#detail")).containsText("Jika panggilan terlewat sekali lagi");
        server.view("/api/follow/secret", follow("\"noShow\",\"mayReturn\":true,\"returnsInPlaceLeft\":0"));
        assertThat(page.locator("#detail")).containsText("Giliran semula tidak berlaku lagi");
        page.locator("#return").click();
        awaitCommands(1);

        server.view("/api/follow/secret",
                follow("\"waiting\",\"ahead\":7,\"behindSince\":\"2026-11-22T11:02:00+07:00\""));
        assertThat(page.locator("#behind")).hasText("Anda kembali pukul 11.02. Giliran Anda dihitung mulai saat itu.");
    }

    @Test
    void a_phone_without_a_network_says_so() {
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7"));
        open("/follow/secret");
        page.context().setOffline(true);
        server.stop();
        assertThat(page.locator("#strip")).isVisible();
        assertThat(page.locator("#ahead")).hasText("7 orang di depan Anda");
        page.context().setOffline(false);
    }

    @Test
    void a_phone_has_no_minutes_where_nobody_on_duty_serves_the_ticket() {
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":1,\"unserved\":{\"begun\":false,"
                + "\"plannedAt\":\"2026-11-22T11:30:00+07:00\"}"));
        page.setViewportSize(360, 640);
        open("/follow/secret");
        assertThat(page.locator("#headline")).hasText("Mohon menunggu");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        assertThat(page.locator("#wait")).hasText("Layanan belum dimulai. Rencana mulai pukul 11.30.");
        assertThat(page.locator("#wait-of")).isHidden();
        page.locator("#language").click();
        assertThat(page.locator("#wait")).hasText("Service has not begun. It is planned for 11:30.");
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":7,"
                + "\"wait\":{\"lowSeconds\":60,\"highSeconds\":300}"));
        assertThat(page.locator("#wait-line")).hasText("Expected wait 1-5 minutes");
    }

    @Test
    void a_phone_says_kindly_that_its_number_may_not_be_served_today_and_stops_when_it_is_likely_again() {
        String unlikely = "\"waiting\",\"ahead\":41,\"servedToday\":{\"chance\":0.1,\"likely\":false";
        server.view("/api/follow/secret",
                follow(unlikely + ",\"instead\":{\"id\":\"Lewat aplikasi.\",\"en\":\"Use the app.\"}}"));
        open("/follow/secret");
        var notice = page.locator("#not-today");
        assertThat(notice).containsText("Kemungkinan tidak terlayani hari ini");
        assertThat(notice).containsText("Lewat aplikasi.");
        page.locator("#language").click();
        assertThat(notice).containsText("You may not be served today");
        assertThat(notice).containsText("Use the app.");

        server.view("/api/follow/secret", follow(unlikely + "}"));
        assertThat(notice).containsText("Please ask our staff.");
        server.view("/api/follow/secret",
                follow("\"waiting\",\"ahead\":9,\"servedToday\":{\"chance\":0.9,\"likely\":true}"));
        assertThat(notice).isHidden();
        server.view("/api/follow/secret", follow("\"waiting\",\"ahead\":8"));
        assertThat(page.locator("#ahead")).hasText("8 ahead of you");
        assertThat(notice).isHidden();
    }

    /** Bytes of a text as the server sends it: compressed. */
    private static int overTheWire(byte[] text) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.size();
    }

    private static String follow(String stage) {
        return """
                {"sequence":9,"branch":"test","name":"Cabang Uji","now":"2026-11-22T10:42:00+07:00",
                "languages":["id","en"],"open":true,"ticket":"A012","service":"jht","names":{"id":"Klaim JHT"},
                "priority":"none","issuedAt":"2026-11-22T10:00:00+07:00","mayLeave":true,"stage":%s}"""
                .formatted(stage);
    }
}
