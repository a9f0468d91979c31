package id.bilik.hardware.escpos;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Pictures: those that are printed as they come, {@code GS v 0}, and those that are stored first, {@code GS ( L}. */
final class PictureStore {

    private static final int STORE_RASTER = 112;
    /** Bytes of that function in front of the dots: tone, two scales, colour, width and height. */
    private static final int HEAD = 8;

    private @Nullable Dots stored;

    /** A picture before it has its place. */
    private record Dots(int width, int height, BitSet black) {

        /**
         * From rows of bytes, the leftmost dot in the highest bit.
         *
         * @param across
         *            how often each dot is repeated to the right, 1 or 2
         * @param down
         *            how often each row is repeated
         */
        static Dots of(byte[] octets, int from, int width, int rows, int across, int down) {
            int octetsPerRow = (width + 7) / 8;
            BitSet black = new BitSet();
            for (int y = 0; y < rows * down; y++) {
                for (int x = 0; x < width * across; x++) {
                    int column = x / across;
                    if ((octets[from + y / down * octetsPerRow + column / 8] >> (7 - column % 8) & 1) != 0) {
                        black.set(y * width * across + x);
                    }
                }
            }
            return new Dots(width * across, rows * down, black);
        }

        /** Other than symbols, pictures are not turned with the lines. */
        PaperItem.Raster on(PaperBuilder paper) {
            return new PaperItem.Raster(width, height, black, paper.layout().upright());
        }
    }

    void reset() { stored = null; }

    /** {@code GS v 0}. */
    void printRaster(JobBytes job, PaperBuilder paper) throws JobBytes.Unreadable {
        int marker = job.next();
        int given = job.next();
        int mode = given >= '0' ? given - '0' : given;
        int octetsPerRow = job.nextShort();
        int rows = job.nextShort();
        byte[] octets = job.next((long) octetsPerRow * rows);
        if (marker != '0' || mode > 3) {
            paper.complain("GS v with " + marker + " and mode " + mode);
            return;
        }
        paper.put(Dots.of(octets, 0, octetsPerRow * 8, rows, (mode & 1) + 1, (mode >> 1) + 1).on(paper));
    }

    /**
     * {@code GS ( L} or {@code GS 8 L}.
     *
     * @param body
     *            what follows the length: 48, the function and its arguments
     * @return false if that function is not drawn
     */
    boolean run(byte[] body, PaperBuilder paper) {
        if (body.length < 2 || body[0] != 48) {
            return false;
        }
        switch (body[1]) {
            case STORE_RASTER -> store(body, paper);
            case 2, 50 -> print(paper);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void store(byte[] body, PaperBuilder paper) {
        int from = 2 + HEAD;
        if (body.length < from) {
            paper.complain("a picture without its head");
            return;
        }
        int across = body[3];
        int down = body[4];
        int width = (body[6] & 0xff) | (body[7] & 0xff) << 8;
        int rows = (body[8] & 0xff) | (body[9] & 0xff) << 8;
        boolean scales = across >= 1 && across <= 2 && down >= 1 && down <= 2;
        if (body[2] != 48 || body[5] != 49 || !scales) {
            paper.complain("a picture of tone %d, scales %d and %d, colour %d is not drawn".formatted(body[2], across,
                    down, body[5]));
        } else if (body.length - from != (long) ((width + 7) / 8) * rows) {
            paper.complain("a picture of %d x %d dots with %d bytes".formatted(width, rows, body.length - from));
        } else {
            stored = Dots.of(body, from, width, rows, across, down);
        }
    }

    private void print(PaperBuilder paper) {
        if (stored == null) {
            paper.complain("a picture to print, and none in store");
        } else {
            paper.put(stored.on(paper));
            stored = null;
        }
    }
}
