package id.bilik.queueserver.server.collective;

/** The text of a cell, short enough for a report. */
final class Cut {
    private static final int LONGEST = 40;

    private Cut() {}

    static String of(String text) { return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…"; }
}
