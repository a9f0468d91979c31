package id.bilik.hardware.escpos.barcode;

import java.util.Locale;
import java.util.Optional;

/** The codes whose bars and spaces are narrow or wide. */
final class TwoWidths {

    private static final String CODE39 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*";
    /** A character is five bars and four spaces; a bit that is set is a wide one, the first in the highest. */
    private static final int[] CODE39_WIDE = {0x034, 0x121, 0x061, 0x160, 0x031, 0x130, 0x070, 0x025, 0x124, 0x064,
            0x109, 0x049, 0x148, 0x019, 0x118, 0x058, 0x00d, 0x10c, 0x04c, 0x01c, 0x103, 0x043, 0x142, 0x013, 0x112,
            0x052, 0x007, 0x106, 0x046, 0x016, 0x181, 0x0c1, 0x1c0, 0x091, 0x190, 0x0d0, 0x085, 0x184, 0x0c4, 0x0a8,
            0x0a2, 0x08a, 0x02a, 0x094};

    private static final String CODABAR = "0123456789-$:/.+ABCD";
    /** Likewise four bars and three spaces. */
    private static final int[] CODABAR_WIDE = {0x03, 0x06, 0x09, 0x60, 0x12, 0x42, 0x21, 0x24, 0x30, 0x48, 0x0c, 0x18,
            0x45, 0x51, 0x54, 0x15, 0x1a, 0x29, 0x0b, 0x0e};

    /** A digit is five bars, or five spaces. */
    private static final String[] ITF = {"nnwwn", "wnnnw", "nwnnw", "wwnnn", "nnwnw", "wnwnn", "nwwnn", "nnnww",
            "wnnwn", "nwnwn"};

    private TwoWidths() {}

    /** Digits, capitals and seven signs; the stars on both sides are added where they are missing, and shown. */
    static Optional<BarCode> code39(String data) {
        String inside = data.startsWith("*") ? data.substring(1) : data;
        inside = inside.endsWith("*") ? inside.substring(0, inside.length() - 1) : inside;
        if (!inside.matches("[-0-9A-Z. $/+%]+")) {
            return Optional.empty();
        }
        String whole = "*" + inside + "*";
        return Optional.of(BarCode.ofTwoWidths("CODE39", whole, characters(whole, CODE39, CODE39_WIDE, 9)));
    }

    /** Digits and six signs between two of A, B, C and D; small ones mean the same. */
    static Optional<BarCode> codabar(String data) {
        if (!data.matches("[A-Da-d][-0-9$:/.+]+[A-Da-d]")) {
            return Optional.empty();
        }
        String widths = characters(data.toUpperCase(Locale.ROOT), CODABAR, CODABAR_WIDE, 7);
        return Optional.of(BarCode.ofTwoWidths("CODABAR", data, widths));
    }

    /** Pairs of digits, the first in the bars and the second in the spaces; a last one that is alone is left out. */
    static Optional<BarCode> itf(String data) {
        if (!data.matches("[0-9]{2,}")) {
            return Optional.empty();
        }
        String pairs = data.substring(0, data.length() / 2 * 2);
        StringBuilder widths = new StringBuilder("nnnn");
        for (int i = 0; i < pairs.length(); i += 2) {
            String bars = ITF[pairs.charAt(i) - '0'];
            String spaces = ITF[pairs.charAt(i + 1) - '0'];
            for (int k = 0; k < 5; k++) {
                widths.append(bars.charAt(k)).append(spaces.charAt(k));
            }
        }
        return Optional.of(BarCode.ofTwoWidths("ITF", pairs, widths.append("wnn").toString()));
    }

    /** One after the other, with a narrow space between them. */
    private static String characters(String text, String alphabet, int[] wide, int elements) {
        StringBuilder widths = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int bits = wide[alphabet.indexOf(text.charAt(i))];
            widths.append(i == 0 ? "" : "n");
            for (int bit = elements - 1; bit >= 0; bit--) {
                widths.append((bits >> bit & 1) != 0 ? 'w' : 'n');
            }
        }
        return widths.toString();
    }
}
