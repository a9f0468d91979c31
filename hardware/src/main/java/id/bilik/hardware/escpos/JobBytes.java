package id.bilik.hardware.escpos;

import java.util.Arrays;

/** Bytes on their way to the paper, read from front to back; more may come at the end. */
final class JobBytes {

    /** There are not enough bytes for the command. */
    static final class EndedEarly extends Exception {}

    private byte[] bytes = new byte[0];
    private int position;
    /** How many bytes were read and forgotten before those in {@code bytes}. */
    private int forgotten;

    /** Puts bytes at the end; what was read is forgotten. */
    void append(byte[] more, int from, int count) {
        byte[] next = Arrays.copyOfRange(bytes, position, bytes.length + count);
        System.arraycopy(more, from, next, bytes.length - position, count);
        forgotten += position;
        bytes = next;
        position = 0;
    }

    /** Goes back to a position of before, since the last {@link #append}. */
    void rewind(int to) {
        position = to - forgotten;
    }

    /** Forgets everything. */
    void clear() {
        bytes = new byte[0];
        position = 0;
        forgotten = 0;
    }

    /** How many bytes are not read yet. */
    int left() { return bytes.length - position; }

    boolean hasMore() { return position < bytes.length; }

    /** Counted from the beginning, or the last {@link #clear}. */
    int position() { return forgotten + position; }

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
