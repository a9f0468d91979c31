package id.bilik.queueserver.server.web.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A view on its way to screens, as the bytes of one server-sent event; or the end of a feed. */
final class Frame {
    /** There is nothing to show any more. */
    static final Frame END = new Frame(Long.MAX_VALUE, new byte[0], 0);

    private final long sequence;
    private final byte[] bytes;
    /** Where the view's own fields begin: after its sequence and time. */
    private final int content;

    private Frame(long sequence, byte[] bytes, int content) {
        this.sequence = sequence;
        this.bytes = bytes;
        this.content = content;
    }

    static Frame of(long sequence, byte[] json) {
        byte[] head = ("id: " + sequence + "\nevent: view\ndata: ").getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + json.length + 2);
        System.arraycopy(json, 0, bytes, head.length, json.length);
        bytes[bytes.length - 2] = '\n';
        bytes[bytes.length - 1] = '\n';
        return new Frame(sequence, bytes, head.length + afterSequenceAndTime(json));
    }

    /** Journal sequence that the view shows; the end comes after all. */
    long sequence() { return sequence; }

    boolean isEnd() { return bytes.length == 0; }

    /** The same bytes for all screens: each reads them at its own speed. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    /** Whether a screen would look the same: only the sequence and the time of looking differ. */
    boolean showsTheSameAs(Frame other) {
        return Arrays.equals(bytes, content, bytes.length, other.bytes, other.content, other.bytes.length);
    }

    /** Every view begins with its sequence and the time of looking. */
    private static int afterSequenceAndTime(byte[] json) {
        int commas = 0;
        for (int i = 0; i < json.length; i++) {
            if (json[i] == ',' && ++commas == 2) {
                return i;
            }
        }
        return 0;
    }
}
