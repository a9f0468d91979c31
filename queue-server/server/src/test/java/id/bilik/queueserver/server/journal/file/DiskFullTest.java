package id.bilik.queueserver.server.journal.file;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.JournalUnavailable;
import id.bilik.queueserver.server.journal.Snapshot;
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

    private final UnreliableDisk disk = new UnreliableDisk();
    private Journal journal;

    @BeforeEach
    void open() {
        journal = disk.journal(directory);
        journal.append("pekalongan", entries(1, 10));
    }

    @AfterEach
    void close() {
        disk.makeRoom();
        journal.close();
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

        journal = disk.journal(directory);
        assertThat(replayed()).isEqualTo(entries(1, 10));
    }

    /** Each append here begins a file of its own: the disk is full in every phase from a name to an archive. */
    @Test
    void a_disk_that_is_full_while_files_begin_and_are_compressed_costs_nothing() {
        journal.close();
        journal = disk.journal(directory, 1);
        long last = 10;
        for (int round = 0; round < 20; round++) {
            long next = last + 1;
            disk.fillUp();
            assertThatThrownBy(() -> journal.append("pekalongan", entries(next, next + 1)))
                    .isInstanceOf(JournalUnavailable.class);
            assertThat(journal.last("pekalongan")).isEqualTo(last);
            disk.makeRoom();
            journal.append("pekalongan", entries(next, next + 1));
            last += 2;
        }
        assertThat(replayed()).isEqualTo(entries(1, last));

        journal.close();
        journal = disk.journal(directory, 1);
        assertThat(replayed()).isEqualTo(entries(1, last));
    }

    @Test
    void a_snapshot_without_room_leaves_the_one_before() {
        journal.saveSnapshot("pekalongan", new Snapshot(9, 1, "before"));
        disk.fillUp();

        assertThatThrownBy(() -> journal.saveSnapshot("pekalongan", new Snapshot(10, 1, "after")))
                .isInstanceOf(JournalUnavailable.class).hasMessageContaining("is full");
        assertThat(journal.findSnapshot("pekalongan", 1)).contains(new Snapshot(9, 1, "before"));
    }

    private List<JournalEntry> replayed() {
        List<JournalEntry> entries = new ArrayList<>();
        journal.replay("pekalongan", 0, entries::add);
        return entries;
    }
}
