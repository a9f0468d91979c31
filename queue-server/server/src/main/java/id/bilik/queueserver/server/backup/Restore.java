package id.bilik.queueserver.server.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.server.journal.DiskFull;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.journal.file.EpochsFound;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.file.FolderLock;
import id.bilik.queueserver.server.records.RecordsCopy;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts a backup into a data folder and begins a new epoch in it. Nothing is moved before the backup was verified and the
 * epoch has begun in the unpacked copy; what was there before is moved aside and never deleted.
 */
public final class Restore {
    static final String PLAN = "plan-of-backup.json";

    private final Path data;
    private final Instant now;
    private final PrintStream out;

    /** @param out told what is found and done, a fact a line */
    public Restore(Path data, Instant now, PrintStream out) {
        this.data = data.toAbsolutePath().normalize();
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.out = out;
    }

    /**
     * Restores a backup.
     *
     * @param key   the secret half of the recovery key, as it was typed
     * @param epoch its number where a technician knows of one that nothing here tells of; empty for the next
     * @throws BackupFailed nothing was changed, unless the message says so
     */
    public void run(Path backup, String key, OptionalInt epoch) throws BackupFailed {
        try {
            if (!Files.isRegularFile(backup)) {
                throw new BackupFailed("There is no backup " + backup + ".");
            }
            RecipientStanzaReader identity = RecoveryKey.opener(key);
            Files.createDirectories(data);
            Path journal = FileJournal.folder(data);
            if (Files.isDirectory(journal)) {
                try (FolderLock _ = FolderLock.take(journal)) {
                    restore(backup, identity, epoch);
                }
            } else {
                restore(backup, identity, epoch);
            }
        } catch (IOException | JournalException failed) {
            throw new BackupFailed(DiskFull.isCauseOf(failed)
                    ? "The disk of " + data + " is full; make room and restore again."
                    : "The backup can't be restored into " + data + ": " + failed.getMessage(), failed);
        }
    }

    private void restore(Path backup, RecipientStanzaReader identity, OptionalInt epoch)
            throws IOException, BackupFailed {
        Path staged = Forced.folder(data.resolve(Catalogue.RESTORING));
        RecordsCopy.prepare(Forced.folder(staged.resolve("library")));
        boolean done = false;
        try {
            Manifest manifest = Reading.unpack(backup, identity, staged);
            out.println("The backup of " + manifest.at() + " is whole: " + manifest.files().size() + " files, entries "
                    + manifest.branches() + ".");
            RecordsCopy.endSessions(staged.resolve(RecordsCopy.FILE));
            boolean inFiles = manifest.journal().equals(Manifest.FILES);
            if (inFiles) {
                begin(backup, staged, epoch);
            }
            move(staged);
            done = true;
            tell(manifest, inFiles);
        } finally {
            if (!done && !Files.exists(data.resolve(FileJournal.UNFINISHED_RESTORE))) {
                Forced.remove(staged);
            }
        }
    }

    private void begin(Path backup, Path staged, OptionalInt wished) throws IOException, BackupFailed {
        int known = Math.max(EpochNotes.newest(backup), newestIn(data));
        UUID incarnation = UUID.randomUUID();
        List<Branch> begun;
        int number;
        try (FileJournal journal = FileJournal.openCopy(staged)) {
            known = Math.max(known, EpochStart.newest(journal));
            number = expectNew(wished, known);
            begun = EpochStart.begin(journal, number, incarnation, now);
            journal.beginIncarnation(incarnation);
        }
        begun.forEach(branch -> out.println(EpochStart.explain(branch)));
        try {
            EpochNotes.add(backup, number, now);
        } catch (IOException readOnly) {
            out.println("Note by hand: epoch " + number + " has begun. It could not be noted beside the backup ("
                    + readOnly.getMessage() + "); a restore on another machine needs --epoch " + (number + 1) + ".");
        }
        out.println("Epochs that were begun elsewhere, and that neither the backup, nor " + data
                + ", nor the note beside the backup tells of, can't be known: --epoch N begins a later one.");
    }

    /** The next epoch, or the one that was asked for where it is a later one. */
    private static int expectNew(OptionalInt wished, int known) throws BackupFailed {
        int number = wished.orElse(known + 1);
        if (number <= known) {
            throw new BackupFailed("Epoch " + known + " has begun already: --epoch must be larger.");
        }
        return number;
    }

    /** The newest epoch of the journal in that folder and of the journals that earlier restores moved aside. */
    private int newestIn(Path data) throws IOException {
        int newest = newestOf(data);
        try (Stream<Path> folders = Files.list(data)) {
            for (Path before : folders.filter(Restore::isBefore).toList()) {
                newest = Math.max(newest, newestOf(before));
            }
        }
        return newest;
    }

    /** A disk that fails is a reason to restore, and must not prevent it. */
    private int newestOf(Path folder) {
        try {
            return EpochsFound.newest(folder);
        } catch (IOException | UncheckedIOException unreadable) {
            out.println("The epochs of the journal in " + folder + " can't be read (" + unreadable.getMessage()
                    + "): where one may have begun in it, restore again with a larger --epoch.");
            return 0;
        }
    }

    private static boolean isBefore(Path file) { return file.getFileName().toString().startsWith(Catalogue.BEFORE); }

    /** An interruption leaves the mark, with which no server starts. */
    private void move(Path staged) throws IOException {
        Forced.remove(staged.resolve("library"));
        Path mark = data.resolve(FileJournal.UNFINISHED_RESTORE);
        Files.deleteIfExists(mark);
        Forced.create(mark).close();
        Forced.names(data);
        Path before = before();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(it -> !isBefore(it) && !it.equals(staged) && !it.equals(mark)).toList()) {
                Files.move(file, before.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        try (Stream<Path> files = Files.list(staged)) {
            for (Path file : files.toList()) {
                Files.move(file, data.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Forced.names(before);
        Forced.names(data);
        Files.delete(staged);
        Files.delete(mark);
        Forced.names(data);
        out.println("What was in " + data + " before lies in " + before + ".");
    }

    private Path before() throws IOException {
        String name = Catalogue.BEFORE + now.toString().replaceAll("[-:]", "");
        for (int next = 1;; next++) {
            Path folder = data.resolve(next == 1 ? name : name + "-" + next);
            if (!Files.exists(folder)) {
                return Forced.folder(folder);
            }
        }
    }

    private void tell(Manifest manifest, boolean inFiles) {
        String plan = manifest.planFile();
        if (plan != null) {
            out.println("The plan of that day lies in " + data.resolve(PLAN) + "; it was " + plan + ".");
        }
        if (!inFiles) {
            out.println("PostgreSQL had the journal and the records: restore the database by its own tools, then begin"
                    + " the epoch with `adopt`.");
        }
        out.println("Everybody has to sign in again. Keys, devices and accounts that were revoked after "
                + manifest.at() + " hold again: look through the page Access.");
        out.println("Who holds a slip of the time after " + manifest.at() + " takes a new number; kiosks hand over what"
                + " they gave by themselves. Start the server.");
    }

    /**
     * Takes up the journal of a data folder as it is, whatever it is a copy of, in a new epoch.
     *
     * @throws BackupFailed nothing was changed
     */
    public void adopt(OptionalInt epoch) throws BackupFailed {
        if (!Files.isDirectory(FileJournal.folder(data))) {
            throw new BackupFailed("There is no journal in " + data + ".");
        }
        try {
            int known = newestIn(data);
            UUID incarnation = UUID.randomUUID();
            try (FileJournal journal = FileJournal.openCopy(data)) {
                known = Math.max(known, EpochStart.newest(journal));
                List<Branch> begun = EpochStart.begin(journal, expectNew(epoch, known), incarnation, now);
                journal.beginIncarnation(incarnation);
                begun.forEach(branch -> out.println(EpochStart.explain(branch)));
            }
        } catch (IOException | JournalException failed) {
            throw new BackupFailed("The journal in " + data + " can't be taken up: " + failed.getMessage(), failed);
        }
    }

    /** Likewise of a journal in a database. */
    public void adopt(Journal journal, OptionalInt epoch) throws BackupFailed {
        int number = expectNew(epoch, EpochStart.newest(journal));
        EpochStart.begin(journal, number, UUID.randomUUID(), now)
                .forEach(branch -> out.println(EpochStart.explain(branch)));
    }
}
