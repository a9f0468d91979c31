package id.bilik.hardware.printer;

import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.simulated.PrinterMachine;
import id.bilik.hardware.simulated.SimulatedPrinter;
import java.time.Instant;
import java.time.InstantSource;

class SimulatedPrinterContractTest extends PrinterContract {

    private final PrinterMachine machine = new PrinterMachine(Paper.WIDTH_80_MM, 20,
            InstantSource.fixed(Instant.parse("2026-03-02T01:15:00Z")));
    private final SimulatedPrinter printer = new SimulatedPrinter(machine);

    @Override
    ReceiptPrinter printer() { return printer; }

    @Override
    PrinterMachine machine() { return machine; }
}
