package id.bilik.hardware.escpos;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** One thing on the paper, from the top down. All lengths in dots. */
public sealed interface PaperItem {

    /** Characters of one style. */
    record Run(String text, TextStyle style) {

        int width() { return text.length() * style.characterWidth(); }
    }

    /** A line of text; without runs it is an empty one. {@code height} is how far the paper moved. */
    record Line(List<Run> runs, Alignment alignment, int height) implements PaperItem {

        /** The characters alone. */
        public String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }

        int width() { return runs.stream().mapToInt(Run::width).sum(); }
    }

    /** White paper. */
    record Feed(int height) implements PaperItem {}

    /**
     * A QR symbol of model 2.
     *
     * @param module
     *            the side of one module, 1-16 dots
     * @param correction
     *            {@code L}, {@code M}, {@code Q} or {@code H}
     */
    record Qr(String data, int module, char correction, Alignment alignment) implements PaperItem {}

    /** A raster picture; bit {@code y * width + x} is black. */
    record Raster(int width, int height, BitSet black, Alignment alignment) implements PaperItem {}

    /** The cutter; a partial cut leaves a bridge, so that the slip hangs until it is taken. */
    record Cut(boolean partial) implements PaperItem {

        /** How thick the cut is drawn; a real one has no thickness. */
        int thickness() { return 2; }
    }
}
