package id.bilik.hardware.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.testsupport.devices.ForeignPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A printer client of others, receiptio, takes our simulated printer for a real one. */
class ReceiptioTest {

    private static final String SCRIPT = """
            const [folder, address, text] = process.argv.slice(1);
            const receiptio = require(folder);
            const options = '-d ' + address + (text ? ' -t 20' : ' -q');
            receiptio.print(text || '', options).then(result => console.log(result));
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

    private String ask() { return ForeignPrograms.node(SCRIPT, receiptio.toString(), ADDRESS); }

    private String print(String text) { return ForeignPrograms.node(SCRIPT, receiptio.toString(), ADDRESS, text); }
}
