package id.bilik.queueserver.server.journal;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static id.bilik.queueserver.server.journal.Entries.entry;
import static id.bilik.queueserver.server.journal.Entries.requestOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal promises, whatever database is beneath it. */
public abstract class JournalContract {
    private static final int PAGE = 5_000;
    private Journal journal;

    /** Opens the journal of this test; a second call opens the same one again. */
    protected abstract Journal open();

    /** The one that is open now. */
    protected final Journal journal() { return journal; }

    @BeforeEach
    protected void openJournal() { journal = open(); }

    @AfterEach
    void closeJournal() { journal.close(); }

    @Test
    void an_empty_journal_ends_at_zero() {
        assertThat(journal.last("pekalongan")).isZero();
        assertThat(journal.read("pekalongan", 0, 10)).isEmpty();
        assertThat(replayed("pekalongan", 0)).isEmpty();
    }

    @Test
    void what_was_appended_is_read_back_exactly_and_in_order() {
        journal.append("pekalongan", entries(1, 3));
        journal.append("pekalongan", entries(4, 4));

        assertThat(journal.read("pekalongan", 0, 100)).isEqualTo(entries(1, 4));
        assertThat(journal.last("pekalongan")).isEqualTo(4);
    }

    @Test
    void a_time_comes_back_exact_to_the_microsecond() {
        for (String at : List.of("2026-11-22T07:59:59.999999Z", "1969-12-31T23:59:59.000001Z",
                "2026-03-29T01:00:00Z")) {
            long next = journal.last("pekalongan") + 1;
            journal.append("pekalongan", List.of(new JournalEntry(next, Instant.parse(at), "DayOpened", "{}", null)));

            assertThat(journal.read("pekalongan", next - 1, 1).getFirst().at()).isEqualTo(at);
        }
    }

    @Test
    void a_time_finer_than_the_journal_keeps_is_refused_at_once() {
        assertThatThrownBy(() -> new JournalEntry(1, Instant.parse("2026-11-22T08:00:00.000000001Z"), "T", "{}", null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("microseconds");
    }

    @Test
    void every_script_and_a_long_text_come_back_as_they_were() {
        String text = "{\"name\":\"Ketut \\u0000 \uD83C\uDFAB é 東京 %s\"}".formatted("x".repeat(200_000));
        JournalEntry long_one = new JournalEntry(1, Instant.EPOCH, "Noted", text, null);
        journal.append("pekalongan", List.of(long_one));

        assertThat(journal.read("pekalongan", 0, 1)).containsExactly(long_one);
    }

    @Test
    void each_branch_counts_for_itself() {
        journal.append("pekalongan", entries(1, 3));
        journal.append("batang", entries(1, 2));

        assertThat(journal.last("pekalongan")).isEqualTo(3);
        assertThat(journal.read("batang", 0, 10)).isEqualTo(entries(1, 2));
        assertThat(journal.findByRequest("batang", requestOf(3))).isEmpty();
    }

    @Test
    void a_reading_begins_after_a_sequence_and_stops_at_its_limit() {
        journal.append("pekalongan", entries(1, 10));

        assertThat(journal.read("pekalongan", 4, 3)).isEqualTo(entries(5, 7));
        assertThat(journal.read("pekalongan", 8, 3)).isEqualTo(entries(9, 10));
        assertThat(journal.read("pekalongan", 99, 3)).isEmpty();
    }

    @Test
    void a_replay_hands_over_every_entry_across_its_pages() {
        int many = 2 * PAGE + 17;
        journal.append("pekalongan", entries(1, many));

        assertThat(replayed("pekalongan", 0)).isEqualTo(entries(1, many));
        assertThat(replayed("pekalongan", many - 2)).isEqualTo(entries(many - 1, many));
        assertThat(replayed("pekalongan", many)).isEmpty();
    }

    @Test
    void a_replay_from_beyond_the_end_says_that_entries_are_lost() {
        journal.append("pekalongan", entries(1, 3));

        assertThatThrownBy(() -> replayed("pekalongan", 5)).isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("ends at entry 3");
    }

    @Test
    void a_request_leads_to_its_first_entry() {
        UUID request = requestOf(77);
        journal.append("pekalongan",
                List.of(entry(1), new JournalEntry(2, Instant.EPOCH, "TicketIssued", "{}", request),
                        new JournalEntry(3, Instant.EPOCH, "TicketCalled", "{}", request)));

        assertThat(journal.findByRequest("pekalongan", request).map(JournalEntry::sequence)).contains(2L);
        assertThat(journal.findByRequest("pekalongan", requestOf(78))).isEmpty();
    }

    @Test
    void a_batch_that_leaves_a_gap_is_refused_and_nothing_of_it_written() {
        journal.append("pekalongan", entries(1, 2));

        assertThatThrownBy(() -> journal.append("pekalongan", entries(4, 5)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("gap");
        assertThatThrownBy(() -> journal.append("pekalongan", List.of(entry(3), entry(5))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.last("pekalongan")).isEqualTo(2);
    }

    @Test
    void a_sequence_that_stands_already_is_not_written_again() {
        journal.append("pekalongan", entries(1, 3));

        assertThatThrownBy(() -> journal.append("pekalongan", entries(3, 4))).isInstanceOf(SequenceTaken.class);
        assertThat(journal.read("pekalongan", 0, 10)).isEqualTo(entries(1, 3));
    }

    @Test
    void a_reader_sees_what_was_answered_at_once() {
        for (long next = 1; next <= 200; next++) {
            journal.append("pekalongan", entries(next, next));

            assertThat(journal.last("pekalongan")).isEqualTo(next);
            assertThat(journal.read("pekalongan", next - 1, 10)).isEqualTo(entries(next, next));
            assertThat(journal.findByRequest("pekalongan", requestOf(next))).contains(entry(next));
        }
        assertThat(journal.findByRequest("pekalongan", requestOf(201))).isEmpty();
        assertThat(journal.findByRequest("pekalongan", requestOf(1))).contains(entry(1));
    }

    @Test
    void the_branches_that_have_entries_are_known() {
        assertThat(journal.branches()).isEmpty();
        journal.append("pekalongan", entries(1, 1));
        journal.append("batang", entries(1, 1));

        assertThat(journal.branches()).containsExactly("batang", "pekalongan");
    }

    @Test
    void an_event_with_a_line_break_or_a_tab_of_its_own_is_refused_at_once() {
        assertThatThrownBy(() -> new JournalEntry(1, Instant.EPOCH, "Noted", "{\n}", null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one line");
        assertThatThrownBy(() -> new JournalEntry(1, Instant.EPOCH, "Noted", "{\t}", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_journal_that_is_opened_again_goes_on_where_it_was() {
        journal.append("pekalongan", entries(1, 3));
        journal.close();
        journal = open();

        assertThat(journal.last("pekalongan")).isEqualTo(3);
        journal.append("pekalongan", entries(4, 5));
        assertThat(replayed("pekalongan", 0)).isEqualTo(entries(1, 5));
    }

    @Test
    void the_newest_snapshot_of_a_format_is_found() {
        journal.append("pekalongan", entries(1, 10));
        journal.saveSnapshot("pekalongan", new Snapshot(5, 1, "five"));
        journal.saveSnapshot("pekalongan", new Snapshot(8, 1, "eight"));

        assertThat(journal.findSnapshot("pekalongan", 1)).contains(new Snapshot(8, 1, "eight"));
        assertThat(journal.findSnapshot("pekalongan", 2)).isEmpty();
        assertThat(journal.findSnapshot("batang", 1)).isEmpty();
    }

    @Test
    void of_each_branch_the_newest_two_snapshots_are_kept() {
        journal.append("pekalongan", entries(1, 10));
        journal.append("batang", entries(1, 10));
        journal.saveSnapshot("batang", new Snapshot(1, 1, "batang"));
        journal.saveSnapshot("pekalongan", new Snapshot(5, 1, "old shape"));
        journal.saveSnapshot("pekalongan", new Snapshot(8, 2, "new shape"));
        assertThat(journal.findSnapshot("pekalongan", 1)).isPresent();

        journal.saveSnapshot("pekalongan", new Snapshot(9, 2, "newer"));

        assertThat(journal.findSnapshot("pekalongan", 1)).isEmpty();
        assertThat(journal.findSnapshot("batang", 1)).isPresent();
    }

    @Test
    void a_snapshot_may_be_saved_again_and_be_of_any_length() {
        journal.append("pekalongan", entries(1, 1));
        journal.saveSnapshot("pekalongan", new Snapshot(1, 1, "short"));
        Snapshot big = new Snapshot(1, 1, "{\"é\":\"" + "x".repeat(5_000_000) + "\"}");
        journal.saveSnapshot("pekalongan", big);
        journal.close();
        journal = open();

        assertThat(journal.findSnapshot("pekalongan", 1)).contains(big);
    }

    @Test
    void a_snapshot_of_what_is_not_in_the_journal_is_refused() {
        journal.append("pekalongan", entries(1, 3));

        assertThatThrownBy(() -> journal.saveSnapshot("pekalongan", new Snapshot(4, 1, "ahead")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_probe_leaves_no_entry() {
        journal.probe();

        assertThat(journal.last("pekalongan")).isZero();
    }

    private List<JournalEntry> replayed(String branch, long after) {
        List<JournalEntry> entries = new ArrayList<>();
        journal.replay(branch, after, entries::add);
        return entries;
    }
}
