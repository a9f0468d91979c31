package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/**
 * A part of the journal as plain text. The newest one of a branch is appended to; the others wait to become an
 * {@link Archive}. Readers see only what was forced.
 */
final class Segment implements Part {
    /** Entries between two whose place in the file is remembered. */
    private static final int STRIDE = 64;

    private final Path file;
    private final String branch;
    private final long first;
    private final NavigableMap<Long, Long> places = new ConcurrentSkipListMap<>();
    private final RequestTable requests = new RequestTable();
    private volatile long length;
    private volatile long last;

    private Segment(Path file, String branch, long first) {
        this.file = file;
        this.branch = branch;
        this.first = first;
        this.last = first - 1;
    }

    /** One that is new and empty. */
    static Segment empty(Path folder, String branch, long first) {
        return new Segment(Names.of(folder, first, Names.SEGMENT), branch, first);
    }

    /**
     * Reads a file through. What follows the last whole batch stays out: {@link #length()} is less than the file's then.
     *
     * @throws Altered a batch that was followed by another one is not what was written
     */
    static Segment read(Path folder, String branch, long first) throws IOException {
        Segment segment = empty(folder, branch, first);
        try (InputStream input = Channels.newInputStream(FileChannel.open(segment.file))) {
            Scan scan = new Scan(input, branch);
            List<JournalEntry> batch = new ArrayList<>();
            List<Long> offsets = new ArrayList<>();
            while (scan.next()) {
                Line line = scan.line();
                if (line == null || line.entry().sequence() != segment.last + 1 + batch.size()
                        || line.place() != batch.size() + 1) {
                    segment.expectNothingBeyond(scan);
                    return segment;
                }
                batch.add(line.entry());
                offsets.add(scan.offset());
                if (line.endsBatch()) {
                    segment.add(batch, offsets, scan.end());
                    batch.clear();
                    offsets.clear();
                }
            }
        }
        return segment;
    }

    /**
     * What follows the last whole batch is the batch that a kill or a power cut tore, of which nobody was answered, as
     * long as no line of a later batch stands there: each batch was forced before the next one was written.
     */
    private void expectNothingBeyond(Scan scan) throws IOException {
        do {
            Line line = scan.line();
            if (line != null && line.firstOfBatch() > last + 1) {
                throw new Altered("entries " + (last + 1) + " to " + (line.entry().sequence() - 1) + " of branch "
                        + branch + " are missing or not what was written (" + file.getFileName() + ")");
            }
        } while (scan.next());
    }

    /** Notes a batch that is durable. */
    void add(List<JournalEntry> batch, List<Long> offsets, long end) {
        for (int i = 0; i < batch.size(); i++) {
            JournalEntry entry = batch.get(i);
            if ((entry.sequence() - first) % STRIDE == 0) {
                places.put(entry.sequence(), offsets.get(i));
            }
            requests.add(entry);
        }
        length = end;
        last = batch.getLast().sequence();
    }

    Path file() { return file; }

    /** Bytes of whole, forced batches. */
    long length() { return length; }

    RequestTable requests() { return requests; }

    @Override
    public long first() { return first; }

    @Override
    public long last() { return last; }

    @Override
    public void read(long after, long upTo, Consumer<JournalEntry> reader) throws IOException {
        Map.Entry<Long, Long> place = places.floorEntry(after + 1);
        long expected = place == null ? first : place.getKey();
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(place == null ? 0 : place.getValue());
            readLines(new Scan(Channels.newInputStream(channel), branch), branch, expected, after, upTo, reader);
        }
    }

    /** Hands over the entries after a sequence and up to another one, of lines of which the first is {@code expected}. */
    static void readLines(Scan scan, String branch, long expected, long after, long upTo,
            Consumer<JournalEntry> reader) throws IOException {
        for (long next = expected; next <= upTo; next++) {
            Line line = scan.next() ? scan.line() : null;
            if (line == null || line.entry().sequence() != next) {
                throw new Altered("entry " + next + " of branch " + branch + " is missing or not what was written");
            }
            if (next > after) {
                reader.accept(line.entry());
            }
        }
    }

    @Override
    public List<Long> candidates(UUID requestId) { return requests.candidates(requestId); }
}
