package id.bilik.queueserver.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files that only their owner may read, and that survive a power cut once they are closed. */
final class Forced {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private Forced() {}

    static OutputStream create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, NEW, PosixFilePermissions.asFileAttribute(OWNER));
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException { out.write(bytes, from, length); }

            @Override
            public void close() throws IOException {
                try (channel) {
                    if (channel.isOpen()) {
                        channel.force(true);
                    }
                }
            }
        };
    }

    /** An empty one, in place of what an interrupted process may have left. */
    static Path folder(Path folder) throws IOException {
        remove(folder);
        return Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
    }

    /** A folder with all that is in it; nothing where there is none. */
    static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException none) {
            return;
        }
        for (Path each : deepestFirst) {
            try {
                Files.deleteIfExists(each);
            } catch (DirectoryNotEmptyException filledAgain) {
                throw new IOException(each + " is in use", filledAgain);
            }
        }
    }

    /** The names in a folder survive a power cut when this returns. */
    static void names(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }
}
