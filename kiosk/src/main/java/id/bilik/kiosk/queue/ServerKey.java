package id.bilik.kiosk.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key with which the queue-server knows this kiosk. A technician gives the first one by pairing; later ones the kiosk
 * draws itself when it is asked to. Around such a change it keeps two keys, so that neither an answer that is lost on the
 * way nor a power cut locks it out.
 */
public final class ServerKey {
    private static final Logger LOG = LoggerFactory.getLogger(ServerKey.class);
    private static final String PREFIX = "bilik-device-";
    private static final int RANDOM_BYTES = 32;

    private final @Nullable Path file;
    private final SecureRandom random = new SecureRandom();
    private @Nullable String inUse;
    /** The one before, or one that is to come. */
    private @Nullable String spare;
    /** The spare one took the place of one that the server refused. */
    private boolean onSpare;
    private boolean refused;

    private ServerKey(@Nullable Path file, @Nullable String inUse, @Nullable String spare) {
        this.file = file;
        this.inUse = inUse;
        this.spare = spare;
    }

    /** A key that is given for this run, such as in a trial. */
    public static ServerKey given(String key) {
        return new ServerKey(null, key, null);
    }

    /** What pairing and renewals have left in that file: a key a line, the one in use first. */
    public static ServerKey inFile(Path file) {
        try {
            List<String> lines = Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty())
                    .toList();
            return new ServerKey(file, lines.isEmpty() ? null : lines.getFirst(),
                    lines.size() > 1 ? lines.get(1) : null);
        } catch (NoSuchFileException notPaired) {
            return new ServerKey(file, null, null);
        } catch (IOException unreadable) {
            LOG.warn("the key in {} cannot be read, so this kiosk has to be paired again: {}", file,
                    unreadable.toString());
            return new ServerKey(file, null, null);
        }
    }

    /** Null where there is none. */
    @Nullable
    synchronized String find() { return inUse; }

    /** The queue-server does not know a key; where there is another, that one is tried next. */
    synchronized void noteRefused(@Nullable String which) {
        if (!Objects.equals(which, inUse)) {
            return; // what was sent before a change says nothing of the key after it
        }
        if (spare == null || onSpare) {
            refused = true;
            notifyAll();
        } else {
            inUse = spare;
            spare = which;
            onSpare = true;
        }
    }

    /** The queue-server takes a key, so no other is needed. */
    synchronized void noteAccepted(@Nullable String which) {
        if (!Objects.equals(which, inUse)) {
            return;
        }
        refused = false;
        onSpare = false;
        if (spare != null) {
            spare = null;
            write();
        }
    }

    /** Whether only a technician can help. A given key is never paired for. */
    synchronized boolean needsPairing() {
        return file != null && (inUse == null || refused);
    }

    /** Returns when only a technician can help. */
    synchronized void awaitNeed() throws InterruptedException {
        while (!needsPairing()) {
            wait();
        }
    }

    /** Keeps the key of a pairing; it holds from now on also where it cannot be written. */
    synchronized void keep(String next) {
        inUse = next;
        spare = null;
        onSpare = false;
        refused = false;
        if (!write()) {
            LOG.warn("after a restart this kiosk has to be paired again");
        }
    }

    /** Draws the next key, and keeps it beside the one in use; empty where it cannot be kept, or is given. */
    synchronized Optional<String> draw() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String next = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        spare = next;
        if (file != null && write()) {
            return Optional.of(next);
        }
        spare = null;
        return Optional.empty();
    }

    /** The queue-server takes that key from now on; until it has, the one before is kept, too. */
    synchronized void change(String next) {
        spare = inUse;
        inUse = next;
        onSpare = false;
        write();
    }

    private boolean write() {
        if (file == null) {
            return true;
        }
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, Stream.of(inUse, spare).filter(Objects::nonNull).toList());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException unwritable) {
            LOG.warn("the key cannot be kept in {}: {}", file, unwritable.toString());
            return false;
        }
    }
}
