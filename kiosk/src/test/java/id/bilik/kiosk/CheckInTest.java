package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Keyboard;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The symbol of a booking under a scanner that types into the page, as cheap ones do. */
class CheckInTest extends PageInBrowser {

    private static final String BOOKING = "https://antre.web.id/book/pekalongan#7QXW2M5K4D3H.its-Own_secret7";

    @Test
    void a_booking_under_the_scanner_is_checked_in_and_its_slip_comes_out() {
        type(BOOKING);

        assertThat(page.locator(".ticket .number")).hasText("A031");
        assertThat(page.locator(".checked-in")).containsText("janji temu pukul 08.30");
        assertThat(page.locator(".ticket")).hasAttribute("data-print", "printed");
        assertThat(slips()).hasSize(1);
        assertThat(slips().get(0).path("text").asText()).contains("A031");
        fits("checked-in");
        isAccessible("checked-in");
        picture("checked-in");
        page.locator("#languages [lang=en]").tap();
        assertThat(page.locator(".checked-in")).containsText("Checked in for your booking at 08:30");
        assertThat(kiosk.get("/api/speech/en/booked/checkedIn.told").status()).isEqualTo(503); // known, without a voice
        await().untilAsserted(() -> assertThat(kiosk.server.reports).containsExactly("A031 printed"));
    }

    @Test
    void a_second_scan_shows_the_same_number_and_prints_nothing() {
        type(BOOKING);
        assertThat(page.locator(".ticket .number")).hasText("A031");
        kiosk.clock.pass(Duration.ofSeconds(3));
        type(BOOKING);

        assertThat(page.locator(".slip.good")).containsText("tidak dicetak lagi");
        assertThat(page.locator(".ticket .number")).hasText("A031");
        assertThat(slips()).hasSize(1);
        assertThat(kiosk.server.checkIns).hasValue(2);
    }

    @Test
    void a_code_that_lies_under_the_scanner_is_asked_for_once() {
        type(BOOKING);
        type(BOOKING);
        assertThat(page.locator(".ticket .number")).hasText("A031");
        assertThat(kiosk.server.checkIns).hasValue(1);
    }

    @Test
    void after_a_print_that_failed_the_slip_is_offered_again_as_ever() {
        kiosk.printer("paper-out");
        type(BOOKING);
        assertThat(page.locator(".ticket")).hasAttribute("data-print", "failed");
        kiosk.printer("ready");
        page.locator(".reprint").tap();

        assertThat(page.locator(".ticket")).hasAttribute("data-print", "printed");
        assertThat(slips()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CheckInTooEarly,   confirmed, checkInEarly,       'Mulai Senin, 2 Maret, 08.20', false
            CheckInTooLate,    confirmed, checkInLate,        Janji temu Anda,     true
            WrongBookingState, cancelled, checkInCancelled,   Janji temu Anda,     true
            WrongBookingState, held,      checkInUnconfirmed, belum dikonfirmasi,  true
            WrongBookingState, missed,    checkInOver,        sudah berakhir,      true
            BranchClosed,      confirmed, checkInClosed,      Saat ini belum,      false
            """)
    void who_can_not_check_in_reads_why_and_what_to_do(String refusal, String state, String scene, String words,
            boolean number) {
        kiosk.server.noCheckIn = refusal;
        kiosk.server.booking = booking(state, "2026-03-02T08:20:00+07:00");
        type(BOOKING);

        assertThat(page.locator("[data-message=" + scene + "]")).containsText(words);
        assertThat(page.locator("#stage button")).hasCount(number ? 1 : 0);
        fits(scene);
        isAccessible(scene);
        picture(scene);
        assertThat(slips()).isEmpty();
        if (number) {
            page.locator("#stage button").tap();
            assertThat(page.locator(".services")).isVisible();
        }
    }

    @Test
    void for_another_day_the_day_is_said() {
        kiosk.server.noCheckIn = "CheckInTooEarly";
        kiosk.server.booking = booking("confirmed", "2026-03-04T09:30:00+07:00");
        type(BOOKING);

        assertThat(page.locator("[data-message=checkInEarly]")).containsText("Mulai Rabu, 4 Maret, 09.30");
        page.locator("#languages [lang=en]").tap();
        assertThat(page.locator("[data-message=checkInEarly]")).containsText("From Wednesday, 4 March, 09:30");
    }

    @Test
    void a_secret_that_opens_nothing_and_the_booking_of_another_branch_are_told_apart() {
        type(BOOKING.replace("its-Own", "nobodys"));
        assertThat(page.locator("[data-message=checkInUnknown]")).isVisible();
        kiosk.clock.pass(Duration.ofSeconds(3));
        type(BOOKING.replace("pekalongan", "tegal"));
        assertThat(page.locator("[data-message=checkInElsewhere]")).isVisible();
        assertThat(kiosk.server.checkIns).hasValue(1);
    }

    @Test
    void without_the_server_nothing_is_lost_and_a_number_can_be_taken() {
        kiosk.server.away(() -> {
            type(BOOKING);
            assertThat(page.locator("[data-message=checkInAway]")).containsText("Tidak ada yang hilang");
            assertThat(page.locator("#stage button")).hasText("Ambil nomor di sini");
        });
        kiosk.clock.pass(Duration.ofSeconds(3));
        type(BOOKING);
        assertThat(page.locator(".ticket .number")).hasText("A031");
    }

    @Test
    void what_a_scanner_types_presses_nothing_and_slow_keys_are_no_scan() {
        page.locator("[data-service=info]").focus(); // Enter would take its number
        kiosk.server.noCheckIn = "CheckInTooLate";
        kiosk.server.booking = booking("confirmed", "2026-03-02T08:20:00+07:00");
        type(BOOKING);
        assertThat(page.locator("[data-message=checkInLate]")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "id"); // the only l of its address changes no language
        assertThat(kiosk.server.issued).hasValue(0);

        int before = kiosk.get("/api/screen").json().path("scanned").path("id").asInt();
        page.keyboard().type("zzzzzzzzz", new Keyboard.TypeOptions().setDelay(300));
        page.keyboard().press("Enter");
        assertThat(kiosk.get("/api/screen").json().path("scanned").path("id").asInt()).isEqualTo(before);
    }

    private void type(String code) {
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    private JsonNode slips() { return kiosk.get("/api/slips").json().path("slips"); }

    private static String booking(String state, String from) {
        return """
                {"booking":"7QXW2M5K4D3H","service":"jht","at":"2026-03-02T08:30:00+07:00","state":"%s","checkInFrom":"%s"}"""
                .formatted(state, from);
    }
}
