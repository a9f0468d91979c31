package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import id.bilik.testsupport.browser.Accessibility;
import id.bilik.testsupport.browser.Pictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Booking at home by a phone of 320 pixels and by keys alone, against a server that answers as a test decides. */
class BookingPageTest extends InBrowser {
    private static final long LIGHT_BYTES = 60_000;
    private static final String BRANCH = "/api/branches/test";
    private static final String WISH = "POST " + BRANCH + "/bookings";
    private static final String BOOKING = BRANCH + "/bookings/0a1b2c3d4e5f6071";
    private static final String LINK = "/book/test#0a1b2c3d4e5f6071.a-Secret_1";
    private static final String TEN = "2026-03-11T10:00:00+07:00";
    private static final Pattern REQUEST = Pattern.compile("\"requestId\":\"([0-9a-f-]{36})\"");
    private static final int MOST_TABS = 40;
    private static final String HAS_FOCUS = "(part) => part === document.activeElement";
    private static final String TOO_WIDE = "document.documentElement.scrollWidth > innerWidth";

    /** The colours of buttons take a moment to change, which nobody has to wait for here. */
    private static final String WEAR = """
            (theme) => {
              document.documentElement.dataset.theme = theme;
              document.getAnimations().filter((each) => each instanceof CSSTransition).forEach((each) => each.finish());
            }""";

    @BeforeEach
    void a_branch_with_room() {
        page.setViewportSize(320, 640);
        server.view(BRANCH + "/services",
                """
                        {"now":"2026-03-10T09:00:00+07:00","clockSpeed":1,"branch":"test","name":"Cabang Uji","daysAhead":7,
                        "checkInEarlyMinutes":30,"checkInLateMinutes":15,"services":[
                        {"id":"jht","icon":"savings","names":{"id":"Klaim JHT (Jaminan Hari Tua)","en":"JHT claim (old-age savings)"},
                        "documents":[{"id":"ktp","text":{"id":"e-KTP","en":"Identity card (e-KTP)"},"required":true},
                        {"id":"npwp","text":{"id":"NPWP","en":"Tax number (NPWP)"},"required":false}]},
                        {"id":"info","icon":"information","names":{"id":"Informasi","en":"Information"},"documents":[]}]}""");
        server.view(BRANCH + "/slots", """
                {"slots":[{"at":"2026-03-11T10:00:00+07:00","minutes":15,"free":2},
                {"at":"2026-03-11T10:30:00+07:00","minutes":15,"free":1},
                {"at":"2026-03-11T11:15:00+07:00","minutes":15,"free":1},
                {"at":"2026-03-12T09:00:00+07:00","minutes":15,"free":1}],"release":"2026-03-11T08:00:00+07:00"}""");
        server.answer(WISH, 201, booking("held", TEN, ",\"secret\":\"a-Secret_1\""));
        server.answer("POST " + BOOKING + "/confirm", 200, booking("confirmed", TEN, ""));
        server.answer("DELETE " + BOOKING, 200, booking("cancelled", TEN, ""));
    }

    @AfterEach
    void the_page_had_no_fault() { assertThat(complaints).isEmpty(); }

    private static String booking(String state, String at, String more) {
        return """
                {"booking":"0a1b2c3d4e5f6071","service":"jht","at":"%s","place":"branch","state":"%s","sequence":0,
                "movable":%s,"holdUntil":"2026-03-10T09:10:00+07:00"%s}""".formatted(at, state,
                state.equals("confirmed"), more);
    }

    @Test
    void a_place_is_booked_by_keys_alone_on_a_light_page_without_a_fault_for_any_eye() {
        var bytes = new AtomicLong();
        page.onResponse(response -> bytes.addAndGet(overTheWire(response)));
        var asked = new ArrayList<String>();
        page.onRequest(request -> asked.add(request.url()));
        begin("/book/test");
        assertThat(bytes.get()).isBetween(10_000L, LIGHT_BYTES);
        System.out.println("the booking page over the wire: " + bytes.get() + " bytes");
        look("service");
        press("[data-service=jht]");
        headed("Dokumen yang dibawa");
        assertThat(page.locator(".book-papers li")).hasText(new String[]{"e-KTP", "NPWP (hanya bila berlaku)"});
        look("papers");
        press("main > .primary");
        headed("Pilih hari");
        assertThat(page.locator("main"))
                .containsText("Hari selanjutnya dapat dipilih mulai Rabu, 11 Maret pukul 08.00.");
        look("day");
        press("[data-date='2026-03-11']");
        headed("Pilih jam");
        assertThat(page.locator(".book-hour")).hasCount(2);
        look("hour");
        press("[data-at='2026-03-11T10:00']");
        headed("Siapa yang akan datang?");

        type("nik", "3375 0125 0790");
        press("[type=submit]");
        assertThat(page.locator("#faults")).isFocused();
        assertThat(page.locator("#faults a"))
                .hasText(new String[]{"NIK terdiri dari 16 angka.", "Mohon tuliskan nama."});
        look("person");
        lookInDarkAndContrast("person");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#field-nik")).isFocused();
        assertThat(page.locator("#field-nik")).hasAttribute("aria-invalid", "true");
        assertThat(server.commands).isEmpty();
        page.locator("#field-nik").clear();
        type("nik", "3375 0125 0790 0002");
        type("name", "Sari Dewi");
        page.keyboard().press("Enter");

        headed("Mohon periksa, lalu konfirmasi");
        assertThat(page.locator(".book-held")).hasText("Disimpan untuk Anda sampai pukul 09.10. Sisa 10 menit");
        assertThat(page.locator(".book-facts")).containsText("3375 0125 0790 0002");
        assertThat(page).hasURL(server.address(LINK));
        look("held");
        lookInDarkAndContrast("held");
        press("[data-does=confirm]");
        headed("Janji temu Anda tercatat");
        assertThat(page.locator("main")).containsText("antara pukul 09.30 dan 10.15");
        assertThat(page.locator("#link")).hasValue(server.address(LINK));
        look("confirmed");
        lookInDarkAndContrast("confirmed");
        press("#language");
        headedWithoutFocus("Your appointment is booked");
        assertThat(page.locator("main")).containsText("between 09:30 and 10:15");
        look("confirmed-en");
        assertThat(server.commands).hasSize(2);
        assertThat(server.commands.getFirst()).startsWith(WISH).contains("\"nik\":\"3375012507900002\"",
                "\"name\":\"Sari Dewi\"", "\"at\":\"" + TEN + "\"");
        assertThat(page.evaluate("JSON.stringify([localStorage, sessionStorage])")).asString()
                .doesNotContain("Sari", "3375", "a-Secret_1");
        assertThat(asked).isNotEmpty().noneMatch(url -> url.contains("a-Secret_1"));
    }

    @Test
    void a_double_click_and_a_lost_answer_are_one_wish_and_another_hour_gives_the_first_back() {
        toPerson();
        server.answer(WISH, 0, "");
        page.locator("[type=submit]").dblclick();
        assertThat(page.locator("#problem")).containsText("Isian Anda tidak hilang");
        assertThat(page.locator("#field-name")).hasValue("Sari Dewi");
        press("#problem button");
        assertThat(page.locator("#problem")).isFocused();
        assertThat(requests()).hasSize(1);

        page.locator(".book-back").click();
        headed("Pilih jam");
        server.answer(WISH, 200, booking("held", TEN, ",\"secret\":\"a-Secret_1\""));
        press("[data-at='2026-03-11T10:30']");
        press("[type=submit]");
        headed("Mohon periksa, lalu konfirmasi");
        assertThat(server.commands).filteredOn(command -> command.startsWith("DELETE")).hasSize(1);
        assertThat(requests()).hasSize(2);
    }

    @Test
    void a_time_that_somebody_else_took_is_answered_with_others_and_nothing_typed_is_lost() {
        toPerson();
        server.answer(WISH, 409,
                """
                        {"status":409,"refusal":"SlotTaken","alternatives":["2026-03-11T10:30:00+07:00","2026-03-12T09:00:00+07:00"]}""");
        press("[type=submit]");
        assertThat(page.locator("#problem")).isFocused();
        assertThat(page.locator("#problem button")).hasText(new String[]{"Rabu, 11 Maret, pukul 10.30",
                "Kamis, 12 Maret, pukul 09.00", "Pilih hari lain"});
        assertThat(page.locator("#field-nik")).hasValue("3375012507900002");
        look("taken");
        server.answer(WISH, 201, booking("held", "2026-03-12T09:00:00+07:00", ",\"secret\":\"a-Secret_1\""));
        press("#problem li:nth-child(2) button");
        headed("Mohon periksa, lalu konfirmasi");
        assertThat(server.commands.getLast()).contains("\"at\":\"2026-03-12T09:00:00+07:00\"", "Sari Dewi");
        assertThat(requests()).hasSize(2);
    }

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
        server.view(BRANCH + "/slots", "{\"slots\":[],\"release\":\"2026-03-11T08:00:00+07:00\"}");
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
        assertThat(page.locator("main")).containsText("Rabu, 11 Maret pukul 08.00");
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

    private void begin(String path) {
        page.navigate(server.address(path));
        assertThat(page.locator("html")).hasAttribute("data-ready", "yes");
    }

    private void toPerson() {
        begin("/book/test");
        press("[data-service=jht]");
        press("main > .primary");
        press("[data-date='2026-03-11']");
        press("[data-at='2026-03-11T10:00']");
        type("nik", "3375012507900002");
        type("name", "Sari Dewi");
    }

    private void press(String selector) {
        reach(selector);
        page.keyboard().press("Enter");
    }

    /** By the Tab key, from wherever the focus is. */
    private void reach(String selector) {
        Locator part = page.locator(selector);
        part.waitFor();
        for (int tabs = 0; tabs < MOST_TABS && part.evaluate(HAS_FOCUS).equals(false); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(part).isFocused();
    }

    private void type(String field, String text) {
        reach("#field-" + field);
        page.keyboard().type(text);
    }

    private void headed(String heading) {
        headedWithoutFocus(heading);
        assertThat(page.locator("h1")).isFocused();
    }

    private void headedWithoutFocus(String heading) { assertThat(page.locator("h1")).containsText(heading); }

    private void look(String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate(TOO_WIDE)).as(name + " at 320 pixels").isEqualTo(false);
        Pictures.take(page, "book-" + name);
    }

    private void lookInDarkAndContrast(String name) {
        for (var theme : new String[]{"dark", "contrast"}) {
            page.evaluate(WEAR, theme);
            assertThat(Accessibility.violationsInColours(page)).as(name + " in " + theme).isEmpty();
        }
        page.evaluate(WEAR, "light");
    }

    private Set<String> requests() {
        var ids = new HashSet<String>();
        for (var command : server.commands) {
            Matcher id = REQUEST.matcher(command);
            if (id.find()) {
                ids.add(id.group(1));
            }
        }
        return ids;
    }

    /** Bytes of an answer as the server sends it: compressed. */
    private static int overTheWire(Response response) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(response.body());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.size();
    }
}
