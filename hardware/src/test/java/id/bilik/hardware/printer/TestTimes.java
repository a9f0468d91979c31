package id.bilik.hardware.printer;

import java.time.Duration;

/** Time-outs for tests: short where a test waits for them to pass, long where passing would be a failure. */
final class TestTimes {

    static final PrinterTimes SHORT = new PrinterTimes(Duration.ofSeconds(5), Duration.ofMillis(1_000),
            Duration.ofMillis(1_000), Duration.ofMillis(2_500), Duration.ofMillis(100), Duration.ofMillis(5),
            Duration.ofMillis(50),
            Duration.ofMillis(20), Duration.ofMillis(100));

    /** Where nothing but a fault of the code would let them pass, on a machine that is busy. */
    static final PrinterTimes PATIENT = new PrinterTimes(Duration.ofSeconds(10), Duration.ofSeconds(4),
            Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofMillis(300), Duration.ofMillis(5),
            Duration.ofMillis(50),
            Duration.ofMillis(20), Duration.ofMillis(100));

    private TestTimes() {}

    /** With another pause between two looks. */
    static PrinterTimes looking(PrinterTimes times, Duration look) {
        return new PrinterTimes(times.connect(), times.answer(), times.write(), times.confirm(), times.settle(),
                times.quiet(), look, times.firstRetry(), times.longestRetry());
    }

    /** With other patience for an answer. */
    static PrinterTimes answering(PrinterTimes times, Duration answer) {
        return new PrinterTimes(times.connect(), answer, times.write(), times.confirm(), times.settle(), times.quiet(),
                times.look(), times.firstRetry(), times.longestRetry());
    }
}
