package id.bilik.process.web;

import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A QR symbol as a picture of one path, with the quiet zone of four modules that readers need. */
public final class QrSvg {

    private static final int QUIET = 4;

    private QrSvg() {}

    /** Takes dark modules of one row, from the left; the quiet zone is counted. */
    public interface Dark {
        void run(int x, int y, int length);
    }

    /** Tells all dark modules of the symbol, row by row; answers how many modules a side has, the quiet zone included. */
    public static int draw(String text, Dark dark) {
        QrCode symbol = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        for (int y = 0; y < symbol.size; y++) {
            for (int x = 0; x < symbol.size; x++) {
                int from = x;
                while (symbol.getModule(x, y)) {
                    x++; // beyond its edge a symbol is light
                }
                if (x > from) {
                    dark.run(from + QUIET, y + QUIET, x - from);
                }
            }
        }
        return symbol.size + 2 * QUIET;
    }

    public static String of(String text) {
        StringBuilder path = new StringBuilder();
        int side = draw(text,
                (x, y, length) -> path.append("M%d %dh%dv1h-%dz".formatted(x, y, length, length)));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>
                """.formatted(side, side, side, side, path);
    }

    /** The same as an address that an image of a page may have. */
    public static String address(String text) {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(of(text).getBytes(StandardCharsets.UTF_8));
    }
}
