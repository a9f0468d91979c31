package id.bilik.queueserver.server.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * Brings the tables up to date: numbered files of SQL, each applied once, in order and in one transaction. Why it is not
 * Flyway: docs/decisions/records-in-sqlite.md.
 */
final class Migrations {
    /** Notes which files were applied. It is about tables and not about people, so the catalogue does not have it. */
    static final String TABLE = "migration";

    /** The first one is version 1. What is in a release is never altered; a change is a new file. */
    private static final List<String> FILES = List.of("V1__account.sql", "V2__sign_in.sql",
            "V3__device_key_renewal.sql", "V4__passkeys.sql", "V5__head_office.sql", "V6__privacy.sql",
            "V7__booking.sql", "V10__messages.sql", "V11__papers.sql", "V12__companies.sql",
            "V13__invitations.sql");

    private Migrations() {}

    /** @throws RecordsUnavailable for tables of a newer version than this one */
    static void run(Handle handle, RecordsPlace place, Instant now) {
        handle.useTransaction(transaction -> {
            place.lockForMigration(transaction);
            transaction.execute("CREATE TABLE IF NOT EXISTS " + TABLE
                    + " (version INTEGER PRIMARY KEY, file TEXT NOT NULL, applied_at TEXT NOT NULL)");
            int version = transaction.createQuery("SELECT COALESCE(MAX(version), 0) FROM " + TABLE)
                    .mapTo(Integer.class).one();
            if (version > FILES.size()) {
                throw new RecordsUnavailable(place + " was written by a newer version of Bilik (its tables are version "
                        + version + ", this one knows " + FILES.size() + ")", null);
            }
            for (String file : FILES.subList(version, FILES.size())) {
                transaction.createScript(read(file)).execute();
                transaction.createUpdate("INSERT INTO " + TABLE + " VALUES (:version, :file, :now)")
                        .bind("version", ++version).bind("file", file).bind("now", RecordsTime.of(now)).execute();
            }
        });
    }

    /** How many there are. */
    static int count() { return FILES.size(); }

    /** Writes what stands there already, to find out whether anything can be written. */
    static int probe(Handle handle) {
        return handle.execute("UPDATE " + TABLE + " SET file = file");
    }

    private static String read(String file) {
        try (InputStream text = Objects.requireNonNull(Migrations.class.getResourceAsStream("/db/records/" + file))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
