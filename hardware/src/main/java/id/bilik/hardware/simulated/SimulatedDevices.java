package id.bilik.hardware.simulated;

/** The simulated devices of one kiosk, to look at and to pull their strings. */
public record SimulatedDevices(SimulatedPrinter printer, SimulatedButtons buttons, SimulatedScanner scanner) {}
