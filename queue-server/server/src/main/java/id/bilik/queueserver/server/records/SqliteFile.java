package id.bilik.queueserver.server.records;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The records in one file of SQLite. A commit is forced to the disk before it returns, and what is deleted is overwritten
 * with zeros.
 */
final class SqliteFile implements RecordsPlace {
    private static final String NAME = "records.db";
    /** Where the driver puts its native library, which must not lie on a file system without execution. */
    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";
    private static final Duration BUSY = Duration.ofSeconds(2);
    /** The lower byte of a result code says what kind of failure it is. */
    private static final int KIND = 0xff;

    private final Path folder;
    private final Path file;
    private @Nullable Object opened;

    SqliteFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    @Override
    public Connection connect() throws SQLException {
        try {
            Files.createDirectories(folder);
            prepareLibrary();
            makeForOwnerOnly();
            Connection connection = config().createConnection("jdbc:sqlite:" + file);
            opened = key();
            return connection;
        } catch (IOException unwritable) {
            throw new SQLException("it cannot be made: " + unwritable, unwritable);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError missing) {
            throw new SQLException("the library of SQLite cannot be loaded: " + missing.getMessage(), missing);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        // nothing of people goes to the folder of temporary files
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) BUSY.toMillis());
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return config;
    }

    /** Its helpers, {@code -wal} and {@code -shm}, get the permissions of the file. */
    private void makeForOwnerOnly() throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException before) {
            // the usual case
        }
    }

    /** A process that was killed leaves its library behind; the journal's lock says that no other one uses this folder. */
    private void prepareLibrary() throws IOException {
        if (System.getProperty(LIBRARY_FOLDER) != null) {
            return;
        }
        Path libraries = Files.createDirectories(folder.resolve("library"));
        try (Stream<Path> left = Files.list(libraries)) {
            for (Path each : left.filter(it -> it.getFileName().toString().startsWith("sqlite-")).toList()) {
                Files.deleteIfExists(each);
            }
        }
        System.setProperty(LIBRARY_FOLDER, libraries.toAbsolutePath().toString());
    }

    @Override
    public void check(Handle handle) {
        String found = handle.createQuery("PRAGMA quick_check(1)").mapTo(String.class).first();
        if (!found.equals("ok")) {
            throw new RecordsUnavailable(damaged(), null);
        }
    }

    @Override
    public void lockForMigration(Handle handle) {
        // a transaction has the file to itself as soon as it begins
    }

    @Override
    public boolean isStillThere() {
        Object now = key();
        return now != null && Objects.equals(now, opened);
    }

    private @Nullable Object key() {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    /** What was written before stands in the file {@code -wal}, too, until that is emptied. */
    @Override
    public void wipeDeleted(Handle handle, String table) {
        handle.createQuery("PRAGMA wal_checkpoint(TRUNCATE)").mapToMap().list();
    }

    @Override
    public String explain(SQLException failed) {
        return switch (kind(failed)) {
            case SQLITE_BUSY, SQLITE_LOCKED -> file + " is locked by another program";
            case SQLITE_FULL -> "the disk of " + file + " is full";
            case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged();
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM -> file + " cannot be opened for writing";
            case SQLITE_IOERR -> "the disk of " + file + " fails: " + failed.getMessage();
            default -> file + ": " + failed.getMessage();
        };
    }

    private String damaged() {
        return file + " is damaged; restore a copy, or move it away, and names are asked for again";
    }

    @Override
    public boolean survives(SQLException failed) {
        return switch (kind(failed)) {
            case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL -> true;
            default -> false;
        };
    }

    private static SQLiteErrorCode kind(SQLException failed) {
        return failed instanceof SQLiteException known
                ? SQLiteErrorCode.getErrorCode(known.getResultCode().code & KIND)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    @Override
    public String toString() { return file.toString(); }
}
