package id.bilik.hardware.escpos.barcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CODE128 as {@code GS k} has it: the data names its code sets, <code>{A</code>, <code>{B</code> or <code>{C</code>, the
 * first of them at its beginning. In set C a byte is a pair of digits, 0-99.
 */
final class Code128 {

    /** Three bars and three spaces a symbol, eleven modules; by value. */
    private static final String[] SYMBOLS = ("212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 "
            + "221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 "
            + "311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 "
            + "132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 "
            + "213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 "
            + "121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
            + "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 "
            + "131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232").split(" ", -1);
    private static final String STOP = "2331112";

    private static final int SHIFT = 98;
    private static final int START_A = 103;

    private final String data;
    private final List<Integer> values = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private char set;
    private boolean shifted;
    private boolean possible = true;

    private Code128(String data) { this.data = data; }

    static Optional<BarCode> encode(String data) {
        return data.matches("(?s)\\{[ABC].+") ? new Code128(data).encode() : Optional.empty();
    }

    private Optional<BarCode> encode() {
        for (int i = 0; i < data.length() && possible; i++) {
            char character = data.charAt(i);
            if (character == '{' && i + 1 < data.length()) {
                i++;
                special(data.charAt(i));
            } else {
                plain(character);
            }
        }
        if (!possible || shifted || values.size() < 2) {
            return Optional.empty();
        }
        StringBuilder modules = new StringBuilder();
        values.forEach(value -> modules.append(SYMBOLS[value]));
        modules.append(SYMBOLS[check()]).append(STOP);
        return Optional.of(BarCode.ofModules("CODE128", text.toString(), modules.toString()));
    }

    /** The first value counts once, as the second does; the third twice, and so on, modulo 103. */
    private int check() {
        int sum = values.getFirst();
        for (int i = 1; i < values.size(); i++) {
            sum += i * values.get(i);
        }
        return sum % 103;
    }

    /** What stands behind a brace. */
    private void special(char character) {
        switch (character) {
            case 'A', 'B', 'C' -> change(character);
            case 'S' -> {
                put(set == 'C' ? -1 : SHIFT);
                shifted = true;
            }
            case '1' -> put(102);
            case '2' -> put(set == 'C' ? -1 : 97);
            case '3' -> put(set == 'C' ? -1 : 96);
            case '4' -> put(set == 'C' ? -1 : set == 'A' ? 101 : 100);
            case '{' -> plain('{');
            default -> possible = false;
        }
    }

    private void change(char next) {
        if (values.isEmpty()) {
            put(START_A + next - 'A');
        } else if (next != set) {
            put('C' - next + 99); // 99 to C, 100 to B, 101 to A
        }
        set = next;
    }

    private void plain(char character) {
        char now = shifted ? set == 'A' ? 'B' : 'A' : set;
        shifted = false;
        switch (now) {
            case 'A' -> put(character >= 0x60 ? -1 : character < ' ' ? character + 64 : character - ' ');
            case 'B' -> put(character < ' ' || character >= 0x80 ? -1 : character - ' ');
            default -> put(character > 99 ? -1 : character);
        }
        text.append(now == 'C' ? "%02d".formatted((int) character) : Shown.text(String.valueOf(character)));
    }

    /** A negative one stands for what the code set lacks. */
    private void put(int value) {
        possible &= value >= 0;
        values.add(value);
    }
}
