package id.bilik.hardware.escpos.barcode;

import java.util.List;

/**
 * A bar code that is ready to be drawn.
 *
 * @param system
 *            its name, e.g. {@code EAN-13}
 * @param text
 *            what people read above or below it, check digits and start characters included where printers show them
 * @param halves
 *            the widths of bars and spaces in turn, a bar first, in halves of a module: wide bars are two and a half
 */
public record BarCode(String system, String text, List<Integer> halves) {

    public BarCode {
        halves = List.copyOf(halves);
    }

    /**
     * The widths in dots.
     *
     * @param module
     *            dots of the narrowest bar, 1-6; halves are rounded up, so that a wide bar has 5, 8, 10, 13 or 15 dots
     *            where a narrow one has 2, 3, 4, 5 or 6
     */
    public List<Integer> widths(int module) { return halves.stream().map(half -> (half * module + 1) / 2).toList(); }

    /** All of it in dots, without the white that it needs on both sides. */
    public int width(int module) {
        return widths(module).stream().mapToInt(Integer::intValue).sum();
    }

    /** From the widths in modules, 1-4, one digit each. */
    static BarCode ofModules(String system, String text, String modules) {
        return new BarCode(system, text, modules.chars().map(digit -> 2 * (digit - '0')).boxed().toList());
    }

    /** From narrow bars and spaces, {@code n}, and wide ones, {@code w}. */
    static BarCode ofTwoWidths(String system, String text, String widths) {
        return new BarCode(system, text, widths.chars().map(width -> width == 'w' ? 5 : 2).boxed().toList());
    }
}
