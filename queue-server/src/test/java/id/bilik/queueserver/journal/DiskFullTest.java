package id.bilik.queueserver.journal;

import static id.bilik.queueserver.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room stops the journal for as long as it lasts, and costs it nothing. */
class DiskFullTest {
    @TempDir
    Path directory;

    private UnreliableDisk disk;
    private Journal journal;

    @BeforeEach
    void open() {
        disk = UnreliableDisk.register();
        journal = JdbiJournal.open(Database.in(directory, UnreliableDisk.SCHEME));
        journal.append("pekalongan", entries(1, 10));
    }

    @AfterEach
    void close() {
        disk.makeRoom();
        journal.close();
        disk.close();
    }

    @Test
    void an_append_without_room_says_so_and_writes_nothing() {
        disk.fillUp();

        assertThatThrownBy(() -> journal.append("pekalongan", entries(11, 20))).isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("is full").hasMessageContaining(directory.toString());

        disk.makeRoom();
        assertThat(replayed()).isEqualTo(entries(1, 10));
    }

    @Test
    void it_goes_on_by_itself_when_there_is_room_again() {
        for (int round = 0; round < 3; round++) {
            long last = journal.last("pekalongan");
            disk.fillUp();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> journal.append("pekalongan", entries(last + 1, last + 7)))
                        .isInstanceOf(JournalUnavailable.class);
            }
            disk.makeRoom();

            journal.append("pekalongan", entries(last + 1, last + 7));
            assertThat(replayed()).isEqualTo(entries(1, last + 7));
        }
    }

    @Test
    void a_probe_without_room_fails_and_with_room_passes() {
        assertThatCode(journal::probe).doesNotThrowAnyException();
        disk.fillUp();
        assertThatThrownBy(journal::probe).isInstanceOf(JournalUnavailable.class).hasMessageContaining("is full");
        assertThatThrownBy(journal::probe).isInstanceOf(JournalUnavailable.class);
        disk.makeRoom();
        assertThatCode(journal::probe).doesNotThrowAnyException();
    }

    @Test
    void a_commit_that_reached_the_disk_although_an_error_was_reported_is_acknowledged_and_not_doubled() {
        disk.failNextForceAfterwards();

        journal.append("pekalongan", entries(11, 20));

        assertThat(replayed()).isEqualTo(entries(1, 20));
        journal.append("pekalongan", entries(21, 21));
        assertThat(replayed()).isEqualTo(entries(1, 21));
    }

    @Test
    void what_was_refused_may_be_followed_by_something_else() {
        disk.fillUp();
        assertThatThrownBy(() -> journal.append("pekalongan", entries(11, 20))).isInstanceOf(JournalUnavailable.class);
        disk.makeRoom();

        // The rule of Journal.append: whoever appends something else looks first.
        assertThat(journal.last("pekalongan")).isEqualTo(10);
        journal.append("pekalongan", entries(11, 12));
        assertThat(replayed()).isEqualTo(entries(1, 12));
    }

    @Test
    void a_restart_after_a_full_disk_finds_every_acknowledged_entry() {
        disk.fillUp();
        assertThatThrownBy(() -> journal.append("pekalongan", entries(11, 20))).isInstanceOf(JournalUnavailable.class);
        journal.close();
        disk.makeRoom();

        journal = JdbiJournal.open(Database.in(directory, UnreliableDisk.SCHEME));
        assertThat(replayed()).isEqualTo(entries(1, 10));
    }

    private List<JournalEntry> replayed() {
        List<JournalEntry> entries = new ArrayList<>();
        journal.replay("pekalongan", 0, entries::add);
        return entries;
    }
}
