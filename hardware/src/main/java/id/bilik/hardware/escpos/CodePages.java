package id.bilik.hardware.escpos;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/** The tables of {@code ESC t n}, for those whose characters we can draw. */
final class CodePages {

    /** What a byte of 0x20 or more means. */
    interface CodePage {

        char character(int octet);
    }

    /** PC437, the page after {@code ESC @}. */
    static final CodePage DEFAULT = of("IBM437");

    private static final Map<Integer, CodePage> PAGES = Map.of(0, DEFAULT, 1, CodePages::katakana, 2, of("IBM850"), 16,
            of("windows-1252"), 19, of("IBM00858"));

    /** The rules and blocks of page 1, from 0x80; our font has no round corners, so they are square. */
    private static final String RULES = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘┌┐└┘";
    /** Syllables of half the usual width stand in the same order in Unicode. */
    private static final int FIRST_SYLLABLE = 0xa1;
    private static final int LAST_SYLLABLE = 0xdf;

    private CodePages() {}

    static Optional<CodePage> find(int number) { return Optional.ofNullable(PAGES.get(number)); }

    private static CodePage of(String charset) {
        Charset set = Charset.forName(charset);
        return octet -> new String(new byte[]{(byte) octet}, set).charAt(0);
    }

    /** Page 1, which some programs take for ruled lines. Its signs above the syllables are not in our font. */
    private static char katakana(int octet) {
        if (octet < 0x80) {
            return (char) octet;
        }
        if (octet < 0x80 + RULES.length()) {
            return RULES.charAt(octet - 0x80);
        }
        return octet >= FIRST_SYLLABLE && octet <= LAST_SYLLABLE
                ? (char) ('\uff61' + octet - FIRST_SYLLABLE)
                : '\ufffd';
    }
}
