package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What the booking page says when it cannot book, and what the link to a booking shows. */
class BookingAnswersTest extends InBookingPage {
    @Test
    void refusals_are_said_in_words_of_both_languages() {
        toPerson();
        for (var refusal : new String[]{"AlreadyBooked", "NotReleased", "SlotTooSoon", "NoSuchSlot"}) {
            server.answer(WISH, 409, "{\"status\":409,\"refusal\":\"" + refusal + "\",\"detail\":\"for programs\"}");
            press("[type=submit]");
            assertThat(page.locator("#problem")).isFocused();
            assertThat(page.locator("#problem")).not().containsText("for programs");
            assertThat(page.locator("#problem")).not().containsText("Hal ini tidak dapat dilakukan");
        }
        assertThat(page.locator("#problem")).containsText("Jam ini tidak tersedia lagi");
        press("#language");
        assertThat(page.locator("#problem")).containsText("The branch no longer offers this time");
        assertThat(page.locator("#field-name")).hasValue("Sari Dewi");
    }

    @Test
    void where_no_time_is_free_it_says_when_more_are_and_a_dead_server_can_be_asked_again() {
        branchWithRoom(server, 60);
        server.view(BRANCH + "/slots", "{\"slots\":[],\"release\":\"2026-03-11T08:00:00+07:00\"}");
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url().replaceAll(".*service=info&", "")));
        begin("/book/test");
        press("[data-service=info]");
        assertThat(page.locator("main")).containsText("Layanan ini tidak memerlukan dokumen.");
        page.context().setOffline(true);
        press("main > .primary");
        assertThat(page.locator("#problem")).containsText("tidak menjawab");
        page.context().setOffline(false);
        press("#problem button");
        headed("Pilih hari");
        assertThat(page.locator("main")).containsText("Saat ini tidak ada jam yang tersedia.");
        assertThat(page.locator("main")).not().containsText("Rabu, 11 Maret pukul 08.00");
        press("[data-turn=later]");
        assertThat(page.locator("main")).containsText("Rabu, 11 Maret pukul 08.00");
        assertThat(page.locator("[data-turn=later]")).hasCount(0);
        look("later");
        press("[data-turn=earlier]");
        page.locator("[data-turn=later]").waitFor();
        assertThat(asked).containsSubsequence("place=branch&from=2026-03-10&days=31",
                "place=branch&from=2026-04-10&days=30",
                "place=branch&from=2026-03-10&days=31");
        page.goBack();
        headed("Dokumen yang dibawa");
    }

    @Test
    void the_link_shows_every_state_changes_nothing_and_moves_and_cancels_after_a_question() {
        server.view(BOOKING, booking("confirmed", TEN, ""));
        begin(LINK);
        headedWithoutFocus("Janji temu Anda tercatat");
        assertThat(server.commands).isEmpty();

        press("[data-does=move]");
        headed("Pilih hari lain");
        press("[data-date='2026-03-12']");
        press("[data-at='2026-03-12T09:00']");
        assertThat(page.locator("dialog")).containsText("Pindah ke Kamis, 12 Maret, pukul 09.00?");
        look("move");
        server.answer("POST " + BOOKING + "/reschedule", 200,
                booking("confirmed", "2026-03-12T09:00:00+07:00", "").replace("\"movable\":true", "\"movable\":false"));
        page.keyboard().press("Enter");
        headed("Janji temu Anda tercatat");
        assertThat(page.locator("[data-does=move]")).hasCount(0);
        assertThat(page.locator("main")).containsText("tidak dapat dipindahkan lagi");

        press("[data-does=cancel]");
        page.keyboard().press("Enter");
        headed("Janji temu ini dibatalkan");
        assertThat(server.commands).containsExactly(
                "POST " + BOOKING + "/reschedule {\"at\":\"2026-03-12T09:00:00+07:00\"}", "DELETE " + BOOKING);

        for (var state : new String[][]{{"checkedIn", "Anda sudah melapor"}, {"expired", "Batas waktu konfirmasi"},
                {"missed", "sudah lewat"}, {"held", "Mohon periksa"}}) {
            server.view(BOOKING, booking(state[0], TEN, state[0].equals("checkedIn") ? ",\"ticket\":\"A012\"" : ""));
            page.reload();
            headedWithoutFocus(state[1]);
        }
        server.view(BOOKING, booking("held", TEN, "").replace("09:10:00", "09:00:01"));
        page.reload();
        headedWithoutFocus("Mohon periksa");
        server.view(BOOKING, booking("expired", TEN, ""));
        headed("Batas waktu konfirmasi");
        assertThat(server.commands).hasSize(2);
        page.navigate(server.address("/book/test#ffff.none"));
        page.reload();
        headedWithoutFocus("Janji temu tidak ditemukan");
    }
}
