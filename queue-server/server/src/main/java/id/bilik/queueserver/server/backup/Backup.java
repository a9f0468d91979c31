package id.bilik.queueserver.server.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.server.journal.DiskFull;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.database.EarlierDatabase;
import id.bilik.queueserver.server.journal.file.JournalPrefix;
import id.bilik.queueserver.server.records.RecordsCopy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a sealed copy of everything that a branch needs, beside a server that runs. It gets its name only when it was
 * read back from the disk and found whole.
 */
public final class Backup {
    private final Source source;
    private final Instant now;

    /**
     * What is copied.
     *
     * @param plan       the file with the plan; empty for the shipped one
     * @param inDatabase whether PostgreSQL has the journal and the records: it copies them itself
     * @param version    of this program
     */
    public record Source(Path data, Optional<Path> plan, boolean inDatabase, String version) {}

    /** What was done. */
    public record Done(BackupState.Last made, List<Path> deleted) {}

    public Backup(Source source, Instant now) {
        this.source = source;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Makes one and deletes those that are too old.
     *
     * @param keepDays days after which one is too old; empty while the clock is doubted, and none is deleted then
     * @throws BackupFailed no backup was made, and none was deleted
     */
    public Done make(Path folder, OptionalInt keepDays) throws BackupFailed {
        try {
            Done done = locked(folder, keepDays);
            new BackupState(done.made, null).write(source.data);
            return done;
        } catch (BackupFailed failed) {
            note(failed);
            throw failed;
        } catch (IOException | UncheckedIOException | JournalException failed) {
            BackupFailed told = new BackupFailed(DiskFull.isCauseOf(failed)
                    ? "The disk of " + folder + " or of " + source.data + " is full; no backup was made."
                    : "No backup was made in " + folder + ": " + failed.getMessage(), failed);
            note(told);
            throw told;
        }
    }

    private void note(BackupFailed failed) {
        try {
            new BackupState(BackupState.read(source.data).last(),
                    new BackupState.Failure(now, String.valueOf(failed.getMessage()))).write(source.data);
        } catch (IOException unwritable) {
            failed.addSuppressed(unwritable);
        }
    }

    private Done locked(Path folder, OptionalInt keepDays) throws IOException, BackupFailed {
        RecoveryKey key = RecoveryKey.find(source.data).orElseThrow(() -> new BackupFailed("There is no recovery key"
                + " yet. Make it with `bilik-queue-server backup-key`, and let the branch's head keep what that prints."));
        check(folder);
        try (FileChannel channel = FileChannel.open(source.data.resolve(Catalogue.LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new BackupFailed("Another backup of " + source.data + " is being made; wait until it has ended.");
            }
            clean(folder);
            Path work = Forced.folder(source.data.resolve(Catalogue.WORK));
            RecordsCopy.prepare(work);
            try {
                return write(folder, key, work, keepDays);
            } finally {
                Forced.remove(work);
                clean(folder);
            }
        } catch (OverlappingFileLockException here) {
            throw new BackupFailed("Another backup of " + source.data + " is being made by this process.", here);
        }
    }

    private void check(Path folder) throws IOException, BackupFailed {
        if (!Files.isDirectory(folder)) {
            throw new BackupFailed("There is no folder " + folder + ": is the disk there, and mounted?");
        }
        if (folder.toRealPath().startsWith(source.data.toRealPath())) {
            throw new BackupFailed("A backup in " + folder + " would be lost together with " + source.data
                    + ", in which it lies: choose a folder on another disk.");
        }
        if (!source.inDatabase && EarlierDatabase.isIn(source.data)) {
            throw new BackupFailed("The journal is still that of an earlier version; start the server once before.");
        }
    }

    /** What backups that were killed have left. */
    private static void clean(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(BackupName::isUnfinished).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException unplugged) {
            throw new IOException("the folder is gone", unplugged);
        }
    }

    private Done write(Path folder, RecoveryKey key, Path work, OptionalInt keepDays) throws IOException, BackupFailed {
        Instant at = now;
        while (Files.exists(folder.resolve(BackupName.of(at)))) {
            at = at.plusSeconds(1);
        }
        Path file = folder.resolve(BackupName.of(at));
        Path unfinished = folder.resolve(file.getFileName() + BackupName.UNFINISHED);
        // lives as long as this process: what was written is read back without the secret half of the recovery key
        RecoveryKey.Pair witness = RecoveryKey.make();
        Manifest manifest;
        try (OutputStream output = Forced.create(unfinished)) {
            manifest = fill(output, List.of(key.sealer(), witness.key().sealer()), work);
        }
        RecipientStanzaReader identity = RecoveryKey.opener(witness.secret());
        Reading.verify(unfinished, identity, Forced.folder(work.resolve("read-back")));
        long bytes = Files.size(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Forced.names(folder);
        long entries = manifest.branches().values().stream().mapToLong(Long::longValue).sum();
        return new Done(
                new BackupState.Last(now, file.toAbsolutePath().toString(), bytes, entries, manifest.branches()),
                keepDays.isPresent() ? Retention.apply(folder, keepDays.getAsInt(), now) : List.of());
    }

    private Manifest fill(OutputStream output, List<RecipientStanzaWriter> recipients, Path work) throws IOException {
        SequencedMap<String, String> sums = new LinkedHashMap<>();
        SequencedMap<String, Long> branches = new LinkedHashMap<>();
        try (ZipOutputStream zip = SealedZip.write(Channels.newChannel(output), recipients)) {
            if (!source.inDatabase) {
                try (JournalPrefix journal = JournalPrefix.open(source.data)) {
                    branches.putAll(journal.lasts());
                    branches.values().removeIf(last -> last == 0);
                    for (JournalPrefix.Piece piece : journal.pieces()) {
                        add(zip, sums, Reading.JOURNAL + piece.name(), piece::copyTo);
                    }
                }
                if (Files.exists(source.data.resolve(RecordsCopy.FILE))) {
                    Path copy = work.resolve(RecordsCopy.FILE);
                    RecordsCopy.make(source.data, copy);
                    add(zip, sums, RecordsCopy.FILE, to -> Files.copy(copy, to));
                }
            }
            for (String name : Catalogue.list(source.data)) {
                addIfThere(zip, sums, name, source.data.resolve(name));
            }
            if (source.plan.isPresent()) {
                addIfThere(zip, sums, Restore.PLAN, source.plan.get());
            }
            Manifest manifest = new Manifest(Manifest.FORMAT, source.version, now,
                    source.inDatabase ? Manifest.POSTGRESQL : Manifest.FILES, branches, sums,
                    source.plan.map(plan -> plan.toAbsolutePath().toString()).orElse(null));
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(StrictJson.mapper().writeValueAsBytes(manifest));
            zip.closeEntry();
            return manifest;
        }
    }

    private interface Content {
        void copyTo(OutputStream to) throws IOException;
    }

    /** A file that the server replaces or deletes meanwhile is taken as it was, or is not there. */
    private static void addIfThere(ZipOutputStream zip, SequencedMap<String, String> sums, String name, Path file)
            throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return;
        }
        add(zip, sums, name, to -> to.write(bytes));
    }

    private static void add(ZipOutputStream zip, SequencedMap<String, String> sums, String name, Content content)
            throws IOException {
        MessageDigest digest = Reading.sha256();
        zip.putNextEntry(new ZipEntry(name));
        content.copyTo(new DigestOutputStream(zip, digest));
        zip.closeEntry();
        sums.put(name, HexFormat.of().formatHex(digest.digest()));
    }
}
