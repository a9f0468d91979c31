package id.bilik.hardware.escpos;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A job written down byte by byte, and what can be measured on its paper. */
public final class Jobs {

    /** White that the picture has above its first line. */
    static final int TOP = 24;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Numbers are bytes, texts are their characters in ISO 8859-1. */
    public static byte[] bytes(Object... parts) {
        Jobs job = new Jobs();
        for (Object part : parts) {
            switch (part) {
                case Integer octet -> job.bytes.write(octet);
                case String text -> job.bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
                case byte[] more -> job.bytes.writeBytes(more);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return job.bytes.toByteArray();
    }

    static Paper paper(Object... parts) { return EscPosDecoder.decode(bytes(parts), Paper.WIDTH_80_MM); }

    static boolean isBlack(BufferedImage picture, int x, int y) { return picture.getRaster().getSample(x, y, 0) == 0; }

    /** The box around all that is black: left, top, right and bottom, right and bottom not in it; zeros if it is white. */
    static Box ink(Paper paper) {
        BufferedImage picture = PaperPicture.image(paper);
        Box box = new Box(Integer.MAX_VALUE, Integer.MAX_VALUE, 0, 0);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if (isBlack(picture, x, y)) {
                    box = new Box(Math.min(box.left, x), Math.min(box.top, y - TOP), Math.max(box.right, x + 1),
                            Math.max(box.bottom, y + 1 - TOP));
                }
            }
        }
        return box.right == 0 ? new Box(0, 0, 0, 0) : box;
    }

    record Box(int left, int top, int right, int bottom) {}
}
