package id.bilik.queueserver.server.records;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jdbi.v3.core.Handle;
import org.postgresql.util.PSQLState;

/** The records in the schema {@code records} of the PostgreSQL database that also holds the journal. */
final class PostgresSchema implements RecordsPlace {
    private static final String SCHEMA = "records";
    /** Any number that nothing else in the database locks. */
    private static final long MIGRATION = 4_215_110_727L;

    private final String url;
    private final String user;
    private final String password;

    PostgresSchema(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties how = new Properties();
        how.setProperty("user", user);
        how.setProperty("password", password);
        how.setProperty("currentSchema", SCHEMA);
        how.setProperty("connectTimeout", "5");
        how.setProperty("socketTimeout", "10");
        // the server's detail quotes the row, and so would logs
        how.setProperty("logServerErrorDetail", "false");
        Connection connection = DriverManager.getConnection(url, how);
        try (Statement statement = connection.createStatement()) {
            // a commit is answered when it was forced, unless somebody switched that off
            statement.execute("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') = 'off'");
            try (var schema = statement.executeQuery("SELECT 1 FROM pg_namespace WHERE nspname = '" + SCHEMA + "'")) {
                if (schema.next()) {
                    return connection;
                }
            }
            create(statement);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private static void create(Statement statement) throws SQLException {
        try {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
        } catch (SQLException failed) {
            // PostgreSQL looks first and writes then: another connection may have made it in between
            if (!PSQLState.UNIQUE_VIOLATION.getState().equals(failed.getSQLState())) {
                throw failed;
            }
        }
    }

    @Override
    public void check(Handle handle) {
        // PostgreSQL looks after its own files
    }

    @Override
    public void lockForMigration(Handle handle) {
        handle.createQuery("SELECT pg_advisory_xact_lock(" + MIGRATION + ")").mapToMap().list();
    }

    @Override
    public boolean isStillThere() { return true; }

    @Override
    public void wipeDeleted(Handle handle, String table) { handle.execute("VACUUM " + table); }

    @Override
    public String explain(SQLException failed) { return this + ": " + failed.getMessage(); }

    @Override
    public boolean survives(SQLException failed) { return false; }

    /** The URL without its parameters, which may hold a password. */
    @Override
    public String toString() { return url.replaceFirst("\\?.*", "") + ", schema " + SCHEMA; }
}
