package id.bilik.hardware.escpos;

import java.util.Arrays;

/** A job, read from front to back. */
final class JobBytes {

    /** The job ended in the middle of a command. */
    static final class EndedEarly extends Exception {}

    private final byte[] bytes;
    private int position;

    JobBytes(byte[] bytes) { this.bytes = bytes.clone(); }

    boolean hasMore() { return position < bytes.length; }

    int position() { return position; }

    /** 0-255. */
    int next() throws EndedEarly {
        if (position >= bytes.length) {
            throw new EndedEarly();
        }
        return bytes[position++] & 0xff;
    }

    /** Two bytes, the low one first. */
    int nextShort() throws EndedEarly {
        int low = next();
        return low | (next() << 8);
    }

    byte[] next(int count) throws EndedEarly {
        if (count > bytes.length - position) {
            position = bytes.length;
            throw new EndedEarly();
        }
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    /** Passes over bytes up to and including the next NUL. */
    void skipToNul() throws EndedEarly {
        int read;
        do {
            read = next();
        } while (read != 0);
    }
}
