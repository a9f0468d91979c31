package id.bilik.hardware.printer;

import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.transport.Connection;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * What the driver's byte says of a printer that is mute: bits of an IEEE 1284 port, as the USB printer class has them. Some
 * printers give one and the same byte for ever, so only what is meant can be taken for trouble.
 */
final class PortWord {

    private static final int PAPER_OUT = 0x20;
    private static final int SELECTED = 0x10;
    private static final int NO_ERROR = 0x08;
    private static final int DEFINED = PAPER_OUT | SELECTED | NO_ERROR;
    private static final int FINE = SELECTED | NO_ERROR;

    /** Between two looks. */
    interface Pause {

        boolean isSilent() throws IOException;
    }

    private boolean wasFine;
    private PrinterStatus status = PrinterStatus.UNKNOWN;

    /** What is believed; {@link PrinterStatus#UNKNOWN} where it says nothing, or nothing bad. */
    PrinterStatus status() {
        return status;
    }

    /** Looks; what is news is believed at a second look, if the line is as silent as before after the pause. */
    void look(Connection line, Pause pause) throws IOException {
        PrinterStatus seen = read(line.portStatus());
        if (seen != status && pause.isSilent() && read(line.portStatus()) == seen) {
            status = seen;
        }
    }

    /**
     * What the byte means. A printer that is deselected or in error must have been seen without: a byte of zeros is what a
     * clone says that knows no better.
     */
    private PrinterStatus read(OptionalInt octet) {
        int bits = octet.orElse(FINE);
        if ((bits & ~DEFINED) != 0) {
            return PrinterStatus.UNKNOWN;
        }
        if ((bits & PAPER_OUT) != 0) {
            return PrinterStatus.PAPER_OUT;
        }
        wasFine |= octet.isPresent() && bits == FINE;
        return bits == FINE || !wasFine ? PrinterStatus.UNKNOWN : PrinterStatus.OFFLINE;
    }
}
