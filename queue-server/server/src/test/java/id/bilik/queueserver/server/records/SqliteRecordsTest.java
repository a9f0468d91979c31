package id.bilik.queueserver.server.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract in a file of SQLite, and what can happen to that file. */
class SqliteRecordsTest extends RecordsContract {
    @TempDir
    Path folder;

    @Override
    Records open() { return Records.inFolder(folder, clock).start(); }

    private Path file() { return folder.resolve("records.db"); }

    private AbstractThrowableAssert<?, ?> signingOnFails() {
        return assertThatThrownBy(() -> accounts().idOf("Rahasia")).isInstanceOf(RecordsUnavailable.class)
                .hasMessageContaining(file().toString()).hasMessageNotContaining("Rahasia");
    }

    @Test
    void a_deleted_name_is_in_no_file_any_more() throws IOException {
        String id = accounts().idOf("Somebody Remarkable");
        accounts().idOf("Somebody Else");
        assertThat(filesWith("Somebody Remarkable")).isNotEmpty();

        accounts().delete(id);
        assertThat(filesWith("Somebody Remarkable")).isEmpty();
        assertThat(filesWith("Somebody Else")).isNotEmpty();
    }

    @Test
    void a_purged_name_is_in_no_file_any_more() throws IOException {
        accounts().idOf("Somebody Remarkable");
        pass(Accounts.KEPT);
        accounts().idOf("Somebody Else");
        records.purge();

        assertThat(filesWith("Somebody Remarkable")).isEmpty();
        assertThat(filesWith("Somebody Else")).isNotEmpty();
    }

    private List<String> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            List<String> found = new java.util.ArrayList<>();
            for (Path each : regular) {
                if (new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(each.getFileName().toString());
                }
            }
            return found;
        }
    }

    @Test
    void a_commit_is_forced_and_nobody_else_on_the_machine_reads_the_file() throws IOException {
        accounts().idOf("Sari");

        assertThat(pragma("synchronous")).as("FULL").isEqualTo("2");
        assertThat(pragma("journal_mode")).isEqualTo("wal");
        for (String each : List.of("records.db", "records.db-wal")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(each)))).as(each)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_full_disk_is_named_and_it_goes_on_when_there_is_room() {
        accounts().idOf("Sari");
        limit(Integer.parseInt(pragma("page_count")));
        assertThatThrownBy(() -> {
            for (int i = 0; i < 500; i++) {
                accounts().idOf("Rahasia " + i);
            }
        }).isInstanceOf(RecordsUnavailable.class).hasMessageContaining(file() + " is full")
                .hasMessageNotContaining("Rahasia");
        assertThat(records.trouble()).isPresent();

        limit(1_000_000);
        accounts().idOf("Budi");
        assertThat(records.trouble()).isEmpty();
    }

    private void limit(int pages) { pragma("max_page_count = " + pages); }

    private String pragma(String what) {
        return records.write(handle -> handle.createQuery("PRAGMA " + what).mapTo(String.class).one());
    }

    @Test
    void a_file_that_another_program_locks_is_named_and_used_again_afterwards() throws SQLException {
        String sari = accounts().idOf("Sari");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            signingOnFails().hasMessageContaining("locked");
            // what is remembered is forgotten, so that it is read while the file is locked
            pass(Duration.ofMinutes(1));
            // a name is waited for a moment only, and may take longer on a busy machine
            Awaitility.await().untilAsserted(() -> assertThat(accounts().findName(sari)).hasValue("Sari"));
            statement.execute("ROLLBACK");
        }
        assertThat(accounts().idOf("Sari")).isEqualTo(sari);
    }

    @Test
    void a_file_that_is_none_of_sqlite_is_named_and_left_as_it_is() throws IOException {
        records.close();
        Files.writeString(file(), "this was a database once".repeat(400));
        records = open();

        signingOnFails().hasMessageContaining("damaged");
        assertThat(Files.readString(file())).startsWith("this was a database once");
        Files.move(file(), folder.resolve("set-aside"));
        accounts().idOf("Sari");
        assertThat(records.trouble()).isEmpty();
    }

    @Test
    void damage_within_the_file_is_found_before_it_is_used() throws IOException {
        for (int i = 0; i < 300; i++) {
            accounts().idOf("Officer " + i);
        }
        records.close();
        byte[] bytes = Files.readAllBytes(file());
        for (int i = bytes.length / 2; i < bytes.length / 2 + 4096; i++) {
            bytes[i] = 77;
        }
        Files.write(file(), bytes);
        records = open();

        signingOnFails().hasMessageContaining("damaged");
    }

    @Test
    void a_file_that_was_taken_away_is_made_anew_so_that_nothing_is_written_to_nowhere() throws IOException {
        accounts().idOf("Sari");
        for (String each : List.of("records.db", "records.db-wal", "records.db-shm")) {
            Files.deleteIfExists(folder.resolve(each));
        }

        String sari = accounts().idOf("Sari");
        restart();
        assertThat(accounts().findName(sari)).hasValue("Sari");
    }

    @Test
    void a_folder_that_cannot_be_made_is_named() throws IOException {
        records.close();
        Path occupied = Files.writeString(folder.resolve("occupied"), "");
        records = Records.inFolder(occupied, clock).start();

        assertThatThrownBy(() -> accounts().idOf("Rahasia")).isInstanceOf(RecordsUnavailable.class)
                .hasMessageContaining(occupied.toString()).hasMessageNotContaining("Rahasia");
    }

    @Test
    void tables_of_a_newer_version_are_not_touched() {
        accounts().idOf("Sari");
        records.write(
                handle -> handle.execute("INSERT INTO " + Migrations.TABLE + " VALUES (99, 'V99__later.sql', '')"));
        restart();

        signingOnFails().hasMessageContaining("newer version");
    }
}
