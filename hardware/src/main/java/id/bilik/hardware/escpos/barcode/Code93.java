package id.bilik.hardware.escpos.barcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CODE93: all of ASCII, the rarer characters as two of its own, and two check characters that nobody sees. */
final class Code93 {

    /** The last four are shifts, written {@code a} for ($), {@code b} for (%), {@code c} for (/), {@code d} for (+). */
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%abcd";
    /** A character is nine modules, three bars and three spaces; a bit that is set is black. */
    private static final int[] BLACK = {0x114, 0x148, 0x144, 0x142, 0x128, 0x124, 0x122, 0x150, 0x112, 0x10a, 0x1a8,
            0x1a4, 0x1a2, 0x194, 0x192, 0x18a, 0x168, 0x164, 0x162, 0x134, 0x11a, 0x158, 0x14c, 0x146, 0x12c, 0x116,
            0x1b4, 0x1b2, 0x1ac, 0x1a6, 0x196, 0x19a, 0x16c, 0x166, 0x136, 0x13a, 0x12e, 0x1d4, 0x1d2, 0x1ca, 0x16e,
            0x176, 0x1ae, 0x126, 0x1da, 0x1d6, 0x132};
    private static final int SIDE = 0x15e;

    private Code93() {}

    static Optional<BarCode> encode(String data) {
        if (data.isEmpty() || !data.chars().allMatch(character -> character < 0x80)) {
            return Optional.empty();
        }
        List<Integer> values = new ArrayList<>();
        data.chars().forEach(character -> own((char) character).chars()
                .forEach(own -> values.add(ALPHABET.indexOf(own))));
        values.add(check(values, 20));
        values.add(check(values, 15));
        StringBuilder modules = new StringBuilder(widths(SIDE));
        values.forEach(value -> modules.append(widths(BLACK[value])));
        modules.append(widths(SIDE)).append('1');
        return Optional.of(BarCode.ofModules("CODE93", Shown.text(data), modules.toString()));
    }

    /** Weights grow from the right, and begin anew after the heaviest; the sum is taken modulo 47. */
    private static int check(List<Integer> values, int heaviest) {
        int sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(values.size() - 1 - i) * (i % heaviest + 1);
        }
        return sum % ALPHABET.length();
    }

    /** A character in those of the alphabet: itself, or a shift and a letter. */
    private static String own(char character) {
        if (character < 'a' && ALPHABET.indexOf(character) >= 0) {
            return String.valueOf(character);
        }
        return switch (character) {
            case 0 -> "bU";
            case '@' -> "bV";
            case '`' -> "bW";
            case ':' -> "cZ";
            default -> {
                if (character <= 26) {
                    yield shifted('a', 'A', character - 1);
                } else if (character < ' ') {
                    yield shifted('b', 'A', character - 27);
                } else if (character <= ',') {
                    yield shifted('c', 'A', character - '!');
                } else if (character <= '?') {
                    yield shifted('b', 'F', character - ';');
                } else if (character <= '_') {
                    yield shifted('b', 'K', character - '[');
                } else if (character <= 'z') {
                    yield shifted('d', 'A', character - 'a');
                } else {
                    yield shifted('b', 'P', character - '{');
                }
            }
        };
    }

    private static String shifted(char shift, char first, int further) { return "" + shift + (char) (first + further); }

    /** Six widths: bar, space, bar, space, bar, space. */
    private static String widths(int black) {
        StringBuilder widths = new StringBuilder();
        int width = 0;
        for (int bit = 8; bit >= 0; bit--) {
            width++;
            boolean ends = bit == 0 || (black >> bit & 1) != (black >> (bit - 1) & 1);
            if (ends) {
                widths.append(width);
                width = 0;
            }
        }
        return widths.toString();
    }
}
