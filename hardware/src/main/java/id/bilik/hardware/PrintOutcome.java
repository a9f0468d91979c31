package id.bilik.hardware;

/** What came of a print job. */
public sealed interface PrintOutcome {

    /** The printer confirmed that the job is on paper. */
    record Printed() implements PrintOutcome {}

    /**
     * No usable paper came out.
     *
     * @param status
     *            the state that the printer was found in
     * @param reason
     *            for a technician, in plain English
     */
    record Failed(PrinterStatus status, String reason) implements PrintOutcome {}

    /**
     * The bytes were taken, and the printer can't say more: cheap printers are mute.
     *
     * @param reason
     *            for a technician, in plain English
     */
    record Unconfirmed(String reason) implements PrintOutcome {}
}
