package id.bilik.kiosk.queue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key with which the queue-server knows this kiosk; a technician gives it by pairing. */
public final class ServerKey {
    private static final Logger LOG = LoggerFactory.getLogger(ServerKey.class);

    private final @Nullable Path file;
    private volatile @Nullable String key;
    private volatile boolean refused;

    private ServerKey(@Nullable Path file, @Nullable String key) {
        this.file = file;
        this.key = key;
    }

    /** A key that is given for this run, such as in a trial. */
    public static ServerKey given(String key) {
        return new ServerKey(null, key);
    }

    /** The key that pairing has left in that file, which is made by {@link #keep}. */
    public static ServerKey inFile(Path file) {
        try {
            String text = Files.readString(file).strip();
            return new ServerKey(file, text.isEmpty() ? null : text);
        } catch (NoSuchFileException notPaired) {
            return new ServerKey(file, null);
        } catch (IOException unreadable) {
            LOG.warn("the key in {} cannot be read, so this kiosk has to be paired again: {}", file,
                    unreadable.toString());
            return new ServerKey(file, null);
        }
    }

    /** Null where there is none. */
    @Nullable
    String find() { return key; }

    /** The queue-server does not know the key. */
    void noteRefused() { refused = true; }

    void noteAccepted() { refused = false; }

    /** Whether only a technician can help. A given key is never paired for. */
    boolean needsPairing() {
        return file != null && (key == null || refused);
    }

    /** Keeps a new key; it holds from now on also where it cannot be written. */
    void keep(String next) {
        key = next;
        refused = false;
        if (file == null) {
            return;
        }
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, next.getBytes(StandardCharsets.UTF_8));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("the key cannot be kept in {}: after a restart this kiosk has to be paired again: {}", file,
                    unwritable.toString());
        }
    }
}
