package id.bilik.process.web;

import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A QR symbol as a picture of one path, with the quiet zone of four modules that readers need. */
public final class QrSvg {

    private static final int QUIET = 4;

    private QrSvg() {}

    public static String of(String text) {
        QrCode symbol = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int side = symbol.size + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < symbol.size; y++) {
            for (int x = 0; x < symbol.size; x++) {
                int from = x;
                while (symbol.getModule(x, y)) {
                    x++; // beyond its edge a symbol is light
                }
                if (x > from) {
                    path.append("M%d %dh%dv1h-%dz".formatted(from + QUIET, y + QUIET, x - from, x - from));
                }
            }
        }
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
