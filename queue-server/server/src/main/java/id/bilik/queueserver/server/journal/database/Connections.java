package id.bilik.queueserver.server.journal.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One opened database: a connection for the writer and a few for readers. When it fails it is abandoned as a whole, and
 * another one is opened. {@link #lasts} is what was durable when it was opened, and what was appended since.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int READERS = 4;

    final Handle writer;
    final Map<String, Long> lasts = new ConcurrentHashMap<>();
    private final Database database;
    private @Nullable HikariDataSource pool;
    private @Nullable Jdbi readers;

    private Connections(Database database, Handle writer) {
        this.database = database;
        this.writer = writer;
    }

    static Connections open(Database database) {
        String url = database.url();
        Handle writer = Jdbi.create(() -> DriverManager.getConnection(url, database.user(), database.password()))
                .open();
        try {
            // a commit is answered when it was forced, unless somebody switched that off
            writer.createQuery("SELECT set_config('synchronous_commit', 'on', false)"
                    + " WHERE current_setting('synchronous_commit') = 'off'").mapTo(String.class).list();
            return new Connections(database, writer);
        } catch (JdbiException e) {
            writer.close();
            throw e;
        }
    }

    /** Runs a transaction of the writer; when this returns it is durable. */
    void write(Runnable work) {
        writer.begin();
        try {
            work.run();
            writer.commit();
        } catch (RuntimeException e) {
            rollBack();
            throw e;
        }
    }

    private void rollBack() {
        try {
            writer.rollback();
        } catch (RuntimeException e) {
            LOG.debug("The failed transaction didn't roll back either", e);
        }
    }

    <T> T read(Function<Handle, T> work) {
        try (Handle reader = readers().open()) {
            return work.apply(reader);
        }
    }

    /** Made when first needed: a start has one reader, the writer itself. */
    private synchronized Jdbi readers() {
        if (readers == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("journal-readers");
            config.setJdbcUrl(database.url());
            config.setUsername(database.user());
            config.setPassword(database.password());
            config.setMaximumPoolSize(READERS);
            config.setMinimumIdle(0);
            config.setInitializationFailTimeout(-1);
            config.setConnectionTimeout(5_000);
            pool = new HikariDataSource(config);
            readers = Jdbi.create(pool);
        }
        return readers;
    }

    private synchronized void closeReaders() {
        if (pool != null) {
            pool.close();
        }
    }

    void close() {
        closeReaders();
        writer.close();
    }

    /** Lets go of connections that failed. */
    void abandon() {
        try {
            closeReaders();
            writer.close();
        } catch (RuntimeException e) {
            LOG.debug("The failed connections didn't close: {}", e.getMessage());
        }
    }
}
