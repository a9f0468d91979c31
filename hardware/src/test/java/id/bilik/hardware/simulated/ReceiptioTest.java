package id.bilik.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.testsupport.devices.ForeignPrograms;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A printer client of others, receiptio, takes our simulated printer for a real one. */
class ReceiptioTest {

    private static final String SCRIPT = """
            const [folder, address, text, more] = process.argv.slice(1);
            const receiptio = require(folder);
            const options = '-d ' + address + (text ? ' -t 20 ' + (more || '') : ' -q');
            receiptio.print(text || '', options).then(result => console.log(result));
            """;
    private static final String RECEIPT = """
            ^^^BILIK ANTREAN
            ^^^Nomor 4471

            Layanan | Loket
            JHT     |     3
            -
            {code:A012-2026; option:code128,2,72,hri}

            {code:8991234567891; option:ean,3,60,hri}

            {code:https://antre.example.id/follow/Jm9x; option:qrcode,5,m}
            """;
    /** The client knows one port only, so each run takes an address of its own. */
    private static final String ADDRESS = "127.%d.%d.9".formatted(1 + ProcessHandle.current().pid() / 250 % 250,
            ProcessHandle.current().pid() % 250);

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 5, InstantSource.system());
    private Path receiptio;
    private PrinterPort port;

    @BeforeEach
    void start() throws IOException {
        receiptio = ForeignPrograms.nodePackage("receiptio");
        port = new PrinterPort(machine, InetAddress.getByName(ADDRESS), 9100);
    }

    @AfterEach
    void close() {
        if (port != null) {
            port.close();
        }
    }

    @Test
    void it_sees_the_printer_online() { assertThat(ask()).isEqualTo("online"); }

    @Test
    void it_sees_the_cover_open() {
        machine.setStatus(PrinterStatus.COVER_OPEN);

        assertThat(ask()).isEqualTo("coveropen");
    }

    @Test
    void it_sees_that_there_is_no_paper() {
        machine.setStatus(PrinterStatus.PAPER_OUT);

        assertThat(ask()).isEqualTo("paperempty");
    }

    @Test
    void it_prints_and_gets_its_confirmation() {
        assertThat(print("A012\n---\n")).isEqualTo("success");

        assertThat(machine.listSlips()).singleElement()
                .satisfies(slip -> assertThat(PaperText.of(slip.paper())).contains("A012"));
    }

    @Test
    void it_is_told_when_the_paper_runs_out_while_it_prints() {
        machine.failAfter(1, PrinterStatus.PAPER_OUT);

        assertThat(print("A012\nA013\nA014\n")).isEqualTo("paperempty");
    }

    @Test
    void its_text_its_rules_and_its_codes_are_read_by_others(@TempDir Path folder) throws IOException {
        assertThat(print(RECEIPT)).isEqualTo("success");

        Paper paper = machine.listSlips().getFirst().paper();
        assertThat(PaperText.of(paper)).contains("JHT" + " ".repeat(44) + "3\n", "─".repeat(48) + "\n");
        assertThat(PaperReaders.codes(paper, folder)).containsExactlyInAnyOrder("CODE-128:A012-2026",
                "EAN-13:8991234567891", "QR-Code:https://antre.example.id/follow/Jm9x");
        assertThat(PaperReaders.text(paper, folder)).containsSubsequence("BILIK ANTREAN", "Nomor 4471",
                "8991234567891");
    }

    @Test
    void what_it_prints_upside_down_is_read_by_those_who_turn_the_paper(@TempDir Path folder) throws IOException {
        assertThat(print(RECEIPT, "-u")).isEqualTo("success");

        Paper paper = machine.listSlips().getFirst().paper();
        assertThat(PaperReaders.codes(paper, folder)).hasSize(3);
        assertThat(PaperReaders.textTurned(paper, folder))
                .containsSubsequence("BILIK ANTREAN", "Nomor 4471", "8991234567891");
    }

    @Test
    void it_keeps_the_margins_that_it_was_given() {
        assertThat(print("A012\n", "-c 30 -m 8,10")).isEqualTo("success");

        assertThat(PaperText.of(machine.listSlips().getFirst().paper())).startsWith(" ".repeat(8 + 13) + "A012\n");
    }

    @Test
    void a_picture_that_is_larger_than_the_buffer_comes_through() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        String picture = Base64.getEncoder().encodeToString(png.toByteArray());

        assertThat(print("{image:" + picture + "}\n")).isEqualTo("success");

        assertThat(PaperText.of(machine.listSlips().getFirst().paper())).contains("[picture 400 x 300]");
    }

    private String ask() { return ForeignPrograms.node(SCRIPT, receiptio.toString(), ADDRESS); }

    private String print(String text) { return print(text, ""); }

    private String print(String text, String options) {
        return ForeignPrograms.node(SCRIPT, receiptio.toString(), ADDRESS, text, options);
    }
}
