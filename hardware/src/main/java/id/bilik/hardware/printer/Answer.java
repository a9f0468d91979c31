package id.bilik.hardware.printer;

/** One thing that a printer says. */
public sealed interface Answer {

    /** To {@code DLE EOT n}, at once, also in the middle of a job and with the cover open. */
    record RealTime(int bits) implements Answer {}

    /** Automatic status back ({@code GS a}): four bytes, whenever something changed. */
    record Automatic(int printer, int error, int paper) implements Answer {}

    /** To {@code GS r 1}: the printer has come so far in its work. */
    record Processed(int bits) implements Answer {}

    /** To {@code DLE DC4 8}: what was not printed is thrown away. */
    record Cleared() implements Answer {}
}
