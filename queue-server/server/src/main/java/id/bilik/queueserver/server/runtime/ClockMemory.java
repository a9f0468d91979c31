package id.bilik.queueserver.server.runtime;

import id.bilik.process.json.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps for the next start what the server knew of its clock; it is written a few times in a machine's life. */
public record ClockMemory(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(ClockMemory.class);

    /**
     * What is kept.
     *
     * @param boot   names the run of the machine
     * @param origin the trusted time when the machine was started
     * @param jump   null where the machine's clock agrees
     */
    public record Kept(String boot, Instant origin, @Nullable ClockJump jump) {}

    /** That of a server's data folder. */
    public static ClockMemory in(Path data) {
        return new ClockMemory(data.resolve("clock.json"));
    }

    /** Whether the machine's clock jumped, and nobody has said yet that its time is right. */
    public boolean isDoubted() {
        return read().map(Kept::jump).filter(jump -> jump.answer() != ClockJump.Answer.RIGHT).isPresent();
    }

    /** Empty where nothing was kept, or can be read: then the journal alone tells what time has passed. */
    Optional<Kept> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StrictJson.mapper().readValue(Files.readAllBytes(file), Kept.class));
        } catch (IOException unreadable) {
            LOG.warn("{} can't be read: {}", file, unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** Replaces what was kept, whole or not at all. */
    void write(Kept kept) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            try (FileChannel channel = FileChannel.open(next,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = ByteBuffer.wrap(StrictJson.mapper().writeValueAsBytes(kept));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("{} can't be written, so a restart may take a wrong time for right: {}", file,
                    unwritable.getMessage());
        }
    }
}
