package id.bilik.hardware.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import id.bilik.hardware.escpos.Jobs.Box;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bar codes of {@code GS k}, read off the paper by somebody else's reader, and measured. */
class BarCodeTest {

    private static final int ESC = 0x1b;
    private static final int GS = 0x1d;
    private static final byte[] CENTRED = Jobs.bytes(ESC, "a", 1);

    @ParameterizedTest
    @CsvSource({"0, 01234567890, UPC_A, 012345678905", "0, 012345678905, UPC_A, 012345678905",
            "1, 123456, UPC_E, 01234565", "1, 0123456, UPC_E, 01234565", "1, 01234565, UPC_E, 01234565",
            "1, 01200000005, UPC_E, 01200508", "1, 01230000006, UPC_E, 01230632", "1, 01234000007, UPC_E, 01234747",
            "1, 01234500008, UPC_E, 01234589", "1, 042100005264, UPC_E, 04252614",
            "2, 400638133393, EAN_13, 4006381333931", "2, 4006381333931, EAN_13, 4006381333931",
            "2, 899123456789, EAN_13, 8991234567891", "3, 9638507, EAN_8, 96385074", "3, 96385074, EAN_8, 96385074",
            "4, A012-%+$/. 9, CODE_39, A012-%+$/. 9", "4, *QZ*, CODE_39, QZ", "5, 0123456789, ITF, 0123456789",
            "5, 0123456, ITF, 012345", "6, A0123-$:/.+B, CODABAR, 0123-$:/.+", "6, c987d, CODABAR, 987"})
    void both_forms_are_read_off_the_paper(int system, String data, BarcodeFormat format, String read)
            throws ReaderException {
        Paper withNul = Jobs.paper(CENTRED, GS, "w", 2, GS, "k", system, data, 0);
        Paper withLength = Jobs.paper(CENTRED, GS, "w", 2, GS, "k", system + 65, data.length(), data);

        assertThat(withNul.complaints()).isEmpty();
        assertThat(withLength.items()).isEqualTo(withNul.items());
        assertThat(read(withNul, format)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"})
    void every_first_digit_of_ean_13_has_its_own_left_half(String first) throws ReaderException {
        assertThat(read(Jobs.paper(CENTRED, GS, "k", 2, first + "00638133393", 0), BarcodeFormat.EAN_13))
                .startsWith(first + "00638133393");
    }

    @Test
    void every_character_of_ascii_can_be_read_in_code93() throws ReaderException {
        for (int first = 0; first < 0x80; first += 8) {
            String data = run(first, 8);
            assertThat(read(code(72, data), BarcodeFormat.CODE_93)).as("from %d", first).isEqualTo(data);
        }
    }

    @Test
    void every_character_of_ascii_can_be_read_in_code128() throws ReaderException {
        for (int first = 0; first < 0x60; first += 8) {
            String data = run(first, 8);
            assertThat(read(code(73, "{A" + data), BarcodeFormat.CODE_128)).as("A from %d", first).isEqualTo(data);
        }
        for (int first = 0x20; first < 0x80; first += 8) {
            String data = run(first, 8);
            assertThat(read(code(73, "{B" + data.replace("{", "{{")), BarcodeFormat.CODE_128)).as("B from %d", first)
                    .isEqualTo(data);
        }
    }

    @Test
    void every_pair_of_digits_can_be_read_in_code_set_c() throws ReaderException {
        for (int first = 0; first < 100; first += 10) {
            StringBuilder digits = new StringBuilder();
            for (int pair = first; pair < first + 10; pair++) {
                digits.append("%02d".formatted(pair));
            }
            assertThat(read(code(73, "{C" + run(first, 10)), BarcodeFormat.CODE_128)).isEqualTo(digits.toString());
        }
    }

    @Test
    void code128_changes_its_set_on_the_way() throws ReaderException {
        Paper paper = code(73, "{Ba1{C\014\042{A\t{Sb{Bz");

        assertThat(paper.complaints()).isEmpty();
        assertThat(read(paper, BarcodeFormat.CODE_128)).isEqualTo("a11234\tbz");
        assertThat(PaperText.of(paper)).contains("[CODE128 a11234 bz]");
    }

    @ParameterizedTest
    @CsvSource({"65, 0123456789, UPC-A", "65, 012345678904, UPC-A", "66, 12345678905, UPC-E", "66, 01234566, UPC-E",
            "66, 01234512345, UPC-E", "67, 40063813339, EAN-13", "67, 4006381333930, EAN-13",
            "67, 40063813339A, EAN-13",
            "68, 96385075, EAN-8", "69, a012, CODE39", "69, A*B, CODE39", "70, 1, ITF", "70, 12A4, ITF",
            "71, 0123, CODABAR", "71, AB, CODABAR", "73, A012, CODE128", "73, {Cx, CODE128", "73, {Aa, CODE128",
            "73, {B, CODE128", "73, {B{S, CODE128", "73, {B{x, CODE128", "73, {C\u0001{S, CODE128"})
    void data_that_a_code_can_not_hold_leaves_white_paper_and_a_complaint(int system, String data, String name) {
        Paper paper = Jobs.paper(GS, "h", 50, GS, "k", system, data.length(), data, "A\n");

        assertThat(paper.items()).hasSize(2).startsWith(new PaperItem.Feed(50));
        assertThat(paper.complaints()).containsExactly(name + " can't hold " + data);
    }

    @Test
    void a_code_that_is_wider_than_the_area_leaves_white_paper_and_a_complaint() {
        Paper paper = Jobs.paper(GS, "W", 0x1c, 1, GS, "k", 2, "4006381333931", 0);

        assertThat(paper.items()).containsExactly(new PaperItem.Feed(162));
        assertThat(paper.complaints())
                .containsExactly("EAN-13 of 285 dots is wider than the 284 of the print area");
    }

    @Test
    void a_system_that_is_not_drawn_is_passed_over_by_its_length() {
        Paper paper = Jobs.paper(GS, "k", 75, 13, "0123456789012", "A\n");

        assertThat(PaperText.of(paper)).isEqualTo("A\n[? a bar code of the system 75 is not drawn]\n");
    }

    @Test
    void a_code_in_the_middle_of_a_line_is_drawn_below_it_and_complained_of() {
        assertThat(PaperText.of(Jobs.paper("A", GS, "k", 3, "96385074", 0)))
                .isEqualTo("A\n[EAN-8 96385074]\n"
                        + "[? a bar code in the middle of a line: other printers take its data for text]\n");
    }

    @Test
    void height_and_module_are_as_they_were_set_until_the_printer_is_initialised() {
        assertThat(Jobs.ink(Jobs.paper(GS, "h", 80, GS, "w", 2, GS, "k", 3, "96385074", 0)))
                .isEqualTo(new Box(0, 0, 67 * 2, 80));
        assertThat(Jobs.ink(Jobs.paper(GS, "h", 80, GS, "w", 2, GS, "H", 2, ESC, "@", GS, "k", 3, "96385074", 0)))
                .isEqualTo(new Box(0, 0, 67 * 3, 162));
    }

    @ParameterizedTest
    @CsvSource({"2, 5", "3, 8", "4, 10", "5, 13", "6, 15"})
    void a_wide_bar_is_two_and_a_half_narrow_ones(int narrow, int wide) {
        int characters = 3 * (6 * narrow + 3 * wide) + 2 * narrow;

        assertThat(Jobs.ink(Jobs.paper(GS, "w", narrow, GS, "k", 4, "A", 0)).right()).isEqualTo(characters);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 80", "1, 0, 104", "2, 0, 104", "3, 0, 128", "51, 49, 114", "2, 1, 97"})
    void the_text_stands_where_it_was_asked_for_in_its_font(int place, int font, int height) {
        Paper paper = Jobs.paper(GS, "h", 80, GS, "H", place, GS, "f", font, GS, "k", 3, "96385074", 0);

        assertThat(paper.items()).singleElement().isInstanceOfSatisfying(PaperItem.Bars.class,
                bars -> assertThat(bars.height()).isEqualTo(height));
    }

    @Test
    void a_setting_that_no_printer_has_is_complained_of() {
        assertThat(Jobs.paper(GS, "h", 0, GS, "w", 7, GS, "H", 4, GS, "f", 9).complaints())
                .containsExactly("GS h with 0", "GS w with 7", "GS H with 4", "GS f with 9");
    }

    @Test
    void a_code_is_turned_with_its_text() throws ReaderException {
        Paper turned = Jobs.paper(CENTRED, ESC, "{", 1, GS, "h", 80, GS, "H", 2, GS, "k", 3, "96385074", 0);
        Paper upright = Jobs.paper(CENTRED, GS, "h", 80, GS, "H", 1, GS, "k", 3, "96385074", 0);
        BufferedImage picture = PaperPicture.image(turned);

        assertThat(Jobs.ink(turned).bottom()).isEqualTo(Jobs.ink(upright).bottom());
        assertThat(Jobs.isBlack(picture, 288 - 67 * 3 / 2, Jobs.TOP + 1)).isFalse();
        assertThat(Jobs.isBlack(picture, 288 - 67 * 3 / 2, Jobs.TOP + 24)).isTrue();
        assertThat(read(turned, BarcodeFormat.EAN_8)).isEqualTo("96385074");
    }

    private static Paper code(int system, String data) {
        return Jobs.paper(CENTRED, GS, "w", 2, GS, "k", system, data.length(), data);
    }

    private static String run(int first, int count) {
        StringBuilder text = new StringBuilder();
        for (int character = first; character < first + count; character++) {
            text.append((char) character);
        }
        return text.toString();
    }

    private static String read(Paper paper, BarcodeFormat format) throws ReaderException {
        BufferedImage picture = PaperPicture.image(paper);
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        return new MultiFormatReader().decode(
                new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, height, pixels))),
                Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(format))).getText();
    }
}
