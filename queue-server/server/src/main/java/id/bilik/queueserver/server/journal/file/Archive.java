package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A part of the journal that is not appended to any more: the lines of a segment, compressed in members of some 64 kB
 * so that a reading need not begin at the front. {@code zcat} shows it. Each member and each line has a checksum.
 */
final class Archive implements Part {
    private static final int BUFFER = 8 * 1024;

    private final Path file;
    private final String branch;
    private final ArchiveIndex index;

    private Archive(Path file, String branch, ArchiveIndex index) {
        this.file = file;
        this.branch = branch;
        this.index = index;
    }

    /** @throws Altered its index is not what was written */
    static Archive open(Path file, Path index, String branch) throws IOException {
        return new Archive(file, branch, ArchiveIndex.open(index));
    }

    Path file() { return file; }

    @Override
    public long first() { return index.first(); }

    @Override
    public long last() { return index.last(); }

    @Override
    public void read(long after, long upTo, Consumer<JournalEntry> reader) throws IOException {
        int member = index.memberOf(Math.max(first(), after + 1));
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(index.offsetOf(member));
            try (InputStream lines = new GZIPInputStream(Channels.newInputStream(channel), BUFFER)) {
                Segment.readLines(new Scan(lines, branch), branch, index.firstOf(member), after, upTo, reader);
            }
        } catch (ZipException | EOFException e) {
            throw new Altered(file.getFileName() + " of branch " + branch + " is not what was written: "
                    + e.getMessage());
        }
    }

    @Override
    public List<Long> candidates(UUID requestId) { return index.candidates(requestId); }

    /** Reads all of it through. */
    void verify() throws IOException {
        index.verify();
        read(first() - 1, last(), entry -> {});
    }
}
