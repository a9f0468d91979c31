package id.bilik.queueserver.server.journal.file;

import static id.bilik.queueserver.server.journal.Entries.entries;
import static id.bilik.queueserver.server.journal.Entries.entry;
import static id.bilik.queueserver.server.journal.Entries.requestOf;
import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged had been forced to the disk, and so had its file's name. */
class PowerCutTest {
    /** A request is looked for among all of the newest entries, and among older ones in steps that no archive is a multiple of. */
    private static final int NEWEST = 50;
    private static final int STEP = 17;

    @TempDir
    Path data;

    @TempDir
    Path left;

    private final UnreliableDisk disk = new UnreliableDisk();

    @Test
    void what_was_forced_alone_holds_every_acknowledged_entry_after_each_append() throws IOException {
        try (Journal journal = disk.journal(data, 1_000)) {
            for (int batch = 0; batch < 25; batch++) {
                int before = disk.forces();
                journal.append("pekalongan", entries(batch * 5L + 1, batch * 5L + 5));

                assertThat(disk.forces()).as("forces by append %d", batch).isGreaterThan(before);
                disk.leaveForced(data, cut(batch));
                assertSurvives(batch, batch * 5L + 5);
            }
        }
    }

    @Test
    void a_snapshot_that_was_saved_had_been_forced() throws IOException {
        try (Journal journal = disk.journal(data)) {
            journal.append("pekalongan", entries(1, 1));
            journal.saveSnapshot("pekalongan", new Snapshot(1, 1, "x".repeat(100_000)));
            disk.leaveForced(data, cut(0));

            try (Journal survivor = FileJournal.open(cut(0))) {
                assertThat(survivor.findSnapshot("pekalongan", 1)).isPresent();
            }
        }
    }

    /** The disk may have taken any of the later writes, and any number of the later names, archives' among them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whichever_of_the_later_writes_reached_the_disk_no_acknowledged_entry_is_lost(long seed)
            throws IOException {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Long> acknowledged = new ArrayList<>();
        try (Journal journal = disk.journal(data, chance.nextLong(500, 20_000))) {
            long last = 0;
            for (int round = 0; round < 40; round++) {
                for (int i = chance.nextInt(1, 12); i > 0; i--) {
                    int size = chance.nextInt(1, 12);
                    journal.append("pekalongan", entries(last + 1, last + size));
                    last += size;
                }
                if (chance.nextInt(5) == 0) {
                    journal.saveSnapshot("pekalongan", new Snapshot(last, 1, "s".repeat(chance.nextInt(20_000))));
                }
                disk.leaveAfterPowerCut(data, cut(round), chance);
                acknowledged.add(last);
            }
        }
        for (int i = 0; i < acknowledged.size(); i++) {
            assertSurvives(i, acknowledged.get(i));
        }
    }

    /** An append that fails half-way leaves what a power cut may tear further; nothing of it was acknowledged. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void a_power_cut_on_a_full_disk_loses_nothing_either(long seed) throws IOException {
        SplittableRandom chance = new SplittableRandom(seed);
        try (Journal journal = disk.journal(data, 2_000)) {
            long last = 0;
            for (int round = 0; round < 20; round++) {
                journal.append("pekalongan", entries(last + 1, last + 3));
                last += 3;
                disk.fillUp();
                try {
                    journal.append("pekalongan", entries(last + 1, last + chance.nextInt(1, 9)));
                } catch (id.bilik.queueserver.server.journal.JournalUnavailable expected) {
                    assertThat(expected).hasMessageContaining("full");
                }
                disk.leaveAfterPowerCut(data, cut(round), chance);
                assertSurvives(round, last);
                disk.makeRoom();
            }
        }
    }

    private Path cut(int number) { return left.resolve("cut" + number); }

    private void assertSurvives(int cut, long acknowledged) {
        try (Journal survivor = FileJournal.open(cut(cut))) {
            assertThat(survivor.last("pekalongan")).as("after cut %d", cut).isGreaterThanOrEqualTo(acknowledged);
            assertThat(survivor.read("pekalongan", 0, 100_000))
                    .startsWith(entries(1, acknowledged).toArray(JournalEntry[]::new));
            for (long sequence = acknowledged; sequence > 0; sequence -= sequence > acknowledged - NEWEST ? 1 : STEP) {
                assertThat(survivor.findByRequest("pekalongan", requestOf(sequence))).as("request of %d", sequence)
                        .contains(entry(sequence));
            }
        }
    }
}
