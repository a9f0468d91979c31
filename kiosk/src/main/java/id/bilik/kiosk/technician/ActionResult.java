package id.bilik.kiosk.technician;

import java.util.Map;

/**
 * The outcome of an action.
 *
 * @param outcome
 *            a word that pages have a sentence for, in each language
 * @param figures
 *            what that sentence names, by the name of its place in it
 * @param detail
 *            the same in plain English, for logs and for pages that do not know the word
 */
public record ActionResult(boolean success, String outcome, Map<String, String> figures, String detail) {
    /** The figures are kept as they are then. */
    public ActionResult {
        figures = Map.copyOf(figures);
    }

    static ActionResult done(String outcome, Map<String, String> figures, String detail) {
        return new ActionResult(true, outcome, figures, detail);
    }

    static ActionResult failed(String outcome, Map<String, String> figures, String detail) {
        return new ActionResult(false, outcome, figures, detail);
    }
}
