package id.bilik.queueserver.server.journal.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines one after the other, and says of each where it stood. */
final class Scan {
    private static final int FIRST_BUFFER = 64 * 1024;

    private final InputStream input;
    private final String branch;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int from;
    private int filled;
    private boolean ended;

    private long offset;
    private int length;
    private boolean complete;

    Scan(InputStream input, String branch) {
        this.input = input;
        this.branch = branch;
    }

    /** Goes on to the next stretch up to a line feed or the end; false when there is nothing more. */
    boolean next() throws IOException {
        offset += length;
        from += length;
        int scanned = from;
        while (true) {
            for (; scanned < filled; scanned++) {
                if (buffer[scanned] == '\n') {
                    complete = true;
                    length = scanned + 1 - from;
                    return true;
                }
            }
            if (ended) {
                complete = false;
                length = filled - from;
                return length > 0;
            }
            int moved = from;
            fill();
            scanned -= moved - from;
        }
    }

    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read;
        try {
            read = input.read(buffer, filled, buffer.length - filled);
        } catch (EOFException e) {
            read = -1;
        }
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }

    /** Where the stretch begins, in bytes from where the scan began. */
    long offset() { return offset; }

    /** Where it ends, its line feed included. */
    long end() { return offset + length; }

    void copyTo(OutputStream output) throws IOException { output.write(buffer, from, length); }

    /** The line that stands there; null where the stretch is not one that was written. */
    @Nullable
    Line line() { return complete ? Line.parse(branch, buffer, from, from + length - 1) : null; }
}
