package id.bilik.queueserver.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract on a real PostgreSQL. */
class PostgresRecordsTest extends RecordsContract {
    private static EmbeddedPostgres postgres;
    private static int number;
    private String url = "";

    @BeforeAll
    static void startPostgres() throws IOException { postgres = EmbeddedPostgres.start(); }

    @AfterAll
    static void stopPostgres() throws IOException { postgres.close(); }

    @BeforeEach
    @Override
    void openRecords() {
        number++;
        execute("CREATE DATABASE bilik" + number);
        url = postgres.getJdbcUrl("postgres", "bilik" + number);
        super.openRecords();
    }

    @Override
    Records open() { return Records.inPostgres(url, "postgres", "", clock).start(); }

    private static void execute(String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_connection_that_was_cut_is_opened_again() {
        String sari = accounts().idOf("Sari");
        // waits for the first look in the background, which would find the cut before anybody else
        assertThat(accounts().findName("acc-000000000000")).isEmpty();
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'bilik" + number + "'");

        assertThatThrownBy(() -> accounts().idOf("Sari")).isInstanceOf(RecordsUnavailable.class)
                .hasMessageContaining("bilik" + number).hasMessageNotContaining("Sari");
        assertThat(accounts().idOf("Sari")).isEqualTo(sari);
        assertThat(records.trouble()).isEmpty();
    }

    @Test
    void two_servers_that_start_at_once_make_the_tables_once() {
        try (Records second = open(); Records third = open()) {
            String sari = second.accounts().idOf("Sari");
            assertThat(third.accounts().idOf("Sari")).isEqualTo(sari).isEqualTo(accounts().idOf("Sari"));
        }
        assertThat(count(Migrations.TABLE)).isEqualTo(Migrations.count());
    }

    @Test
    void a_schema_that_another_server_makes_just_then_is_used() throws Exception {
        execute("CREATE DATABASE fresh" + number);
        DataSource fresh = postgres.getDatabase("postgres", "fresh" + number);
        PostgresSchema place = new PostgresSchema(postgres.getJdbcUrl("postgres", "fresh" + number), "postgres", "");
        try (ExecutorService thread = Executors.newSingleThreadExecutor(); Connection other = fresh.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("CREATE SCHEMA records");
            Future<Connection> connecting = thread.submit(place::connect);
            await().until(() -> {
                try (Connection looking = fresh.getConnection(); Statement statement = looking.createStatement()) {
                    return statement.executeQuery("SELECT FROM pg_locks WHERE NOT granted").next();
                }
            });

            other.commit();

            connecting.get().close();
        }
    }
}
