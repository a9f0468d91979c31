package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The journal of one branch: archives, then segments, of which the newest is appended to. Any thread may read, without
 * a lock.
 */
final class BranchFiles implements AutoCloseable {
    /** Some thousands of events: what a start reads through, and what becomes one archive. */
    static final long SEGMENT_BYTES = 4L << 20;

    private final Layout layout;
    private final long segmentBytes;
    private final Snapshots snapshots;
    private final Archiver archiver;
    private volatile List<Part> parts;
    private Appender appender;

    private BranchFiles(Layout layout, long segmentBytes, List<Part> parts) {
        this.layout = layout;
        this.segmentBytes = segmentBytes;
        this.parts = List.copyOf(parts);
        this.snapshots = new Snapshots(layout.disk(), layout.folder());
        this.archiver = new Archiver(layout.disk());
        this.appender = new Appender(layout.disk(), newest());
    }

    /**
     * Opens what a folder holds, or begins a journal in it.
     *
     * @throws Altered a file is missing, or is not what was written
     */
    static BranchFiles open(Layout layout, long segmentBytes) throws IOException {
        List<Part> parts = layout.open();
        long last = parts.isEmpty() ? 0 : parts.getLast().last();
        long witnessed = new Snapshots(layout.disk(), layout.folder()).newest();
        if (last < witnessed) {
            throw new Altered("branch " + layout.branch() + " has lost its newest entries, at least "
                    + new Inspection.Range(last + 1, witnessed));
        }
        if (parts.isEmpty()) {
            parts.add(layout.begin(1));
        }
        BranchFiles files = new BranchFiles(layout, segmentBytes, parts);
        files.appender.cut();
        return files;
    }

    String branch() { return layout.branch(); }

    Snapshots snapshots() { return snapshots; }

    /** The sequence of the newest durable entry, 0 when there is none. */
    long last() { return newest().last(); }

    private Segment newest() { return (Segment) parts.getLast(); }

    /**
     * Appends a batch that continues at {@code last() + 1}; durable when this returns. After a failure nothing of it is
     * read, and what may stand in the file is cut off before the next batch.
     */
    synchronized void append(List<JournalEntry> batch) throws IOException {
        if (newest().length() >= segmentBytes) {
            appender.cut();
            Segment next = layout.begin(last() + 1);
            List<Part> longer = new ArrayList<>(parts);
            longer.add(next);
            appender.close();
            appender = new Appender(layout.disk(), next);
            parts = List.copyOf(longer);
        }
        appender.append(layout.branch(), batch);
    }

    /** Cuts off what a failed append may have left; nothing of it is there when this returns. */
    synchronized void cut() throws IOException {
        appender.cut();
    }

    /** Whether there are segments that {@link #archive} would make archives of. */
    boolean hasClosedSegments() {
        List<Part> now = parts;
        return now.size() > 1 && now.get(now.size() - 2) instanceof Segment;
    }

    /** Makes archives of the segments that are not appended to any more; on one thread at a time. */
    void archive() throws IOException {
        for (Part part : parts.subList(0, parts.size() - 1)) {
            if (part instanceof Segment segment) {
                Archive archive = archiver.archive(segment, layout.folder(), layout.branch());
                replace(segment, archive);
                layout.disk().delete(segment.file());
            }
        }
    }

    private synchronized void replace(Part old, Part fresh) {
        parts = parts.stream().map(part -> part.equals(old) ? fresh : part).toList();
    }

    /** Hands over the entries after a sequence and up to another one, which must be there. */
    void read(long after, long upTo, Consumer<JournalEntry> reader) throws IOException {
        for (long at = after; at < upTo;) {
            Part part = partOf(at + 1);
            long end = Math.min(upTo, part.last());
            if (end <= at) {
                throw new Altered("entry " + (at + 1) + " of branch " + layout.branch() + " is missing");
            }
            try {
                List<JournalEntry> read = new ArrayList<>();
                part.read(at, end, read::add);
                read.forEach(reader);
            } catch (NoSuchFileException | FileNotFoundException e) {
                // its archive took its place meanwhile
                if (partOf(at + 1).equals(part)) {
                    throw new Altered("the file " + e.getMessage() + " is missing");
                }
                continue;
            }
            at = end;
        }
    }

    private Part partOf(long sequence) {
        List<Part> now = parts;
        int low = 0;
        for (int high = now.size() - 1; low < high;) {
            int middle = (low + high + 1) >>> 1;
            if (now.get(middle).first() <= sequence) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return now.get(low);
    }

    /** The first entry with that request id. */
    Optional<JournalEntry> findByRequest(UUID requestId) throws IOException {
        long last = last();
        for (Part part : parts) {
            for (long candidate : part.candidates(requestId)) {
                if (candidate > last) {
                    break;
                }
                List<JournalEntry> found = new ArrayList<>(1);
                read(candidate - 1, candidate, found::add);
                if (requestId.equals(found.getFirst().requestId())) {
                    return Optional.of(found.getFirst());
                }
            }
        }
        return Optional.empty();
    }

    /** The archives that there are now. */
    List<Archive> archives() {
        return parts.stream().filter(Archive.class::isInstance).map(Archive.class::cast).toList();
    }

    @Override
    public synchronized void close() throws IOException { appender.close(); }
}
