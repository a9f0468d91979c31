package id.bilik.queueserver.server.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Copies of the records in a file, made beside a server that writes them: one state of all tables, without what was
 * deleted from them.
 */
public final class RecordsCopy {
    /** The file of the records in a data folder. */
    public static final String FILE = "records.db";
    private static final String LIBRARY_FOLDER = "org.sqlite.tmpdir";

    private RecordsCopy() {}

    /**
     * Where the driver puts its native library; before anything else is asked of this class.
     *
     * @param folder of this process alone
     */
    public static void prepare(Path folder) {
        if (System.getProperty(LIBRARY_FOLDER) == null) {
            System.setProperty(LIBRARY_FOLDER, folder.toAbsolutePath().toString());
        }
    }

    /** @throws IOException they can't be read, or the copy can't be written; the message is for people */
    public static void make(Path data, Path copy) throws IOException {
        try (Connection connection = connect(data.resolve(FILE)); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            statement.execute("PRAGMA temp_store = MEMORY");
            statement.execute("VACUUM INTO '" + copy.toAbsolutePath().toString().replace("'", "''") + "'");
        } catch (SQLException failed) {
            throw new IOException("the records " + data.resolve(FILE) + " can't be copied: " + failed.getMessage(),
                    failed);
        }
        expectWhole(copy);
    }

    /** @throws IOException the file is no whole database */
    public static void expectWhole(Path file) throws IOException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!found.next() || !"ok".equals(found.getString(1))) {
                throw new IOException("the records " + file + " are damaged");
            }
        } catch (SQLException failed) {
            throw new IOException("the records " + file + " can't be read: " + failed.getMessage(), failed);
        }
    }

    /** Ends every session and invitation: one that was ended after the copy was made would hold again. */
    public static void endSessions(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (Connection connection = connect(file); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA secure_delete = ON");
            statement.executeUpdate("DELETE FROM session");
            statement.executeUpdate("DELETE FROM invitation");
        } catch (SQLException failed) {
            throw new IOException("sessions in the records " + file + " can't be ended: " + failed.getMessage(),
                    failed);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }
}
