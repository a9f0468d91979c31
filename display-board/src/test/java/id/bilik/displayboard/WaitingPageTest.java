package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The waiting list on a phone: joined from the days, seen by its link, and an offer that is answered by a button. */
class WaitingPageTest extends InBookingPage {
    private static final String JOIN = "POST " + BRANCH + "/waiting-list";
    private static final String WISH = BRANCH + "/waiting-list/w0a1b2c3d4e5f6071";

    private static String wish(String state, String more) { return """
            {"booking":"w0a1b2c3d4e5f6071","service":"jht","place":"branch","state":"%s","from":"2026-03-12",
            "until":"2026-03-17"%s}""".formatted(state, more); }

    private static String offered(String at) {
        return wish("offered",
                ",\"position\":1,\"of\":7,\"offer\":{\"at\":\"" + at + "\",\"until\":\"2026-03-10T12:24:00+07:00\"}");
    }

    @Test
    void who_finds_no_time_waits_is_offered_one_and_takes_it_by_keys_alone() {
        begin("/book/test");
        press("[data-service=jht]");
        press("main > .primary");
        look("day-wait");
        press("[data-does=wait]");
        headed("Hari mana yang cocok?");
        assertThat(page.locator("#wait-until")).hasValue("2026-03-17");
        page.locator("#wait-from").fill("2026-03-12");
        look("wait");
        press("[type=submit]");
        assertThat(page.locator("main")).containsText("Kamis, 12 Maret sampai Selasa, 17 Maret");
        type("nik", "3375012507900002");
        type("name", "Sari Dewi");
        server.answer(JOIN, 201, wish("waiting", ",\"secret\":\"a-Secret_1\",\"position\":3,\"of\":7"));
        page.keyboard().press("Enter");
        headed("Anda dalam daftar tunggu");
        assertThat(page.locator("#rank")).hasText("Urutan Anda dalam daftar: 3 dari 7");
        assertThat(page).hasURL(server.address("/book/test#w0a1b2c3d4e5f6071.a-Secret_1"));
        assertThat(server.commands).singleElement().asString().startsWith(JOIN).contains("\"from\":\"2026-03-12\"",
                "\"until\":\"2026-03-17\"", "\"nik\":\"3375012507900002\"");
        look("waiting");

        server.view(WISH, offered(TEN));
        page.reload();
        headedWithoutFocus("Ada jam kosong untuk Anda");
        assertThat(page.locator(".book-held"))
                .containsText("Disimpan untuk Anda sampai Selasa, 10 Maret, pukul 12.24.");
        look("offered");
        lookInDarkAndContrast("offered");
        server.answer("POST " + WISH + "/decline", 200, offered("2026-03-12T09:00:00+07:00"));
        press("[data-does=decline]");
        page.keyboard().press("Enter");
        assertThat(page.locator(".book-facts")).containsText("Kamis, 12 Maret, pukul 09.00");
        server.answer("POST " + WISH + "/accept", 200, wish("booked", ""));
        server.view(WISH, wish("booked", ""));
        server.view(BRANCH + "/bookings/w0a1b2c3d4e5f6071", booking("confirmed", "2026-03-12T09:00:00+07:00", ""));
        press("[data-does=accept]");
        headed("Janji temu Anda tercatat");
        assertThat(server.commands.subList(1, 3)).containsExactly(
                "POST " + WISH + "/decline {\"at\":\"" + TEN + "\"}",
                "POST " + WISH + "/accept {\"at\":\"2026-03-12T09:00:00+07:00\"}");
    }

    @Test
    void who_waits_leaves_after_a_question() {
        server.view(WISH, wish("waiting", ",\"position\":1,\"of\":1"));
        begin("/book/test#w0a1b2c3d4e5f6071.a-Secret_1");
        headedWithoutFocus("Anda dalam daftar tunggu");
        assertThat(server.commands).isEmpty();
        server.answer("DELETE " + WISH, 200, wish("left", ""));
        press("[data-does=leave]");
        page.keyboard().press("Enter");
        headed("Anda tidak lagi dalam daftar tunggu");
        assertThat(server.commands).containsExactly("DELETE " + WISH);
    }
}
