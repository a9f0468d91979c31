package id.bilik.queueserver.server.records;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** Where the records lie: a file of SQLite, or a schema of PostgreSQL. */
interface RecordsPlace {
    /** Connects, and makes the file or schema where there is none. */
    Connection connect() throws SQLException;

    /** Looks for damage in what was just opened, and takes over tables of an earlier version. */
    void check(Handle handle);

    /** Within a transaction: no other process migrates until it ends. */
    void lockForMigration(Handle handle);

    /** Whether a connection still leads to the place; a file may have been moved away under it. */
    boolean isStillThere();

    /** Removes what deleted rows have left in files. Outside of a transaction. */
    void wipeDeleted(Handle handle, String table);

    /** What is wrong, in words for a technician; never with what was to be written. */
    String explain(SQLException failed);

    /** Whether the connection may be used on after that failure. */
    boolean survives(SQLException failed);
}
