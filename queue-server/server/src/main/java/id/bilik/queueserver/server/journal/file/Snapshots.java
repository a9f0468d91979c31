package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of a branch, each a compressed text whose first line is its format. gzip's checksum tells whether one is
 * whole. The newest also bears witness: the journal reached at least that far.
 */
final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final int KEPT = 2;

    private final Disk disk;
    private final Path folder;

    Snapshots(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Durable when this returns. */
    synchronized void save(Snapshot snapshot) throws IOException {
        Path file = Names.of(folder, snapshot.sequence(), Names.SNAPSHOT);
        Path unfinished = Archiver.unfinished(file);
        try (FileChannel channel = disk.open(unfinished, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Writer text = new OutputStreamWriter(new GZIPOutputStream(Channels.newOutputStream(channel), 8 * 1024) {
                @Override
                public void close() throws IOException { finish(); }
            }, StandardCharsets.UTF_8);
            try (text) {
                text.write(snapshot.format() + "\n");
                text.write(snapshot.data());
            }
            channel.force(true);
        }
        disk.move(unfinished, file);
        disk.forceFolder(folder);
        for (Path old : list().stream().skip(KEPT).toList()) {
            disk.delete(old);
        }
    }

    Optional<Snapshot> find(int format) throws IOException {
        for (Path file : list()) {
            try {
                Snapshot snapshot = read(file);
                if (snapshot.format() == format) {
                    return Optional.of(snapshot);
                }
            } catch (IOException | NumberFormatException e) {
                LOG.warn("The snapshot {} is damaged and passed over: {}", file, e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Up to where the journal surely reached once; 0 where nothing is known. */
    long newest() throws IOException {
        return list().stream().findFirst().flatMap(file -> Names.sequence(file, Names.SNAPSHOT).stream().boxed()
                .findFirst()).orElse(0L);
    }

    private static Snapshot read(Path file) throws IOException {
        try (InputStream input = new GZIPInputStream(Channels.newInputStream(FileChannel.open(file)), 8 * 1024)) {
            String text = new String(input.readAllBytes(), StandardCharsets.UTF_8);
            int format = text.indexOf('\n');
            return new Snapshot(Names.sequence(file, Names.SNAPSHOT).orElseThrow(),
                    Integer.parseInt(text.substring(0, Math.max(0, format))), text.substring(format + 1));
        }
    }

    /** The newest first. */
    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Names.sequence(file, Names.SNAPSHOT).isPresent())
                    .sorted(Comparator.comparing((Path file) -> String.valueOf(file.getFileName())).reversed())
                    .toList();
        }
    }
}
