package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Makes archives of segments. The segment goes only when the archive was forced, read back, and found to hold the same;
 * a kill or a power cut in between leaves the segment, or both.
 */
final class Archiver {
    private static final int MEMBER = 64 * 1024;
    private static final int PAGE = 1_000;

    private final Disk disk;

    Archiver(Disk disk) { this.disk = disk; }

    /** The archive of a segment that is not appended to any more. The segment's file stays. */
    Archive archive(Segment segment, Path folder, String branch) throws IOException {
        Path file = Names.of(folder, segment.first(), Names.ARCHIVE);
        Path index = Names.of(folder, segment.first(), Names.INDEX);
        Path newFile = unfinished(file);
        Path newIndex = unfinished(index);
        List<long[]> members = compress(segment, branch, newFile);
        write(newIndex, ArchiveIndex.of(segment.first(), segment.last(), members, segment.requests().sorted()));
        expectTheSame(segment, Archive.open(newFile, newIndex, branch));
        disk.move(newIndex, index);
        disk.move(newFile, file);
        disk.forceFolder(folder);
        return Archive.open(file, index, branch);
    }

    static Path unfinished(Path file) { return file.resolveSibling(file.getFileName() + Names.UNFINISHED); }

    private List<long[]> compress(Segment segment, String branch, Path to) throws IOException {
        List<long[]> members = new ArrayList<>();
        try (InputStream input = Channels.newInputStream(FileChannel.open(segment.file()));
                FileChannel output = disk.open(to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            Scan scan = new Scan(input, branch);
            long next = segment.first();
            while (next <= segment.last()) {
                members.add(new long[]{next, output.position()});
                try (GZIPOutputStream member = new GZIPOutputStream(new Shared(output), 8 * 1024)) {
                    for (long from = scan.end(); next <= segment.last() && scan.end() - from < MEMBER; next++) {
                        if (!scan.next()) {
                            throw new Altered("entry " + next + " of branch " + branch + " is missing");
                        }
                        scan.copyTo(member);
                    }
                }
            }
            output.force(true);
        }
        return members;
    }

    /** A stream to a file that stays open when the stream is closed. */
    private static final class Shared extends FilterOutputStream {
        Shared(FileChannel channel) { super(Channels.newOutputStream(channel)); }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException { out.write(bytes, from, length); }

        @Override
        public void close() throws IOException { flush(); }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = disk.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining();) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void expectTheSame(Segment segment, Archive archive) throws IOException {
        for (long at = segment.first() - 1; at < segment.last(); at += PAGE) {
            long upTo = Math.min(segment.last(), at + PAGE);
            if (!page(segment, at, upTo).equals(page(archive, at, upTo))) {
                throw new Altered("the archive of " + segment.file().getFileName() + " differs from it");
            }
        }
        archive.verify();
    }

    private static List<JournalEntry> page(Part part, long after, long upTo) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        part.read(after, upTo, entries::add);
        return entries;
    }
}
