package id.bilik.hardware.printer;

import java.time.Duration;

/**
 * How long a printer is waited for.
 *
 * @param connect
 *            until the line is open
 * @param answer
 *            for the answer to one question, as long as the printer has not been seen to take longer
 * @param write
 *            until the line takes the next part of a job: a full buffer empties as it prints
 * @param confirm
 *            from the last byte of a job to the proof that it is on paper
 * @param settle
 *            how long trouble in a job must last until it is believed
 * @param quiet
 *            without a byte: then nothing more belongs to the last answer, where a printer says things twice
 * @param look
 *            between two looks at a printer that does nothing
 * @param firstRetry
 *            before the second try to connect; doubled each time
 * @param longestRetry
 *            between two tries
 */
public record PrinterTimes(Duration connect, Duration answer, Duration write, Duration confirm, Duration settle,
        Duration quiet, Duration look, Duration firstRetry, Duration longestRetry) {

    /** For a printer at an entrance, where somebody stands and waits. */
    public static final PrinterTimes USUAL = new PrinterTimes(Duration.ofSeconds(3), Duration.ofSeconds(2),
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMillis(700), Duration.ofMillis(50),
            Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(10));
}
