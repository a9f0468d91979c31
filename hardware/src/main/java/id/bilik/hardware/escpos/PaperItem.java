package id.bilik.hardware.escpos;

import id.bilik.hardware.escpos.barcode.BarCode;
import java.util.BitSet;
import java.util.List;

/** One thing on the paper, from the top down. All lengths in dots. */
public sealed interface PaperItem {

    /** Characters of one style; {@code left} is where they begin, from the beginning of the line. */
    record Run(String text, TextStyle style, int left) {

        int right() { return left + text.length() * style.characterWidth(); }
    }

    /** A line of text; without runs it is an empty one. {@code height} is how far the paper moved. */
    record Line(List<Run> runs, Layout layout, int height) implements PaperItem {

        /** A column of text where there are no characters to count. */
        private static final int COLUMN = 12;

        /** The characters alone, with spaces where the head moved on without printing. */
        public String text() {
            StringBuilder text = new StringBuilder();
            int end = 0;
            for (Run run : runs) {
                text.repeat(' ', Math.max(0, (run.left() - end + COLUMN / 2) / COLUMN)).append(run.text());
                end = run.right();
            }
            return text.toString();
        }

        int width() { return runs.stream().mapToInt(Run::right).max().orElse(0); }
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
    record Qr(String data, int module, char correction, Layout layout) implements PaperItem {}

    /**
     * A bar code.
     *
     * @param look
     *            how it is drawn
     */
    record Bars(BarCode code, BarCodeLook look, Layout layout) implements PaperItem {

        int width() { return code.width(look.module()); }

        int height() {
            int texts = (look.textAbove() ? 1 : 0) + (look.textBelow() ? 1 : 0);
            return look.height() + texts * look.textStyle().characterHeight();
        }
    }

    /** A picture; bit {@code y * width + x} is black. What is wider than the print area is cut off. */
    record Raster(int width, int height, BitSet black, Layout layout) implements PaperItem {}

    /** The cutter; a partial cut leaves a bridge, so that the slip hangs until it is taken. */
    record Cut(boolean partial) implements PaperItem {

        /** How thick the cut is drawn; a real one has no thickness. */
        int thickness() { return 2; }
    }
}
