package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.Pictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Appointments at the desk by keys alone: whom a booking is for is seen only where somebody asks for it. */
class AppointmentsPageTest extends InBrowser {
    private static final String BOOKINGS = "/api/branches/test/bookings";
    private static final String SEARCH = "POST /api/branches/test/booking-search";
    private static final String ID = "0a1b2c3d4e5f6071";
    private static final String TEN = "2026-03-10T10:00:00+07:00";
    private static final String PERSON = """
            ,"person":{"nik":"3375012507900002","name":"Sari Dewi","phone":"081234567890"},"reason":"kartu hilang\"""";
    private static final int MOST_TABS = 60;

    @BeforeEach
    void a_day_with_bookings() {
        InBookingPage.branchWithRoom(server, 7);
        server.view(BOOKINGS,
                """
                        {"date":"2026-03-10","bookings":[
                        {"booking":"1111111111111111","service":"info","at":"2026-03-10T08:15:00+07:00","place":"branch","state":"confirmed"},
                        {"booking":"2222222222222222","service":"jht","at":"2026-03-10T09:00:00+07:00","place":"branch","state":"checkedIn","ticket":"A007"},
                        {"booking":"0a1b2c3d4e5f6071","service":"jht","at":"2026-03-10T10:00:00+07:00","place":"branch","state":"confirmed","name":"Sari Dewi"},
                        {"booking":"3333333333333333","service":"jht","at":"2026-03-10T10:30:00+07:00","place":"branch","state":"cancelled"}]}""");
        server.view(BOOKINGS + "/" + ID, InBookingPage.booking("confirmed", TEN, PERSON));
        page.setViewportSize(1280, 900);
        page.navigate(server.address("/appointments/test"));
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
    }

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    @Test
    void a_booking_is_found_checked_in_and_cancelled_by_keys_alone() {
        assertThat(page.locator("#day-state"))
                .hasText("Ditunggu: 1 · Terlambat: 1 · Sudah datang: 1 · Dibatalkan: 1");
        assertThat(page.locator("#day-hours h3")).hasText(new String[]{"08.00", "09.00", "10.00"});
        assertThat(page.locator("#day-hours")).not().containsText("Sari");
        look("day");
        press("#day-names");
        assertThat(page.locator("[data-booking='" + ID + "']")).containsText("Sari Dewi");

        find("3375 0125");
        assertThat(page.locator("#find-fault")).containsText("16 angka");
        assertThat(page.locator("#find-text")).isFocused();
        server.answer(SEARCH, 200, "{\"bookings\":[]}");
        find("3375 0125 0790 0002");
        assertThat(page.locator("#find-state")).hasText("Tidak ada janji temu dengan NIK ini.");
        assertThat(page.locator("#find-text")).hasValue("");
        assertThat(server.commands.getLast()).isEqualTo(SEARCH + " {\"nik\":\"3375012507900002\"}");
        find("4444 4444 4444 444f");
        assertThat(page.locator("#find-fault")).containsText("Tidak ada janji temu dengan nomor ini.");
        find("http://branch/book/test#" + ID + ".a-Secret_1");

        assertThat(page.locator("#work-title")).isFocused();
        assertThat(page.locator("#work-title")).hasText("Janji temu tercatat");
        assertThat(page.locator("#work")).containsText("0a1b 2c3d 4e5f 6071");
        assertThat(page.locator("#work")).containsText("kartu hilang");
        assertThat(page.locator("#work")).containsText("09.30 sampai 10.15");
        look("booking");
        server.answer("POST " + BOOKINGS + "/" + ID + "/check-in", 409, "{\"refusal\":\"CheckInTooEarly\"}");
        press("[data-does=check-in]");
        assertThat(page.locator("#problem")).containsText("Belum waktunya lapor datang.");
        press("[data-does=cancel]");
        assertThat(page.locator("dialog")).containsText("Batalkan janji temu?");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        server.answer("POST " + BOOKINGS + "/" + ID + "/check-in", 200, "{\"ticket\":\"A012\"}");
        press("[data-does=check-in]");
        assertThat(page.locator("#work-title")).hasText("Sudah lapor datang");
        assertThat(page.locator(".appointments-ticket")).hasText("A012");
        press("#language");
        assertThat(page.locator("#work-title")).hasText("Checked in");
        look("checked-in");
        press("[data-does=next]");
        assertThat(page.locator("#work-title")).hasText("New appointment");
        assertThat(page.locator("#work")).not().containsText("Sari");
    }

    @Test
    void who_stands_at_the_desk_gets_a_booking_by_the_questions_of_the_phone() {
        press("[data-service=jht]");
        press("#work > .primary");
        press("[data-date='2026-03-11']");
        press("[data-at='2026-03-11T10:00']");
        press("[type=submit]:not(#find-ask)");
        assertThat(page.locator("#faults")).isFocused();
        reach("#field-nik");
        page.keyboard().type("3375012507900002");
        reach("#field-name");
        page.keyboard().type("Sari Dewi");
        look("person");
        server.answer("POST " + BOOKINGS, 409, "{\"refusal\":\"AlreadyBooked\"}");
        page.keyboard().press("Enter");
        assertThat(page.locator("#problem")).containsText("Mohon cari dengan NIK");
        server.answer("POST " + BOOKINGS, 201,
                InBookingPage.booking("held", InBookingPage.TEN, ",\"secret\":\"a-Secret_1\""));
        press("[type=submit]:not(#find-ask)");
        assertThat(page.locator("#work-title")).hasText("Periksa, lalu konfirmasi");
        assertThat(page.locator("#work")).containsText("Sari Dewi");
        press("[data-does=confirm]");
        assertThat(page.locator("#work-title")).hasText("Janji temu tercatat");
        server.answer("DELETE " + BOOKINGS + "/" + ID, 200, InBookingPage.booking("cancelled", TEN, ""));
        press("[data-does=cancel]");
        page.keyboard().press("Enter");
        assertThat(page.locator("#work-title")).hasText("Janji temu dibatalkan");
        assertThat(server.commands.stream().map(command -> command.replaceAll(" \\{.*", ""))).containsExactly(
                "POST " + BOOKINGS, "POST " + BOOKINGS, "POST " + BOOKINGS + "/" + ID + "/confirm",
                "DELETE " + BOOKINGS + "/" + ID);
        assertThat(page.evaluate("JSON.stringify([localStorage, sessionStorage])")).asString()
                .doesNotContain("Sari", "3375", "a-Secret_1");
    }

    private void find(String text) {
        reach("#find-text");
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private void press(String selector) {
        reach(selector);
        page.keyboard().press("Enter");
    }

    /** By the Tab key, from wherever the focus is. */
    private void reach(String selector) {
        Locator part = page.locator(selector);
        part.waitFor();
        for (int tabs = 0; tabs < MOST_TABS
                && part.evaluate("(part) => part === document.activeElement").equals(false); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(part).isFocused();
    }

    private void look(String name) {
        for (int width : new int[]{320, 1920, 1280}) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).as(name + " at " + width)
                    .isEqualTo(false);
            Pictures.take(page, "appointments-" + name + "-" + width);
        }
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
    }
}
