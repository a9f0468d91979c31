package id.bilik.queueserver.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A view on its way to screens, as the bytes of one server-sent event.
 *
 * @param sequence journal sequence that the view shows
 * @param content  where the view's own fields begin in {@code bytes}: after its sequence and time
 */
record Frame(long sequence, byte[] bytes, int content) {
    /** There is nothing to show any more. */
    static final Frame END = new Frame(-1, new byte[0], 0);

    static Frame of(long sequence, byte[] json) {
        byte[] head = ("id: " + sequence + "\nevent: view\ndata: ").getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + json.length + 2);
        System.arraycopy(json, 0, bytes, head.length, json.length);
        bytes[bytes.length - 2] = '\n';
        bytes[bytes.length - 1] = '\n';
        return new Frame(sequence, bytes, head.length + afterSequenceAndTime(json));
    }

    /** Whether a screen would look the same: only the sequence and the time of looking differ. */
    boolean showsTheSameAs(Frame other) {
        return Arrays.equals(bytes, content, bytes.length, other.bytes, other.content, other.bytes.length);
    }

    /** Every view begins with {@code {"sequence":…,"now":"…",}. */
    private static int afterSequenceAndTime(byte[] json) {
        int commas = 0;
        for (int i = 0; i < json.length; i++)
            if (json[i] == ',' && ++commas == 2)
                return i;
        return 0;
    }

    @Override
    public boolean equals(Object other) { return other instanceof Frame frame && Arrays.equals(bytes, frame.bytes); }

    @Override
    public int hashCode() { return Arrays.hashCode(bytes); }

    @Override
    public String toString() { return new String(bytes, StandardCharsets.UTF_8); }
}
