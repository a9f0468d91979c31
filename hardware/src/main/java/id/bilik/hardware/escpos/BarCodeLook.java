package id.bilik.hardware.escpos;

/**
 * How bar codes are drawn.
 *
 * @param height
 *            1-255 dots ({@code GS h})
 * @param module
 *            dots of the narrowest bar, 1-6 ({@code GS w})
 * @param textAbove
 *            the data stands above the bars, in characters ({@code GS H})
 * @param textBelow
 *            likewise, below them
 * @param textStyle
 *            font A or B, nothing else ({@code GS f})
 */
public record BarCodeLook(int height, int module, boolean textAbove, boolean textBelow, TextStyle textStyle) {

    /** The state after {@code ESC @}: 162 dots high, modules of 3 dots, no text. */
    static final BarCodeLook PLAIN = new BarCodeLook(162, 3, false, false, TextStyle.PLAIN);

    BarCodeLook withHeight(int dots) { return new BarCodeLook(dots, module, textAbove, textBelow, textStyle); }

    BarCodeLook withModule(int dots) { return new BarCodeLook(height, dots, textAbove, textBelow, textStyle); }

    BarCodeLook withText(boolean above, boolean below) {
        return new BarCodeLook(height, module, above, below, textStyle);
    }

    BarCodeLook withFontB(boolean on) {
        return new BarCodeLook(height, module, textAbove, textBelow, textStyle.withFontB(on));
    }
}
