package id.bilik.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.escpos.Jobs;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import io.nayuki.qrcodegen.QrCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job of python-escpos. The library itself can't be had in a build without PyPI, so its bytes are composed here as its
 * source writes them: escpos.py, constants.py, magicencode.py and image.py of version 3, read in 2026 at its commit
 * 0b695ef. Each method below stands for the one of that name.
 */
class PythonEscposTest {

    private static final int ESC = 0x1b;
    private static final int GS = 0x1d;
    private static final String FOLLOW = "https://antre.example.id/follow/Jm9xWb3tQk2LpVy7";
    private static final String HELP = "https://antre.example.id/help";

    private final SimulatedPrinter printer = new SimulatedPrinter(Paper.WIDTH_80_MM, 2, InstantSource.system());

    @Test
    void text_bar_codes_symbol_and_picture_are_read_by_others(@TempDir Path folder) throws IOException {
        Paper paper = print(Jobs.bytes(init(), set(1, 0x30, 0), ESC, "t", 0, "BILIK ANTREAN\n", set(0, 0x30, 0),
                "Nomor 4471\n", barcode(2, "4006381333931"), ESC, "d", 2, barcodeB(73, "{BA012-2026"), ESC, "d",
                2, qr(FOLLOW), "\n", image(HELP), "\n\n", cut()));

        assertThat(paper.complaints()).isEmpty();
        assertThat(PaperReaders.codes(paper, folder)).containsExactlyInAnyOrder("EAN-13:4006381333931",
                "CODE-128:A012-2026", "QR-Code:" + FOLLOW, "QR-Code:" + HELP);
        assertThat(PaperReaders.text(paper, folder)).containsSubsequence("BILIK ANTREAN", "Nomor 4471",
                "4006381333931");
    }

    @Test
    void what_it_flips_is_read_by_those_who_turn_the_paper(@TempDir Path folder) throws IOException {
        Paper paper = print(Jobs.bytes(init(), set(0, 0x30, 1), ESC, "t", 0, "BILIK ANTREAN\n", cut()));

        assertThat(PaperText.of(paper)).startsWith("BILIK ANTREAN\n");
        assertThat(PaperReaders.text(paper, folder)).doesNotContain("BILIK");
        assertThat(PaperReaders.textTurned(paper, folder))
                .contains("BILIK ANTREAN");
    }

    private Paper print(byte[] job) {
        assertThat(printer.print(job)).isEqualTo(new PrintOutcome.Printed());
        return printer.listSlips().getFirst().paper();
    }

    /** {@code hw("INIT")}. */
    private static byte[] init() { return Jobs.bytes(ESC, "@"); }

    /** {@code set(align, double_width, double_height, flip)}: it sends all properties each time. */
    private static byte[] set(int align, int size, int flip) {
        return Jobs.bytes(ESC, "!", 0, ESC, "!", 0, ESC, "!", size, ESC, "{", flip, GS, "b", 0, ESC, "E", 0, ESC, "-",
                0,
                ESC, "M", 0, ESC, "a", align, GS, "B", 0);
    }

    /** {@code barcode(code, bc)}, with its defaults: centred, 64 dots high, 3 wide, text below in font A. */
    private static byte[] barcode(int system, String code) {
        return Jobs.bytes(look(3), GS, "k", system, code, 0);
    }

    /** The same with {@code function_type="B"} and {@code width=2}. */
    private static byte[] barcodeB(int system, String code) {
        return Jobs.bytes(look(2), GS, "k", system, code.length(), code);
    }

    private static byte[] look(int width) {
        return Jobs.bytes(ESC, "a", 1, GS, "h", 64, GS, "w", width, GS, "f", 0, GS, "H", 2);
    }

    /** {@code qr(content, size=6, native=True)}. */
    private static byte[] qr(String content) {
        byte[] data = content.getBytes(StandardCharsets.UTF_8);
        return Jobs.bytes(GS, "(k", 4, 0, "1A2", 0, GS, "(k", 3, 0, "1C", 6, GS, "(k", 3, 0, "1E0", GS, "(k",
                data.length + 3, 0, "1P0", data, GS, "(k", 3, 0, "1Q0");
    }

    /** {@code image(picture, impl="graphics")}, here of a symbol with 4 dots a module. */
    private static byte[] image(String content) {
        QrCode symbol = QrCode.encodeText(content, QrCode.Ecc.LOW);
        int side = symbol.size * 4;
        int octets = (side + 7) / 8;
        byte[] rows = new byte[octets * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (symbol.getModule(x / 4, y / 4)) {
                    rows[y * octets + x / 8] |= (byte) (0x80 >> x % 8);
                }
            }
        }
        int length = rows.length + 10;
        return Jobs.bytes(GS, "(L", length & 0xff, length >> 8, "0p0", 1, 1, "1", side, 0, side, 0, rows, GS, "(L", 2,
                0,
                "02");
    }

    /** {@code cut()}. */
    private static byte[] cut() { return Jobs.bytes(ESC, "d", 6, GS, "V", 0); }
}
