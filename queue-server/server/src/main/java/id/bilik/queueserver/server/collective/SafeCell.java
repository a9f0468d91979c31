package id.bilik.queueserver.server.collective;

/**
 * Text as a cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front (OWASP, CSV
 * injection). It holds for what people wrote and for what this server writes.
 */
public final class SafeCell {
    private static final String STARTS = "=+-@\t\r\n＝＋－＠";

    private SafeCell() {}

    public static String of(String text) {
        return startsAsFormula(text) || startsAsFormula(text.stripLeading()) ? "'" + text : text;
    }

    private static boolean startsAsFormula(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }
}
