package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.Micros;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in a file: one line of fields separated by tabs.
 *
 * <pre>checksum  sequence  place/size  microseconds  type  requestId|-  actor|-  data</pre>
 *
 * The checksum is the CRC-32C of the branch's name, a byte that UTF-8 never contains, and the rest of the line. JSON
 * text holds no tab and no line break, so a field never holds a separator. A line of version 0.2 has no actor.
 *
 * @param place of the entry in its batch, from 1
 * @param size of that batch: one that lacks a line was never acknowledged
 */
record Line(JournalEntry entry, int place, int size) {
    private static final int CHECKSUM = 8;
    private static final String NONE = "-";
    private static final int SEPARATOR_BEYOND_UTF8 = 0xff;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The sequence of the first entry of this line's batch. */
    long firstOfBatch() {
        return entry.sequence() - place + 1;
    }

    boolean endsBatch() { return place == size; }

    /**
     * The lines of a batch, each ended by a line feed.
     *
     * @param begin where the first will stand
     * @param offsets takes where each will stand
     */
    static byte[] of(String branch, List<JournalEntry> batch, long begin, List<Long> offsets) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(512 * batch.size());
        for (int i = 0; i < batch.size(); i++) {
            offsets.add(begin + lines.size());
            byte[] fields = fields(new Line(batch.get(i), i + 1, batch.size()));
            int sum = checksum(branch, fields, 0, fields.length);
            for (int shift = 28; shift >= 0; shift -= 4) {
                lines.write(HEX[(sum >>> shift) & 0xf]);
            }
            lines.write('\t');
            lines.writeBytes(fields);
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static byte[] fields(Line line) {
        JournalEntry entry = line.entry;
        UUID request = entry.requestId();
        return (entry.sequence() + "\t" + line.place + "/" + line.size + "\t" + Micros.of(entry.at()) + "\t"
                + entry.type() + "\t"
                + (request == null ? NONE : request) + "\t" + (entry.actor() == null ? NONE : entry.actor()) + "\t"
                + entry.data()).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the bytes between two line feeds; null where they are not what was written. */
    static @Nullable Line parse(String branch, byte[] bytes, int from, int to) {
        int fields = from + CHECKSUM + 1;
        if (fields >= to || bytes[fields - 1] != '\t'
                || checksumAt(bytes, from) != (checksum(branch, bytes, fields, to - fields) & 0xffffffffL)) {
            return null;
        }
        String[] parts = new String(bytes, fields, to - fields, StandardCharsets.UTF_8).split("\t", -1);
        boolean named = parts.length == 7;
        if (!named && parts.length != 6) {
            return null;
        }
        int slash = parts[1].indexOf('/');
        try {
            return new Line(new JournalEntry(Long.parseLong(parts[0]), Micros.toInstant(Long.parseLong(parts[2])),
                    parts[3], parts[parts.length - 1], parts[4].equals(NONE) ? null : UUID.fromString(parts[4]),
                    named && !parts[5].equals(NONE) ? parts[5] : null),
                    Integer.parseInt(parts[1].substring(0, slash)), Integer.parseInt(parts[1].substring(slash + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    /** The checksum that stands there; -1 where none does. */
    private static long checksumAt(byte[] bytes, int from) {
        long sum = 0;
        for (int i = from; i < from + CHECKSUM; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            sum = sum << 4 | digit;
        }
        return sum;
    }

    private static int checksum(String branch, byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(branch.getBytes(StandardCharsets.UTF_8));
        sum.update(SEPARATOR_BEYOND_UTF8);
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
