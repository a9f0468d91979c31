package id.bilik.hardware;

/** A printer that takes whole jobs of ESC/POS bytes. Implementations are safe for use by several threads. */
public interface ReceiptPrinter {

    /**
     * Prints one job and waits until its fate is known, or until it is known that it can't be known.
     *
     * @param job
     *            ESC/POS bytes, from the initialisation to the cut
     * @return what came of it; a broken device is an answer, never an exception
     */
    PrintOutcome print(byte[] job);

    /**
     * Tells that an earlier run of the program may have ended in the middle of a job. What it left on the paper is then
     * voided and cut off before the next job.
     */
    default void expectFragment() {}

    /** Whether what a job left on the paper may still hang out of the printer, uncut. */
    default boolean mayHangOut() {
        return false;
    }

    /** What the printer says of itself just now. */
    PrinterStatus status();
}
