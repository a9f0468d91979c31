package id.bilik.queueserver.server.journal.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changes files: tests put one in between that fills up, fails, and knows what a power cut would leave. A file's
 * name is as safe as its content only when its folder was forced too.
 */
public interface Disk {
    /** The disk of this machine. */
    Disk REAL = new Disk() {
        private static final Logger LOG = LoggerFactory.getLogger(Disk.class);

        @Override
        public FileChannel open(Path file, OpenOption... options) throws IOException {
            return FileChannel.open(file, options);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void delete(Path file) throws IOException { Files.deleteIfExists(file); }

        @Override
        public void forceFolder(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder)) {
                channel.force(true);
            } catch (java.nio.file.AccessDeniedException e) {
                LOG.debug("This system can't force a folder: {}", e.getMessage());
            }
        }
    };

    /** Opens a file for writing, as {@link FileChannel#open} does. */
    FileChannel open(Path file, OpenOption... options) throws IOException;

    /** Gives a file another name of the same folder, in place of what had it. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file if it is there. */
    void delete(Path file) throws IOException;

    /** Returns when the names in a folder survive a power cut. */
    void forceFolder(Path folder) throws IOException;
}
