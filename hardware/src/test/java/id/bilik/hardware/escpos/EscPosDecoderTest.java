package id.bilik.hardware.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.Style.FontSize;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscPosDecoderTest {

    private static final Layout CENTRED = Layout.of(Paper.WIDTH_80_MM).aligned(Alignment.CENTRE);

    @Test
    void what_the_encoder_writes_is_what_the_paper_shows() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos encoder = new EscPos(bytes)) {
            encoder.initializePrinter();
            encoder.setCharacterCodeTable(EscPos.CharacterCodeTable.CP437_USA_Standard_Europe);
            encoder.writeLF(new Style().setBold(true).setFontSize(FontSize._8, FontSize._6)
                    .setJustification(Justification.Center), "A012");
            encoder.writeLF("kafé ▀");
            encoder.cut(EscPos.CutMode.PART);
        }

        Paper paper = EscPosDecoder.decode(bytes.toByteArray(), Paper.WIDTH_80_MM);

        assertThat(paper.complaints()).isEmpty();
        assertThat(paper.items()).hasSize(3);
        assertThat(paper.items().get(0)).isInstanceOfSatisfying(PaperItem.Line.class, line -> {
            assertThat(line.text()).isEqualTo("A012");
            assertThat(line.layout().alignment()).isEqualTo(Alignment.CENTRE);
            assertThat(line.height()).isEqualTo(6 * 24);
            assertThat(line.runs().getFirst().style()).isEqualTo(TextStyle.PLAIN.sized(8, 6).withBold(true));
        });
        assertThat(paper.items().get(1)).isInstanceOfSatisfying(PaperItem.Line.class,
                line -> assertThat(line.text()).isEqualTo("kafé ▀"));
        assertThat(paper.items().get(2)).isEqualTo(new PaperItem.Cut(true));
    }

    @Test
    void the_encoders_model_2_asks_for_model_1_and_is_caught() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos encoder = new EscPos(bytes)) {
            encoder.write(new QRCode().setModel(QRCode.QRModel._2), "https://example.org");
        }

        assertThat(EscPosDecoder.decode(bytes.toByteArray(), Paper.WIDTH_80_MM).complaints())
                .containsExactly("a QR symbol of model 1 is not drawn; model 2 is");
    }

    @Test
    void a_symbol_keeps_its_size_its_correction_and_its_place() {
        assertThat(decode("1b 61 31 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06 1d 28 6b 03 00 31 45 32 "
                + "1d 28 6b 05 00 31 50 30 41 42 1d 28 6b 03 00 31 51 30").items())
                .containsExactly(new PaperItem.Qr("AB", 6, 'Q', CENTRED));
    }

    @Test
    void an_unknown_command_is_reported_and_the_text_after_it_still_prints() {
        Paper paper = decode("1b 7f 41 42 0a");

        assertThat(text(paper)).isEqualTo("AB\n[? unknown command 1b 7f before byte 2]\n");
    }

    @Test
    void a_function_that_nobody_knows_is_passed_over_by_its_length() {
        assertThat(text(decode("1d 28 5a 03 00 41 42 43 44 0a")))
                .isEqualTo("D\n[? GS ( Z with 3 bytes is not drawn]\n");
    }

    @Test
    void graphics_and_functions_of_fs_are_passed_over_by_their_length() {
        assertThat(text(decode("1d 38 4c 03 00 00 00 30 41 41 44 0a")))
                .isEqualTo("D\n[? GS 8 L with 3 bytes is not drawn]\n");
        assertThat(text(decode("1c 28 41 02 00 30 41 44 0a")))
                .isEqualTo("D\n[? FS ( A with 2 bytes is not drawn]\n");
        assertThat(text(decode("1d 38 4c ff ff ff ff 44 0a")))
                .isEqualTo("D\n[? a command with 4294967295 bytes can't be printed; 1048576 are possible]\n");
    }

    @Test
    void a_text_without_its_end_is_given_up() {
        byte[] job = HexFormat.of().parseHex("1b44" + "41".repeat(256) + "420a");

        assertThat(text(EscPosDecoder.decode(job, Paper.WIDTH_80_MM)))
                .isEqualTo("B\n[? 255 bytes and no NUL at their end]\n");
    }

    @Test
    void a_job_that_breaks_off_inside_a_command_says_so() {
        assertThat(text(decode("41 0a 1d 28 6b 50 00 31")))
                .isEqualTo("A\n[? the job ends in the middle of the command at byte 2]\n");
    }

    @Test
    void a_line_that_was_never_fed_stays_in_the_printer() {
        assertThat(text(decode("41"))).isEqualTo("[? the last line was never fed, so a printer keeps it back]\n");
    }

    @Test
    void the_initialisation_forgets_size_alignment_and_code_page() {
        Paper paper = decode("1b 74 10 1d 21 11 1b 61 01 1b 40 e1 0a");

        assertThat(paper.items().getFirst()).isEqualTo(new PaperItem.Line(
                List.of(new PaperItem.Run("ß", TextStyle.PLAIN, 0)), Layout.of(Paper.WIDTH_80_MM), 30));
    }

    @Test
    void the_same_byte_is_another_letter_in_another_code_page() {
        assertThat(text(decode("82 0a 1b 74 10 82 0a 1b 74 13 d5 0a"))).isEqualTo("é\n‚\n€\n");
        assertThat(text(decode("1b 74 01 41 98 95 9d b1 0a"))).isEqualTo("A┌─┐ｱ\n");
    }

    @Test
    void a_code_page_that_we_cannot_draw_is_reported() {
        assertThat(decode("1b 74 ff").complaints()).containsExactly("code page 255 is not drawn");
    }

    @Test
    void text_beyond_the_edge_goes_on_in_the_next_line() {
        Paper paper = EscPosDecoder.decode(("x".repeat(33) + "\n").getBytes(StandardCharsets.US_ASCII),
                Paper.WIDTH_58_MM);

        assertThat(text(paper)).isEqualTo("x".repeat(32) + "\nx\n");
    }

    @Test
    void wide_letters_fill_the_line_sooner() {
        byte[] job = HexFormat.of().parseHex("1d2177" + "41".repeat(7) + "0a");

        assertThat(text(EscPosDecoder.decode(job, Paper.WIDTH_80_MM))).isEqualTo("AAAAAA\nA\n");
    }

    @Test
    void a_raster_picture_keeps_its_dots() {
        Paper paper = decode("1b 61 01 1d 76 30 00 01 00 02 00 81 18");

        assertThat(paper.items().getFirst()).isInstanceOfSatisfying(PaperItem.Raster.class, raster -> {
            assertThat(raster.width()).isEqualTo(8);
            assertThat(raster.height()).isEqualTo(2);
            assertThat(raster.black()).hasToString("{0, 7, 11, 12}");
            assertThat(raster.layout().alignment()).isEqualTo(Alignment.CENTRE);
        });
    }

    @Test
    void feeding_moves_the_paper_by_lines_or_by_dots() {
        assertThat(decode("1b 64 03 1b 4a 20").items()).containsExactly(new PaperItem.Feed(90), new PaperItem.Feed(32));
    }

    @Test
    void a_cut_with_a_feed_feeds_before_it_cuts() {
        assertThat(decode("1d 56 42 40").items()).containsExactly(new PaperItem.Feed(64), new PaperItem.Cut(true));
    }

    @Test
    void a_symbol_without_data_or_of_the_old_model_is_reported_instead_of_drawn() {
        assertThat(decode("1d 28 6b 03 00 31 51 30").complaints())
                .containsExactly("a QR symbol to print, and none in store");
        assertThat(decode("1d 28 6b 04 00 31 41 31 00 1d 28 6b 04 00 31 50 30 41 1d 28 6b 03 00 31 51 30")
                .complaints()).containsExactly("a QR symbol of model 1 is not drawn; model 2 is");
    }

    @Test
    void requests_for_status_leave_nothing_on_the_paper() {
        Paper paper = decode("10 04 02 1d 61 ff 1d 72 01 1c 2e");

        assertThat(paper.items()).isEmpty();
        assertThat(paper.complaints()).isEmpty();
    }

    @Test
    void no_job_of_random_bytes_breaks_the_printer() {
        for (long seed = 0; seed < 2_000; seed++) {
            byte[] job = new byte[seed % 100 == 0 ? 100_000 : 200];
            new Random(seed).nextBytes(job);
            Paper paper = EscPosDecoder.decode(job, Paper.WIDTH_58_MM);
            assertThat(PaperText.of(paper)).as("seed %d", seed).isNotNull();
        }
    }

    private static Paper decode(String hex) {
        return EscPosDecoder.decode(HexFormat.of().parseHex(hex.replace(" ", "")), Paper.WIDTH_80_MM);
    }

    private static String text(Paper paper) { return PaperText.of(paper); }
}
