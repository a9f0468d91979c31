package id.bilik.hardware.escpos;

/**
 * Where a line, a symbol or a picture stands on the paper. All lengths in dots.
 *
 * @param paper
 *            the printable width of the paper
 * @param margin
 *            the left margin ({@code GS L}), 0 or more; at least {@link #NARROWEST} remain beside it
 * @param area
 *            the width of the print area beside it ({@code GS W}), as it was asked for
 * @param alignment
 *            within the print area ({@code ESC a})
 * @param upsideDown
 *            the line is turned by 180 degrees, margin and alignment with it (<code>ESC {</code>)
 */
public record Layout(int paper, int margin, int area, Alignment alignment, boolean upsideDown) {

    /** A print area is never narrower than a character of font A. */
    private static final int NARROWEST = 12;

    public Layout {
        margin = Math.min(margin, paper - NARROWEST);
    }

    /** The state after {@code ESC @}: all of the paper, from the left. */
    public static Layout of(int paper) {
        return new Layout(paper, 0, paper, Alignment.LEFT, false);
    }

    /** The width of the print area: what was asked for, or what the margin leaves of the paper. */
    public int width() {
        return Math.clamp(area, NARROWEST, paper - margin);
    }

    /** The first dot of something that is so wide. */
    int left(int thing) {
        return margin + alignment.offset(thing, width());
    }

    /** The same for things that no printer turns, as pictures. */
    Layout upright() {
        return new Layout(paper, margin, area, alignment, false);
    }

    Layout aligned(Alignment next) { return new Layout(paper, margin, area, next, upsideDown); }

    Layout withMargin(int dots) { return new Layout(paper, dots, area, alignment, upsideDown); }

    Layout withArea(int dots) { return new Layout(paper, margin, dots, alignment, upsideDown); }

    Layout turned(boolean on) { return new Layout(paper, margin, area, alignment, on); }
}
