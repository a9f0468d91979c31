package id.bilik.process.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** A file that is replaced whole: after a power cut it holds what stood there before, or all that was written. */
public final class WholeFile {
    private WholeFile() {}

    /** Replaces it; when this returns, the new content survives a power cut. Only this user may read it. */
    public static void replace(Path file, byte[] content) throws IOException {
        Path folder = folder(file);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(folder);
        Files.deleteIfExists(next);
        try (FileChannel channel = FileChannel.open(next, Set.of(StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder(folder);
    }

    /** Removes it, if it is there; when this returns, it does not come back after a power cut. */
    public static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            forceFolder(folder(file));
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root is no file");
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
