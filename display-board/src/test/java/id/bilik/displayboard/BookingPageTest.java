package id.bilik.displayboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
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
import org.junit.jupiter.api.Test;

/** Booking at home: from the service to the link, and what becomes of a wish that is sent twice or comes too late. */
class BookingPageTest extends InBookingPage {
    private static final long LIGHT_BYTES = 60_000;
    private static final Pattern REQUEST = Pattern.compile("\"requestId\":\"([0-9a-f-]{36})\"");

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
