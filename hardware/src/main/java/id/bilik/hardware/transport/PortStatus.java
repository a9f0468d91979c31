package id.bilik.hardware.transport;

import java.util.OptionalInt;

/**
 * What the kernel's usblp knows of a printer that says nothing itself: {@code LPGETSTATUS}, one byte as on a port of IEEE
 * 1284. Not each driver knows the question, nor each printer the answer. Of one thread.
 */
final class PortStatus {

    /** As in Linux's {@code lp.h}. */
    static final long REQUEST = 0x060b;

    private static final int INTERRUPTED = 4;
    private static final int IO_ERROR = 5;
    private static final int NO_ADDRESS = 6;
    private static final int NO_DEVICE = 19;
    /** The kernel waits five seconds for a printer that does not know the question, and logs each time. */
    private static final int MOST_ERRORS = 2;

    private final Driver driver;
    private int errorsLeft = MOST_ERRORS;

    /** The driver's side. */
    interface Driver {

        /** Its answer; a negative one is the negative {@code errno}. */
        int ask();
    }

    /** The printer is not there any more. */
    static final class Gone extends Exception {}

    PortStatus(Driver driver) { this.driver = driver; }

    /** The byte, 0-255; empty where there is no answer. A driver that does not know the question is not asked again. */
    OptionalInt ask() throws Gone {
        if (errorsLeft == 0) {
            return OptionalInt.empty();
        }
        int answer = driver.ask();
        if (answer >= 0) {
            errorsLeft = MOST_ERRORS;
            return OptionalInt.of(answer & 0xff);
        }
        switch (-answer) {
            case NO_DEVICE, NO_ADDRESS -> throw new Gone();
            case IO_ERROR -> errorsLeft--;
            case INTERRUPTED -> {
                // the next look asks again
            }
            default -> errorsLeft = 0;
        }
        return OptionalInt.empty();
    }
}
