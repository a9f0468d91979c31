package id.bilik.queueserver.server.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;

/** CRC-32C over a row. A flipped byte inside a page is otherwise read back as if it had been written so. */
public final class Checksum {
    private Checksum() {}

    public static int of(String branch, JournalEntry entry) {
        UUID request = entry.requestId();
        CRC32C sum = new CRC32C();
        text(sum, branch);
        ByteBuffer numbers = ByteBuffer.allocate(33).putLong(entry.sequence()).putLong(Micros.of(entry.at()));
        numbers.put((byte) (request == null ? 0 : 1));
        numbers.putLong(request == null ? 0 : request.getMostSignificantBits());
        numbers.putLong(request == null ? 0 : request.getLeastSignificantBits());
        sum.update(numbers.flip());
        text(sum, entry.type());
        text(sum, entry.data());
        // rows of versions that named no actor keep their sum
        if (entry.actor() != null) {
            text(sum, entry.actor());
        }
        return (int) sum.getValue();
    }

    public static int of(String branch, Snapshot snapshot) {
        CRC32C sum = new CRC32C();
        text(sum, branch);
        sum.update(ByteBuffer.allocate(12).putLong(snapshot.sequence()).putInt(snapshot.format()).flip());
        text(sum, snapshot.data());
        return (int) sum.getValue();
    }

    /** Each text ends in a byte that UTF-8 never contains, so that a letter can't move from one column to the next. */
    private static void text(CRC32C sum, String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        sum.update(0xff);
    }
}
