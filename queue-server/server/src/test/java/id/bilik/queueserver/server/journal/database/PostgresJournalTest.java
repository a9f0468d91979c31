package id.bilik.queueserver.server.journal.database;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static id.bilik.queueserver.server.journal.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Entries;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalContract;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.SequenceTaken;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL. */
class PostgresJournalTest extends JournalContract {
    private static EmbeddedPostgres postgres;
    private static int number;
    private Database database;

    @BeforeAll
    static void startPostgres() throws IOException { postgres = EmbeddedPostgres.start(); }

    @AfterAll
    static void stopPostgres() throws IOException { postgres.close(); }

    @BeforeEach
    @Override
    protected void openJournal() {
        number++;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE bilik" + number);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database = new Database(postgres.getJdbcUrl("postgres", "bilik" + number), "postgres", "");
        super.openJournal();
    }

    @Override
    protected Journal open() { return PostgresJournal.open(database); }

    @Test
    void the_writer_waits_for_the_disk_although_the_server_would_not() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE bilik" + number + " SET synchronous_commit = off");
        }
        Connections fresh = Connections.open(database);
        try {
            assertThat(fresh.writer.createQuery("SHOW synchronous_commit").mapTo(String.class).one()).isEqualTo("on");
        } finally {
            fresh.close();
        }
    }

    @Test
    void a_connection_that_was_cut_is_opened_again_unnoticed() throws SQLException {
        Journal journal = open();
        journal.append("pekalongan", Entries.entries(1, 2));
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'bilik" + number
                    + "'");
        }
        journal.append("pekalongan", Entries.entries(3, 4));

        assertThat(journal.read("pekalongan", 0, 10)).isEqualTo(Entries.entries(1, 4));
        journal.close();
    }

    @Test
    void a_second_writer_is_told_that_its_sequence_is_taken_and_leaves_no_trace() {
        try (Journal second = open()) {
            journal().append("pekalongan", entries(1, 2));
            second.append("pekalongan", entries(3, 3));

            assertThatThrownBy(() -> journal().append("pekalongan",
                    List.of(new JournalEntry(3, Instant.EPOCH, "Mine", "{}", null), entry(4))))
                    .isInstanceOf(SequenceTaken.class);
            assertThat(second.read("pekalongan", 0, 10)).isEqualTo(entries(1, 3));
        }
    }
}
