package id.bilik.hardware;

/** The devices of one kiosk, real or simulated. */
public record Hardware(ReceiptPrinter printer, Buttons buttons, Lamps lamps, Buzzer buzzer, Scanner scanner) {

    /** The same with another printer, such as one around this one. */
    public Hardware with(ReceiptPrinter other) {
        return new Hardware(other, buttons, lamps, buzzer, scanner);
    }

    /** The same with lamps around these. */
    public Hardware with(Lamps other) {
        return new Hardware(printer, buttons, other, buzzer, scanner);
    }
}
