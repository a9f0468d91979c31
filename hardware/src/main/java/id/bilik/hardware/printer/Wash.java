package id.bilik.hardware.printer;

import java.io.IOException;

/**
 * A job that broke off may leave the printer in the middle of a command, waiting for arguments; it would take the next
 * job's beginning for them. So many NULs end any command of ours, and print nothing outside of one.
 */
final class Wash {

    private static final int PART = 512;
    /** For a slow printer, whose every answer costs time: half of a small buffer. */
    private static final int LARGE_PART = 2_048;
    private static final int USUAL = 4_096;

    private int left = USUAL; // an earlier process may have been killed in the middle of a job

    /** A job of so many bytes broke off: the printer may wait for as many. */
    void isDueAfter(int job) {
        left = Math.max(USUAL, job);
    }

    /**
     * One that stops in the middle gets no more of it: a buffer that is full would not let the questions through.
     *
     * @param asking
     *            whether the printer answers
     * @param slow
     *            whether its answers take long
     * @return whether it still does
     */
    boolean run(PrinterSession open, boolean asking, boolean slow) throws IOException {
        while (left > 0 && open.status().canPrint()) {
            int part = Math.min(slow ? LARGE_PART : PART, left);
            int taken = open.hand(new byte[part], 0, part);
            left -= taken;
            if (taken < part) {
                throw new IOException("the printer takes no bytes");
            }
            if (asking && !open.askWhetherFine()) {
                return false;
            }
        }
        return true;
    }
}
