package id.bilik.kiosk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file {@code kiosk.log} in a folder, which one process at a time may use. */
public final class FolderDisk implements Disk {

    private static final String NAME = "kiosk.log";

    private final Path folder;
    private final Path file;
    private final FileChannel lockFile;
    private @Nullable FileChannel log;

    private FolderDisk(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder, and makes it where it is missing.
     *
     * @return empty where another kiosk works in it
     * @throws IOException
     *             where it can't be made or written
     */
    public static Optional<FolderDisk> take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile = FileChannel.open(folder.resolve("kiosk.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return Optional.of(new FolderDisk(folder, lockFile));
            }
        } catch (OverlappingFileLockException another) {
            // told below: a kiosk in this very process
        }
        lockFile.close();
        return Optional.empty();
    }

    @Override
    public byte[] read() throws IOException { return Files.exists(file) ? Files.readAllBytes(file) : new byte[0]; }

    @Override
    public void append(byte[] bytes) throws IOException { writeAll(log(), bytes); }

    @Override
    public void force() throws IOException { log().force(false); }

    @Override
    public void replace(byte[] bytes) throws IOException {
        Path next = folder.resolve(NAME + ".new");
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, bytes);
            channel.force(true);
        }
        closeLog();
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        forceFolder();
    }

    @Override
    public String setAside() throws IOException {
        int number = 1;
        while (Files.exists(folder.resolve(NAME + ".damaged-" + number))) {
            number++;
        }
        Path aside = folder.resolve(NAME + ".damaged-" + number);
        Files.copy(file, aside);
        return aside.toString();
    }

    @Override
    public void close() throws IOException {
        closeLog();
        lockFile.close();
    }

    private FileChannel log() throws IOException {
        FileChannel open = log;
        if (open == null) {
            boolean isNew = !Files.exists(file);
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
            log = open;
            if (isNew) {
                forceFolder();
            }
        }
        return open;
    }

    private void closeLog() throws IOException {
        FileChannel open = log;
        if (open != null) {
            log = null;
            open.close();
        }
    }

    /** A new name is safe only when its folder is. */
    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
