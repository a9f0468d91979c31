package id.bilik.kiosk.slip;

/** Is told what a printer's table can't hold. Called for every slip anew, on the thread that composes it. */
@FunctionalInterface
public interface UnprintableText {

    /** The character stands in the text, and a question mark on the slip. */
    void lost(String text, String character);
}
