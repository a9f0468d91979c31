package id.bilik.hardware.printer;

import static org.awaitility.Awaitility.await;

import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import id.bilik.hardware.transport.Transport;
import id.bilik.testsupport.devices.Pty;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The real adapter and the simulated printer, with a file of the system between them. */
abstract class PtyPrinterContract extends PrinterContract {

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 20, InstantSource.system());
    private PrinterPort port;
    private Pty pty;
    private EscPosPrinter printer;

    /** The way to the printer through that file. */
    abstract Transport way(Path file);

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(Pty.isPossible(), "SKIPPED: socat, which makes the line, is not on this machine");
        port = new PrinterPort(machine, InetAddress.getLoopbackAddress(), 0);
        pty = new Pty(folder, port.port());
        await().until(pty::exists);
        printer = new EscPosPrinter(way(pty.path()), TestTimes.PATIENT, false, VOIDING);
    }

    @AfterEach
    void close() {
        if (printer != null) {
            printer.close();
            pty.close();
            port.close();
        }
    }

    @Override
    ReceiptPrinter printer() { return printer; }

    @Override
    PrinterMachine machine() { return machine; }
}
