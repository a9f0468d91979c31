package id.bilik.hardware.printer;

import id.bilik.hardware.PrinterStatus;

/** What a printer last said of itself, put together from its answers. Bits as in Epson's ESC/POS reference. */
record StatusBits(boolean offline, boolean coverOpen, boolean stopped, boolean paperOut, boolean error,
        boolean nearEnd) {

    static final StatusBits NOTHING = new StatusBits(false, false, false, false, false, false);

    /** The questions of {@code DLE EOT} that make a whole status, in order. */
    static final int[] QUESTIONS = {1, 2, 4};

    /** With the answer to {@code DLE EOT} {@code question}. */
    StatusBits with(int question, int bits) {
        return switch (question) {
            case 1 -> new StatusBits((bits & 0x08) != 0, coverOpen, stopped, paperOut, error, nearEnd);
            case 2 -> new StatusBits(offline, (bits & 0x04) != 0, (bits & 0x20) != 0, paperOut, (bits & 0x40) != 0,
                    nearEnd);
            case 4 -> new StatusBits(offline, coverOpen, stopped, (bits & 0x60) != 0, error, (bits & 0x0c) != 0);
            default -> throw new IllegalArgumentException("DLE EOT " + question);
        };
    }

    static StatusBits of(Answer.Automatic status) {
        return new StatusBits((status.printer() & 0x08) != 0, (status.printer() & 0x20) != 0, false,
                (status.paper() & 0x0c) != 0, (status.error() & 0x6c) != 0, (status.paper() & 0x03) != 0);
    }

    /** The cause before the effect: a printer with its cover open is also offline, and may miss its paper. */
    PrinterStatus status() {
        if (coverOpen) {
            return PrinterStatus.COVER_OPEN;
        } else if (stopped || paperOut) {
            return PrinterStatus.PAPER_OUT;
        } else if (error) {
            return PrinterStatus.JAMMED;
        } else if (offline) {
            return PrinterStatus.OFFLINE;
        }
        return nearEnd ? PrinterStatus.PAPER_NEAR_END : PrinterStatus.READY;
    }
}
