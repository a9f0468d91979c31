package id.bilik.hardware;

/** The devices of one kiosk, real or simulated. */
public record Hardware(ReceiptPrinter printer, Buttons buttons, Lamps lamps, Buzzer buzzer) {}
