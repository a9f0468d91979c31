package id.bilik.kiosk.slip;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text made fit for a printer's table: what is not in it is written as one would on an old typewriter, quotes and dashes
 * straight, letters without their accents; and what no such way leads to becomes {@code ?} and is told of.
 */
final class Transliteration {

    private static final String GIVEN_UP = "?";
    private static final Map<String, String> TYPEWRITER = Map.ofEntries(Map.entry("\u2018", "'"),
            Map.entry("\u2019", "'"), Map.entry("\u201a", "'"), Map.entry("\u201b", "'"), Map.entry("\u02bc", "'"),
            Map.entry("\u02bb", "'"), Map.entry("\u2032", "'"), Map.entry("\u201c", "\""), Map.entry("\u201d", "\""),
            Map.entry("\u201e", "\""), Map.entry("\u2033", "\""), Map.entry("\u00ab", "\""), Map.entry("\u00bb", "\""),
            Map.entry("\u2039", "'"), Map.entry("\u203a", "'"), Map.entry("\u2010", "-"), Map.entry("\u2011", "-"),
            Map.entry("\u2012", "-"), Map.entry("\u2013", "-"), Map.entry("\u2014", "-"), Map.entry("\u2015", "-"),
            Map.entry("\u2212", "-"), Map.entry("\u2022", "*"), Map.entry("\u00b7", "-"), Map.entry("\u2044", "/"),
            Map.entry("\u00d7", "x"), Map.entry("\u20ac", "EUR"), Map.entry("\u00df", "ss"), Map.entry("\u00e6", "ae"),
            Map.entry("\u00c6", "AE"), Map.entry("\u0153", "oe"), Map.entry("\u0152", "OE"), Map.entry("\u00f8", "o"),
            Map.entry("\u00d8", "O"), Map.entry("\u0111", "d"), Map.entry("\u0110", "D"), Map.entry("\u0142", "l"),
            Map.entry("\u0141", "L"), Map.entry("\u0131", "i"), Map.entry("\u200b", ""), Map.entry("\u00ad", ""));

    private final CodePage page;
    private final UnprintableText told;

    Transliteration(CodePage page, UnprintableText told) {
        this.page = page;
        this.told = told;
    }

    /** The text in characters of the page alone; a control character, which a printer would obey, becomes a space. */
    String of(String text) {
        StringBuilder fit = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().mapToObj(Character::toString)
                .forEach(character -> fit.append(fit(character, text)));
        return fit.toString();
    }

    private String fit(String character, String text) {
        if (Character.isISOControl(character.codePointAt(0))) {
            return " ";
        }
        if (page.holds(character)) {
            return character;
        }
        String typed = TYPEWRITER.get(character);
        if (typed != null) {
            return typed;
        }
        String bare = Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        if (!bare.isEmpty() && page.holds(bare)) {
            return bare;
        }
        told.lost(text, character);
        return GIVEN_UP;
    }
}
