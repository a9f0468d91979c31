package id.bilik.hardware.escpos;

import java.util.ArrayList;
import java.util.List;

/**
 * The paper as text, to read, to search and to compare. One column is a character of font A; large characters stand
 * together as one word, so that a number can be found. What is not text stands in square brackets.
 */
public final class PaperText {

    private static final int COLUMN = 12;
    private static final int LINE = 30;

    private PaperText() {}

    /** Lines ended by a newline, without spaces at their ends; complaints follow at the bottom. */
    public static String of(Paper paper) {
        int columns = paper.width() / COLUMN;
        List<String> lines = new ArrayList<>();
        for (PaperItem item : paper.items()) {
            switch (item) {
                case PaperItem.Line line -> lines.add(aligned(line.text(), line.layout()));
                case PaperItem.Feed feed -> {
                    for (int i = 0; i < feed.height() / LINE; i++) {
                        lines.add("");
                    }
                }
                case PaperItem.Qr qr -> lines.add(aligned("[QR " + qr.data() + "]", qr.layout()));
                case PaperItem.Bars bars -> lines.add(aligned(
                        "[" + bars.code().system() + " " + bars.code().text() + "]", bars.layout()));
                case PaperItem.Raster raster -> lines.add(aligned(
                        "[picture " + raster.width() + " x " + raster.height() + "]", raster.layout()));
                case PaperItem.Cut cut -> lines.add((cut.partial() ? "- " : "--").repeat(columns / 2));
            }
        }
        for (String complaint : paper.complaints()) {
            lines.add("[? " + complaint + "]");
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.stripTrailing()).append('\n'));
        return text.toString();
    }

    /** A line that is turned is read from the other side, so its place is that of an upright one. */
    private static String aligned(String text, Layout layout) {
        return " ".repeat(layout.left(text.length() * COLUMN) / COLUMN) + text;
    }
}
