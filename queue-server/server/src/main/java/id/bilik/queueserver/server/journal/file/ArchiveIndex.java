package id.bilik.queueserver.server.journal.file;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Where the entries of an {@link Archive} stand: a file beside it that can be made again from it. Mapped rather than
 * read, so that the request ids of years take no memory of the heap.
 *
 * <p>Big-endian: title, first and last sequence, counts of members and requests, then for each member the sequence of
 * its first entry and its offset, then the CRC-32C of all that; then for each request 64 bits of its id and its
 * sequence, ascending, and the CRC-32C of those.
 */
final class ArchiveIndex {
    private static final long TITLE = 0x4269_6c69_6b49_7831L; // "BilikIx1"
    private static final int HEAD = 3 * Long.BYTES + 2 * Integer.BYTES;
    private static final int PAIR = 2 * Long.BYTES;

    private final Path file;
    private final MappedByteBuffer bytes;
    private final long first;
    private final long last;
    private final long[] firsts;
    private final long[] offsets;
    private final int requests;
    private final int pairs;

    private ArchiveIndex(Path file, MappedByteBuffer bytes) throws Altered {
        this.file = file;
        this.bytes = bytes;
        if (bytes.capacity() < HEAD + Integer.BYTES || bytes.getLong(0) != TITLE) {
            throw altered();
        }
        this.first = bytes.getLong(8);
        this.last = bytes.getLong(16);
        int members = bytes.getInt(24);
        this.requests = bytes.getInt(28);
        this.pairs = HEAD + members * PAIR + Integer.BYTES;
        if (members < 0 || requests < 0 || bytes.capacity() != pairs + (long) requests * PAIR + Integer.BYTES
                || checksum(0, pairs - Integer.BYTES) != bytes.getInt(pairs - Integer.BYTES)) {
            throw altered();
        }
        this.firsts = new long[members];
        this.offsets = new long[members];
        for (int i = 0; i < members; i++) {
            firsts[i] = bytes.getLong(HEAD + i * PAIR);
            offsets[i] = bytes.getLong(HEAD + i * PAIR + Long.BYTES);
        }
    }

    /** @throws Altered it is not an index that was written */
    static ArchiveIndex open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new ArchiveIndex(file, channel.map(MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    /**
     * The bytes of an index.
     *
     * @param members first sequence and offset of each
     * @param requests bits and sequence of each, ascending
     */
    static byte[] of(long first, long last, List<long[]> members, long[][] requests) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeLong(TITLE);
            output.writeLong(first);
            output.writeLong(last);
            output.writeInt(members.size());
            output.writeInt(requests.length);
            writePairs(output, members);
            output.writeInt(checksum(ByteBuffer.wrap(bytes.toByteArray())));
            int head = bytes.size();
            writePairs(output, Arrays.asList(requests));
            output.writeInt(checksum(ByteBuffer.wrap(bytes.toByteArray(), head, bytes.size() - head)));
        } catch (IOException e) {
            throw new IllegalStateException("a buffer in memory can't be written", e);
        }
        return bytes.toByteArray();
    }

    private static void writePairs(DataOutputStream output, List<long[]> pairs) throws IOException {
        for (long[] pair : pairs) {
            output.writeLong(pair[0]);
            output.writeLong(pair[1]);
        }
    }

    long first() { return first; }

    long last() { return last; }

    /** The member that holds an entry. */
    int memberOf(long sequence) {
        int found = Arrays.binarySearch(firsts, sequence);
        return found >= 0 ? found : -found - 2;
    }

    long firstOf(int member) { return firsts[member]; }

    long offsetOf(int member) { return offsets[member]; }

    /** The entries that may have that request id, ascending. */
    List<Long> candidates(UUID requestId) {
        long key = RequestTable.bits(requestId);
        int low = 0;
        for (int high = requests; low < high;) {
            int middle = (low + high) >>> 1;
            if (keyAt(middle) < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == requests || keyAt(low) != key) {
            return List.of();
        }
        List<Long> found = new ArrayList<>(2);
        for (int i = low; i < requests && keyAt(i) == key; i++) {
            found.add(bytes.getLong(pairs + i * PAIR + Long.BYTES));
        }
        return found;
    }

    private long keyAt(int request) { return bytes.getLong(pairs + request * PAIR); }

    /** @throws Altered the requests are not what was written */
    void verify() throws Altered {
        int end = bytes.capacity() - Integer.BYTES;
        if (checksum(pairs, end) != bytes.getInt(end)) {
            throw altered();
        }
    }

    private int checksum(int from, int to) { return checksum(bytes.slice(from, to - from)); }

    private static int checksum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private Altered altered() { return new Altered("the index " + file.getFileName() + " is not what was written"); }
}
