package id.bilik.kiosk.slip;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;

/**
 * A picture at the top of the slip: black or white, dot for dot. It is centred in its own bytes, since cheap printers
 * align text alone.
 */
public final class Logo {

    /** Dots; 5 cm of paper for every slip. */
    public static final int TALLEST = 400;

    /**
     * The largest part of a picture that is sent as one command. A printer that was cut off in the middle of one is
     * freed by 4,096 NULs, and one that waits for the whole of it has a buffer of that many bytes.
     */
    private static final int BAND = 3_600;
    /** Of 255: what is darker is black. */
    private static final int THRESHOLD = 128;

    private final byte[] commands;

    private Logo(byte[] commands) { this.commands = commands; }

    /**
     * The picture on that paper; what is transparent is white.
     *
     * @throws IllegalArgumentException
     *             saying why it can't be printed: too wide, too tall, or all white
     */
    public static Logo of(BufferedImage picture, PaperSize paper) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (width > paper.dots()) {
            throw new IllegalArgumentException(
                    "is %d dots wide, and the paper has %d".formatted(width, paper.dots()));
        }
        if (height > TALLEST) {
            throw new IllegalArgumentException("is %d dots tall; %d are the most".formatted(height, TALLEST));
        }
        int left = (paper.dots() - width) / 2;
        int octets = Math.ceilDiv(left + width, 8);
        byte[] rows = new byte[octets * height];
        boolean blank = true;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (isBlack(picture.getRGB(x, y))) {
                    rows[y * octets + (left + x) / 8] |= (byte) (0x80 >> (left + x) % 8);
                    blank = false;
                }
            }
        }
        if (blank) {
            throw new IllegalArgumentException("has nothing black in it");
        }
        return new Logo(commands(rows, octets, height));
    }

    /** The same picture as large as that paper takes; one that is small enough stays as it is. */
    public static BufferedImage fitted(BufferedImage picture, PaperSize paper) {
        double scale = Math.min((double) paper.dots() / picture.getWidth(), (double) TALLEST / picture.getHeight());
        if (scale >= 1) {
            return picture;
        }
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = smaller.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }

    /** {@code GS v 0}, as often as it takes. */
    byte[] commands() { return commands.clone(); }

    private static byte[] commands(byte[] rows, int octets, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int rowsInBand = BAND / octets;
        for (int top = 0; top < height; top += rowsInBand) {
            int band = Math.min(rowsInBand, height - top);
            bytes.writeBytes(new byte[]{0x1d, 'v', '0', 0, (byte) octets, (byte) (octets >> 8), (byte) band,
                    (byte) (band >> 8)});
            bytes.write(rows, top * octets, band * octets);
        }
        return bytes.toByteArray();
    }

    /** Luma of BT.601, which is what an eye makes of colours. */
    private static boolean isBlack(int argb) {
        int opacity = argb >>> 24;
        double luma = 0.299 * (argb >> 16 & 0xff) + 0.587 * (argb >> 8 & 0xff) + 0.114 * (argb & 0xff);
        return luma * opacity / 255 + (255 - opacity) < THRESHOLD;
    }
}
