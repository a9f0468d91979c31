package id.bilik.hardware.printer;

/** What may hang out of the printer, uncut: the next job would be printed below it, on the same strip. */
enum Fragment {
    NONE,
    /** A slip that is whole but for its cut. */
    WHOLE,
    /** A part of a slip, or nobody knows how much of it. */
    PART
}
