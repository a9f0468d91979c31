package id.bilik.kiosk.slip;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import id.bilik.hardware.escpos.EscPosDecoder;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperItem;
import id.bilik.hardware.escpos.PaperPicture;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.kiosk.GoldenFile;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipComposerTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
    private static final String FOLLOW = "https://antre.example.id/follow/Jm9xWb3tQk2LpVy7";
    private static final String INSTEAD_ID = "Klaim JHT juga dapat diajukan lewat aplikasi di ponsel, atau datang "
            + "kembali besok mulai pukul 08.00.";
    private static final String INSTEAD_EN = "You can also file a JHT claim in the app on your phone, or come back "
            + "tomorrow from 08:00.";

    @Test
    void the_usual_slip() {
        golden("usual-id-80mm", usual(), "id", PaperSize.MM_80);
        golden("usual-en-80mm", usual(), "en", PaperSize.MM_80);
    }

    @Test
    void the_usual_slip_on_narrow_paper() {
        golden("usual-id-58mm", usual(), "id", PaperSize.MM_58);
        golden("usual-en-58mm", usual(), "en", PaperSize.MM_58);
    }

    @Test
    void a_number_of_four_digits_with_priority() {
        Slip slip = slip("A1000", 0, new Wait(0, 60), true, false);
        golden("four-digits-id-80mm", slip, "id", PaperSize.MM_80);
        golden("four-digits-en-58mm", slip, "en", PaperSize.MM_58);
    }

    @Test
    void long_names_break_between_words() {
        Slip slip = new Slip("Kantor Cabang Kabupaten Pekalongan dan Kabupaten Batang",
                "Klaim Jaminan Hari Tua karena pemutusan hubungan kerja massal (kolektif)", "K690", 17,
                new Wait(7_300, 9_000), null, OffsetDateTime.parse("2026-12-31T17:05:00Z"), ZoneId.of("Asia/Makassar"),
                FOLLOW, false, false);
        golden("long-names-id-80mm", slip, "id", PaperSize.MM_80);
        golden("long-names-id-58mm", slip, "id", PaperSize.MM_58);
    }

    @Test
    void a_second_print_without_forecast_or_page_says_what_it_knows() {
        Slip slip = new Slip("Kacab Jayapura", "Informasi", "E007", null, null, null,
                OffsetDateTime.parse("2026-03-02T08:15:00+09:00"), ZoneId.of("Asia/Jayapura"), null, false, true);
        golden("again-id-80mm", slip, "id", PaperSize.MM_80);
    }

    @Test
    void a_participant_who_may_not_be_served_today_reads_so_and_what_can_be_done_instead() {
        golden("not-today-id-80mm", notToday(INSTEAD_ID), "id", PaperSize.MM_80);
        golden("not-today-en-80mm", notToday(INSTEAD_EN), "en", PaperSize.MM_80);
        golden("not-today-id-58mm", notToday(INSTEAD_ID), "id", PaperSize.MM_58);
        golden("not-today-en-58mm", notToday(INSTEAD_EN), "en", PaperSize.MM_58);
    }

    @Test
    void whoever_waits_long_reads_from_when_it_is_enough_to_be_there_and_how_the_call_comes() {
        Slip slip = slip("A031", 20, new Wait(4_500, 6_000), false, false);
        golden("away-id-80mm", slip, "id", PaperSize.MM_80);
        golden("away-en-58mm", slip, "en", PaperSize.MM_58);
        assertThat(text(slip, "en")).contains("Enough to be here from 09:20\n", "Calls: screen, voice, phone\n")
                .doesNotContain("Please wait");
    }

    @Test
    void nobody_is_sent_away_who_waits_shortly_or_may_not_be_served_or_by_a_kiosk_that_does_not_know_the_time() {
        Slip undated = new Slip("Bilik", "Info", "A001", 9, new Wait(9_000, 9_600), null, null, JAKARTA, FOLLOW, false,
                false);
        assertThat(List.of(text(usual(), "en"), text(notToday(null), "en"), text(undated, "en"),
                text(slip("A012", 7, new Wait(1_799, 3_000), false, false), "en")))
                .allSatisfy(text -> assertThat(text).doesNotContain("Enough", "Calls:").contains("Please wait"));
        assertThat(undated).extracting(slip -> text(slip, "en")).asString().contains("Date (by the staff): ....",
                "Valid today only");
    }

    @Test
    void nobody_is_next_where_nobody_is_on_duty() {
        assertThat(text(unserved(0), "en")).doesNotContain("next").contains("Service has not begun.");
        assertThat(text(unserved(0), "id")).doesNotContain("berikutnya");
        assertThat(text(unserved(3), "en")).contains("Ahead of you: 3");
        assertThat(text(slip("A012", 0, new Wait(0, 60), false, false), "en")).contains("You are next");
    }

    @Test
    void priority_says_what_it_did_where_the_line_has_room_for_it() {
        assertThat(text(prioritized(new Wait(1_500, 2_400)), "id")).contains("PRIORITAS (tanpa: 25-40 menit)");
        assertThat(text(prioritized(new Wait(1_500, 2_400)), "en")).contains("PRIORITY (else 25-40 minutes)");
        assertThat(text(prioritized(new Wait(720, 1_150)), "id")).contains("PRIORITAS\n").doesNotContain("tanpa");
        byte[] narrow = compose(prioritized(new Wait(0, 3_000)), "id", PaperSize.MM_58);
        assertThat(PaperText.of(decode(narrow, PaperSize.MM_58))).contains("PRIORITAS\n").doesNotContain("tanpa");
    }

    @Test
    void a_visit_of_several_steps_has_them_on_its_slip_and_another_one_has_no_word_of_it() {
        Slip two = new Slip("Bilik", null, "Klaim JHT", "A001", 7, null, null, null,
                OffsetDateTime.parse("2026-03-02T08:15:00+07:00"), JAKARTA, FOLLOW, false, false, null,
                List.of("Pemeriksaan dokumen", "Klaim JHT"));
        assertThat(text(two, "id")).contains("Nomor yang sama di setiap tahap:", "1. Pemeriksaan dokumen",
                "2. Klaim JHT");
        assertThat(text(prioritized(new Wait(720, 1_150)), "id")).doesNotContain("tahap");
    }

    private static Slip prioritized(Wait without) {
        return new Slip("Bilik", null, "Info", "A001", 7, new Wait(720, 1_150), null, null,
                OffsetDateTime.parse("2026-03-02T08:15:00+07:00"), JAKARTA, FOLLOW, true, false, without, List.of());
    }

    private static Slip unserved(int ahead) {
        return new Slip("Bilik", null, "Info", "A001", ahead, null, "Service has not begun.", null,
                OffsetDateTime.parse("2026-03-02T08:15:00+07:00"), JAKARTA, FOLLOW, false, false, null, List.of());
    }

    private static String text(Slip slip, String language) {
        return PaperText.of(decode(compose(slip, language, PaperSize.MM_80), PaperSize.MM_80));
    }

    @Test
    void no_command_has_a_digit_where_a_plain_number_is_meant() {
        List<byte[]> jobs = List.of(compose(usual(), "id", PaperSize.MM_80), compose(notToday(null), "en",
                PaperSize.MM_58), TestSlips.test("kiosk-1", "1", "08.15"), TestSlips.width(PaperSize.MM_80),
                TestSlips.voiding());
        for (byte[] job : jobs) {
            String bytes = new String(job, StandardCharsets.ISO_8859_1);
            assertThat(Pattern.compile("\u001b[-EMaGt][0-9]|\u001d[!BV][0-9]").matcher(bytes).results().count())
                    .isZero();
            assertThat(bytes).endsWith("\u001dV\u0001").doesNotContain("\u001b-");
        }
    }

    @Test
    void a_plan_that_has_nothing_to_offer_instead_leaves_the_heading_alone() {
        List<String> lines = PaperText.of(decode(compose(notToday(null), "en", PaperSize.MM_80), PaperSize.MM_80))
                .lines().map(String::strip).toList();

        int heading = lines.indexOf("You may not be served today");
        assertThat(lines.subList(heading, heading + 3)).containsExactly("You may not be served today", "",
                "Ahead of you: 41");
    }

    @ParameterizedTest
    @EnumSource
    void the_text_of_the_branch_is_broken_between_words_and_never_wider_than_the_paper(PaperSize size) {
        String text = PaperText.of(decode(compose(notToday(INSTEAD_ID), "id", size), size));

        assertThat(text.lines().filter(line -> !line.contains("[QR")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(size.columns()));
        assertThat(text.replaceAll("\\s+", " ")).contains("Kemungkinan tidak terlayani hari ini " + INSTEAD_ID);
    }

    @ParameterizedTest
    @EnumSource
    void a_phone_finds_the_follow_page_on_the_slip(PaperSize size) throws ReaderException {
        BufferedImage image = PaperPicture.image(decode(compose(usual(), "id", size), size));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());

        assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)))).getText()).isEqualTo(FOLLOW);
    }

    @Test
    void an_address_beyond_ascii_is_escaped_so_that_its_length_is_right() {
        Slip slip = new Slip("Bilik", "Info", "A001", 1, null, null, OffsetDateTime.parse("2026-03-02T08:15:00+07:00"),
                JAKARTA, "https://antre.example.id/follow/é", false, false);

        assertThat(PaperText.of(decode(compose(slip, "id", PaperSize.MM_80), PaperSize.MM_80)))
                .contains("[QR https://antre.example.id/follow/%C3%A9]").doesNotContain("[?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A001", "A999", "A1000", "A10000", "K690"})
    void every_number_is_one_line_as_large_as_the_paper_allows_with_a_bar_below(String ticket) {
        for (PaperSize size : PaperSize.values()) {
            List<PaperItem> items = decode(compose(slip(ticket, 3, null, false, false), "id", size), size).items();
            int at = indexOf(items, ticket);
            PaperItem.Line number = (PaperItem.Line) items.get(at);
            PaperItem.Line bar = (PaperItem.Line) items.get(at + 1);
            PaperItem.Line mark = (PaperItem.Line) items.get(at - 1);

            int width = ticket.length() * number.runs().getFirst().style().characterWidth();
            assertThat(width).isBetween(size.dots() * 6 / 10, size.dots());
            assertThat(bar.text()).isEqualTo("▀".repeat(ticket.length()));
            assertThat(mark.text()).isEqualTo("^ ATAS ^");
        }
    }

    @Test
    void nothing_on_any_slip_is_a_command_that_the_printer_does_not_know() {
        for (PaperSize size : PaperSize.values()) {
            for (String language : List.of("id", "en")) {
                assertThat(decode(compose(usual(), language, size), size).complaints()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void every_word_of_the_slip_is_in_the_printers_code_page(String language) {
        assertThat(PaperText.of(decode(compose(usual(), language, PaperSize.MM_80), PaperSize.MM_80)))
                .doesNotContain("?");
    }

    private static void golden(String name, Slip slip, String language, PaperSize size) {
        byte[] job = compose(slip, language, size);
        GoldenFile.assertSame("slips/" + name + ".bin", job);
        GoldenFile.assertSame("slips/" + name + ".txt",
                PaperText.of(decode(job, size)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] compose(Slip slip, String language, PaperSize size) {
        return new SlipComposer(size).compose(slip, Words.find(language).orElseThrow());
    }

    private static Paper decode(byte[] job, PaperSize size) { return EscPosDecoder.decode(job, size.dots()); }

    private static int indexOf(List<PaperItem> items, String text) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof PaperItem.Line line && line.text().equals(text)) {
                return i;
            }
        }
        throw new AssertionError("no line " + text);
    }

    private static Slip notToday(@Nullable String instead) {
        return new Slip("Kantor Cabang Pekalongan", "Klaim JHT", "A058", 41, new Wait(9_000, 12_600),
                new NotToday(instead), OffsetDateTime.parse("2026-03-02T13:40:00+07:00"), JAKARTA, FOLLOW, false,
                false);
    }

    private static Slip usual() { return slip("A012", 7, new Wait(720, 1_150), false, false); }

    private static Slip slip(String ticket, int ahead, @Nullable Wait wait, boolean prioritized, boolean again) {
        return new Slip("Kantor Cabang Pekalongan", "Klaim JHT", ticket, ahead, wait, null,
                OffsetDateTime.parse("2026-03-02T08:15:00+07:00"), JAKARTA, FOLLOW, prioritized, again);
    }
}
