package id.bilik.queueserver.server.papers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, as a JPEG says in its EXIF part: cameras turn no pixels. */
final class Orientation {
    /** As the pixels stand. */
    static final int UPRIGHT = 1;
    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int TAG = 0x0112;
    private static final int LAST = 8;
    private static final int ENTRY = 12;

    private Orientation() {}

    /** 1 to 8, as EXIF counts; 1 where the file says nothing that can be read. */
    static int of(byte[] jpeg) {
        try {
            ByteBuffer file = ByteBuffer.wrap(jpeg).position(2);
            while (file.remaining() > 4 && (file.get() & 0xFF) == 0xFF) {
                int marker = file.get() & 0xFF;
                int length = file.getShort() & 0xFFFF;
                if (marker == START_OF_SCAN) {
                    break;
                }
                ByteBuffer part = file.slice(file.position(), length - 2);
                if (marker == APP1 && length > 8 && part.getInt() == 0x45786966) {
                    return ofTiff(part.position(6).slice());
                }
                file.position(file.position() + length - 2);
            }
        } catch (RuntimeException malformed) {
            // what a camera wrote wrongly is no reason to refuse its picture
        }
        return UPRIGHT;
    }

    private static int ofTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
