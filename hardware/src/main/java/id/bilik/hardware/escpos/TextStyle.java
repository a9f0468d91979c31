package id.bilik.hardware.escpos;

/**
 * How characters look.
 *
 * @param widthTimes
 *            1-8, the multiple of the font's width
 * @param heightTimes
 *            1-8, the multiple of the font's height
 * @param fontB
 *            the small font (9 x 17 dots) instead of font A (12 x 24 dots)
 */
public record TextStyle(int widthTimes, int heightTimes, boolean bold, boolean underlined, boolean inverted,
        boolean fontB) {

    /** Font A, nothing special: the state after {@code ESC @}. */
    public static final TextStyle PLAIN = new TextStyle(1, 1, false, false, false, false);

    /** The width of one character in dots. */
    public int characterWidth() { return (fontB ? 9 : 12) * widthTimes; }

    /** The height of one character in dots. */
    public int characterHeight() { return (fontB ? 17 : 24) * heightTimes; }

    TextStyle sized(int width, int height) { return new TextStyle(width, height, bold, underlined, inverted, fontB); }

    TextStyle withBold(boolean on) { return new TextStyle(widthTimes, heightTimes, on, underlined, inverted, fontB); }

    TextStyle withUnderline(boolean on) { return new TextStyle(widthTimes, heightTimes, bold, on, inverted, fontB); }

    TextStyle withInversion(boolean on) { return new TextStyle(widthTimes, heightTimes, bold, underlined, on, fontB); }

    TextStyle withFontB(boolean on) { return new TextStyle(widthTimes, heightTimes, bold, underlined, inverted, on); }
}
