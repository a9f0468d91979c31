package id.bilik.hardware.escpos;

import java.util.List;

/**
 * What a job left on the paper.
 *
 * @param width
 *            printable dots: 576 on 80 mm paper, 384 on 58 mm, at 203 dots an inch
 * @param complaints
 *            what the printer could not make sense of or does not draw, in order; empty for a good job
 */
public record Paper(int width, List<PaperItem> items, List<String> complaints) {

    /** Printable dots of 80 mm paper: 48 columns of font A. */
    public static final int WIDTH_80_MM = 576;
    /** Printable dots of 58 mm paper: 32 columns of font A. */
    public static final int WIDTH_58_MM = 384;

    public Paper {
        items = List.copyOf(items);
        complaints = List.copyOf(complaints);
    }
}
