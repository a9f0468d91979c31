package id.bilik.hardware.escpos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The characters that our printer draws: Spleen, 12 x 24 dots. It comes as a resource because fonts differ between
 * machines, and a headless one may have none; with it, the same paper is the same picture everywhere.
 */
final class BitmapFont {

    static final int WIDTH = 12;
    static final int HEIGHT = 24;

    /** Made on first use: a printer that nobody looks at needs no font. */
    private static final class Holder {
        private static final BitmapFont SPLEEN = load("spleen-12x24.hex");
    }

    private static final byte[] MISSING = missing();

    private final Map<Integer, byte[]> glyphs;

    private BitmapFont(Map<Integer, byte[]> glyphs) { this.glyphs = glyphs; }

    static BitmapFont spleen() { return Holder.SPLEEN; }

    /** Whether the dot is black; a character that the font lacks is a frame, so that it is seen to be missing. */
    boolean isBlack(char character, int x, int y) {
        byte[] rows = glyphs.getOrDefault((int) character, MISSING);
        return (rows[y * 2 + x / 8] >> (7 - x % 8) & 1) != 0;
    }

    boolean has(char character) { return glyphs.containsKey((int) character); }

    private static BitmapFont load(String resource) {
        Map<Integer, byte[]> glyphs = new HashMap<>();
        try (InputStream stream = BitmapFont.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the font " + resource + " is not in the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int colon = line.indexOf(':');
                if (!line.startsWith("#") && colon > 0) {
                    glyphs.put(Integer.parseInt(line, 0, colon, 16),
                            HexFormat.of().parseHex(line, colon + 1, line.length()));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new BitmapFont(glyphs);
    }

    private static byte[] missing() {
        byte[] rows = new byte[HEIGHT * 2];
        for (int y = 3; y <= 19; y++) {
            boolean edge = y == 3 || y == 19;
            rows[y * 2] = (byte) (edge ? 0x7f : 0x40);
            rows[y * 2 + 1] = (byte) (edge ? 0xe0 : 0x20);
        }
        return rows;
    }
}
