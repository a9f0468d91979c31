package id.bilik.hardware.printer;

import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.PrinterPort;
import id.bilik.hardware.transport.TcpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** The real adapter and the simulated printer, with a network between them. */
class NetworkPrinterContractTest extends PrinterContract {

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 20,
            InstantSource.fixed(Instant.parse("2026-03-02T01:15:00Z")));
    private final PrinterPort port = new PrinterPort(machine, InetAddress.getLoopbackAddress(), 0);
    private final EscPosPrinter printer = new EscPosPrinter(new TcpTransport("127.0.0.1", port.port()),
            TestTimes.PATIENT, false, VOIDING);

    NetworkPrinterContractTest() throws IOException {}

    @AfterEach
    void close() {
        printer.close();
        port.close();
    }

    @Override
    ReceiptPrinter printer() { return printer; }

    @Override
    PrinterMachine machine() { return machine; }
}
