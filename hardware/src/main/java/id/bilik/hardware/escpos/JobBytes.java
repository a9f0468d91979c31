package id.bilik.hardware.escpos;

import java.util.Arrays;

/** Bytes on their way to the paper, read from front to back; more may come at the end. */
final class JobBytes {

    /** The arguments of a command may be so many bytes: a picture of 80 mm paper that is 1.8 m long. */
    static final int LONGEST = 1 << 20;

    /** Texts that end with a NUL are at most so long: as those that begin with a byte of length. */
    private static final int LONGEST_TEXT = 255;

    /** A command can't be read. */
    abstract static sealed class Unreadable extends Exception {}

    /** Its bytes are not all there yet. */
    static final class EndedEarly extends Unreadable {}

    /** It says that it is longer than anything that is printed. */
    static final class TooLong extends Unreadable {

        private final String complaint;

        private TooLong(String complaint) { this.complaint = complaint; }

        String complaint() { return complaint; }
    }

    private byte[] bytes = new byte[0];
    private int position;
    private int end;
    /** How many bytes were read and forgotten before those in {@code bytes}. */
    private int forgotten;

    /** Puts bytes at the end; what was read may be forgotten. */
    void append(byte[] more, int from, int count) {
        if (end + count > bytes.length) {
            byte[] next = new byte[Math.max(left() + count, 2 * left())];
            System.arraycopy(bytes, position, next, 0, left());
            bytes = next;
            end -= position;
            forgotten += position;
            position = 0;
        }
        System.arraycopy(more, from, bytes, end, count);
        end += count;
    }

    /** Goes back to a position of before, since the last {@link #append}. */
    void rewind(int to) {
        position = to - forgotten;
    }

    /** Forgets everything. */
    void clear() {
        bytes = new byte[0];
        position = 0;
        end = 0;
        forgotten = 0;
    }

    /** How many bytes are not read yet. */
    int left() { return end - position; }

    boolean hasMore() { return position < end; }

    /** Counted from the beginning, or the last {@link #clear}. */
    int position() { return forgotten + position; }

    /** 0-255. */
    int next() throws EndedEarly {
        if (position >= end) {
            throw new EndedEarly();
        }
        return bytes[position++] & 0xff;
    }

    /** Two bytes, the low one first. */
    int nextShort() throws EndedEarly {
        int low = next();
        return low | (next() << 8);
    }

    /** Four bytes, the lowest first. */
    long nextInt() throws EndedEarly {
        long low = nextShort();
        return low | ((long) nextShort() << 16);
    }

    byte[] next(long many) throws Unreadable {
        if (many > LONGEST) {
            throw new TooLong("a command with %d bytes can't be printed; %d are possible".formatted(many, LONGEST));
        }
        int count = (int) many;
        if (count > left()) {
            throw new EndedEarly();
        }
        position += count;
        return Arrays.copyOfRange(bytes, position - count, position);
    }

    /** The bytes up to the next NUL, which is read too. */
    byte[] nextUpToNul() throws Unreadable {
        int start = position;
        while (next() != 0) {
            if (position - start > LONGEST_TEXT) {
                throw new TooLong("%d bytes and no NUL at their end".formatted(LONGEST_TEXT));
            }
        }
        return Arrays.copyOfRange(bytes, start, position - 1);
    }

    /** Many arguments may be given as a number or as its digit. */
    static int digit(int argument) {
        return argument >= '0' ? argument - '0' : argument;
    }
}
