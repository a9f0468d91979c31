package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which life of a journal its folder holds: a file that knows when it was born. No copy is born at the same nanosecond, and
 * no tool can set that time, while renaming a folder keeps it. So a copy, an old folder put back and an unpacked archive
 * are told from the original.
 *
 * @param birth empty where the file system keeps no times of birth: there a copy can't be recognised
 */
record Incarnation(UUID id, Optional<Instant> birth) {
    static final String NAME = "incarnation";
    private static final Logger LOG = LoggerFactory.getLogger(Incarnation.class);
    private static final String UNKNOWN = "-";
    /** Java answers with the time of the last change where there is none of birth: this one tells the two apart. */
    private static final FileTime MARK = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    /**
     * That of a folder; one without the file gets it, as a new one does, or one of a version that knew none.
     *
     * @throws JournalRefused the folder is a copy
     */
    static Incarnation expectOriginal(Path root) {
        Optional<Incarnation> known = read(root);
        if (known.isEmpty()) {
            return begin(root, UUID.randomUUID());
        }
        if (!known.get().isStillIn(root)) {
            throw new JournalRefused("The journal in " + root + " is a copy, or was put back by hand: what was issued"
                    + " after it was made is not in it, and the same numbers would be given again. Nothing was changed."
                    + " Start the queue-server with `restore FILE` to go on from a backup, or with `adopt` to go on from"
                    + " this copy; both give no number twice.");
        }
        return known.get();
    }

    /** Reads the incarnation of a folder that may be a copy: none is expected. */
    static Incarnation readAny(Path root) {
        return new Incarnation(read(root).map(Incarnation::id).orElseGet(UUID::randomUUID), Optional.empty());
    }

    /** Begins a life. Where that can't be written now, the next start does. */
    static Incarnation begin(Path root, UUID id) {
        Path file = root.resolve(NAME);
        Path unfinished = Archiver.unfinished(file);
        try {
            Files.deleteIfExists(unfinished);
            Incarnation fresh;
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                Files.setLastModifiedTime(unfinished, MARK);
                fresh = new Incarnation(id, birthOf(unfinished));
                for (ByteBuffer left = ByteBuffer.wrap(fresh.text().getBytes(StandardCharsets.UTF_8)); left
                        .hasRemaining();) {
                    channel.write(left);
                }
                Files.setLastModifiedTime(unfinished, MARK);
                channel.force(true);
            }
            // its name changes, and nothing else of it
            Disk.REAL.move(unfinished, file);
            Disk.REAL.forceFolder(root);
            if (fresh.birth.isEmpty()) {
                LOG.warn("The file system of {} keeps no times of birth: a copy of the journal can't be told from it",
                        root);
            }
            return fresh;
        } catch (IOException notNow) {
            LOG.warn("A copy of the journal in {} can't be told from it yet: {}", root, notNow.toString());
            return new Incarnation(id, Optional.empty());
        }
    }

    /** Whether the file in that folder is the very one that was written. */
    boolean isStillIn(Path root) {
        try {
            Optional<Instant> there = birthOf(root.resolve(NAME));
            return birth.isEmpty() || there.isEmpty() || birth.equals(there);
        } catch (IOException gone) {
            return birth.isEmpty();
        }
    }

    private static Optional<Incarnation> read(Path root) {
        Path file = root.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] words = Files.readString(file).strip().split(" ", -1);
            return Optional.of(new Incarnation(UUID.fromString(words[0]),
                    words[1].equals(UNKNOWN) ? Optional.empty() : Optional.of(Instant.parse(words[1]))));
        } catch (IOException | DateTimeException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // a disk that lost what was forced must not keep the branch closed
            LOG.warn("{} can't be read and is written anew: {}", file, unreadable.toString());
            return Optional.empty();
        }
    }

    private String text() { return id + " " + birth.map(Instant::toString).orElse(UNKNOWN) + "\n"; }

    private static Optional<Instant> birthOf(Path file) throws IOException {
        FileTime birth = Files.readAttributes(file, BasicFileAttributes.class).creationTime();
        return birth.equals(MARK) ? Optional.empty() : Optional.of(birth.toInstant());
    }
}
