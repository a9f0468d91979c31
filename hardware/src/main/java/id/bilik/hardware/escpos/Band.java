package id.bilik.hardware.escpos;

import java.awt.image.WritableRaster;

/**
 * The part of the picture in which one thing is drawn. Dots are counted from its upper left corner, and from the lower
 * right one where the thing is turned. What lies beside the print area is not drawn.
 */
record Band(WritableRaster picture, Layout layout, int top, int height) {

    void dot(int x, int y) {
        int across = layout.upsideDown() ? layout.paper() - 1 - x : x;
        int down = top + (layout.upsideDown() ? height - 1 - y : y);
        boolean printable = x >= layout.margin() && x < layout.margin() + layout.width();
        if (printable && down >= 0 && down < picture.getHeight()) {
            picture.setSample(across, down, 0, 0);
        }
    }

    void rectangle(int left, int y, int width, int tall) {
        for (int row = y; row < y + tall; row++) {
            for (int x = left; x < left + width; x++) {
                dot(x, row);
            }
        }
    }

    void text(String text, TextStyle style, int left, int y) {
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i), style, left + i * style.characterWidth(), y);
        }
    }

    private void character(char character, TextStyle style, int left, int y) {
        BitmapFont font = BitmapFont.spleen();
        int width = style.characterWidth();
        int tall = style.characterHeight();
        int thick = Math.max(1, style.heightTimes());
        for (int down = 0; down < tall; down++) {
            for (int x = 0; x < width; x++) {
                int column = x * BitmapFont.WIDTH / width;
                int row = down * BitmapFont.HEIGHT / tall;
                boolean black = font.isBlack(character, column, row);
                if (style.bold() && x > 0) { // a bold head strikes each dot twice, one dot apart
                    black |= font.isBlack(character, (x - 1) * BitmapFont.WIDTH / width, row);
                }
                black |= style.underlined() && down >= tall - thick;
                if (black != style.inverted()) {
                    dot(left + x, y + down);
                }
            }
        }
    }
}
