package id.bilik.queueserver.server.journal.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which files the folder of a branch holds, and how the parts of its journal follow one another. */
record Layout(Disk disk, Path folder, String branch) {
    private static final Logger LOG = LoggerFactory.getLogger(Layout.class);

    /** The layout below a journal's folder; the branch's own is made where it is missing. */
    static Layout of(Disk disk, Path root, String branch) throws IOException {
        Path folder = root.resolve(Names.folder(branch));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            disk.forceFolder(root);
        }
        return new Layout(disk, folder, branch);
    }

    /** A new segment, whose name is durable before it is used. */
    Segment begin(long first) throws IOException {
        Segment segment = Segment.empty(folder, branch, first);
        disk.open(segment.file(), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE).close();
        disk.forceFolder(folder);
        return segment;
    }

    /**
     * The parts in order; none where the folder holds no journal yet. What was never finished is removed, and an archive
     * without a usable index becomes a segment again.
     *
     * @throws Altered a part is missing or not what was written
     */
    List<Part> open() throws IOException {
        removeUnfinished();
        SortedMap<Long, Path> segments = list(Names.SEGMENT);
        SortedMap<Long, Path> archives = list(Names.ARCHIVE);
        SortedMap<Long, Part> parts = new TreeMap<>();
        for (Map.Entry<Long, Path> each : archives.entrySet()) {
            long first = each.getKey();
            Path segment = segments.remove(first);
            try {
                parts.put(first, Archive.open(each.getValue(), Names.of(folder, first, Names.INDEX), branch));
                if (segment != null) {
                    disk.delete(segment);
                }
            } catch (IOException e) {
                LOG.warn("{} is read anew: {}", each.getValue(), e.getMessage());
                parts.put(first, unpacked(first, each.getValue()));
            }
        }
        for (long first : segments.keySet()) {
            parts.put(first, Segment.read(folder, branch, first));
        }
        List<Part> inOrder = new ArrayList<>(parts.values());
        expectNoGap(inOrder);
        return inOrder;
    }

    private void expectNoGap(List<Part> parts) throws Altered {
        long next = 1;
        for (Part part : parts) {
            if (part.first() != next) {
                throw new Altered("entries " + next + " to " + (part.first() - 1) + " of branch " + branch
                        + " are missing or not what was written");
            }
            next = part.last() + 1;
        }
        if (!parts.isEmpty() && parts.getLast() instanceof Archive) {
            throw new Altered("the file " + Names.number(next) + Names.SEGMENT + " with the newest entries of branch "
                    + branch + ", from " + next + " on, is missing");
        }
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(Names.UNFINISHED)).toList()) {
                disk.delete(file);
            }
        }
    }

    /** The files of a kind by the sequence that their names begin with. */
    SortedMap<Long, Path> list(String kind) throws IOException {
        SortedMap<Long, Path> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> Names.sequence(file, kind).ifPresent(first -> found.put(first, file)));
        }
        return found;
    }

    /** The segment that an archive was made of, made again from it. */
    private Segment unpacked(long first, Path archive) throws IOException {
        Path file = Names.of(folder, first, Names.SEGMENT);
        Path unfinished = Archiver.unfinished(file);
        try (InputStream lines = new GZIPInputStream(Channels.newInputStream(FileChannel.open(archive)));
                FileChannel output = disk.open(unfinished, StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = lines.read(buffer); read >= 0; read = lines.read(buffer)) {
                for (ByteBuffer left = ByteBuffer.wrap(buffer, 0, read); left.hasRemaining();) {
                    output.write(left);
                }
            }
            output.force(true);
        } catch (ZipException | EOFException e) {
            throw new Altered(archive.getFileName() + " of branch " + branch + " is not what was written: "
                    + e.getMessage());
        }
        disk.move(unfinished, file);
        disk.delete(archive);
        disk.forceFolder(folder);
        return Segment.read(folder, branch, first);
    }
}
