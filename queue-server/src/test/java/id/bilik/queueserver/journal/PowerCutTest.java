package id.bilik.queueserver.journal;

import static id.bilik.queueserver.journal.Entries.entries;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged had been forced to the disk. */
class PowerCutTest {
    @TempDir
    Path directory;

    private UnreliableDisk disk;

    @BeforeEach
    void plugIn() { disk = UnreliableDisk.register(); }

    @AfterEach
    void unplug() { disk.close(); }

    @Test
    void what_was_forced_alone_holds_every_acknowledged_entry_after_each_append() throws IOException {
        try (Journal journal = open()) {
            for (int batch = 0; batch < 25; batch++) {
                int before = disk.forces();
                journal.append("pekalongan", entries(batch * 5L + 1, batch * 5L + 5));

                assertThat(disk.forces()).as("forces by append %d", batch).isGreaterThan(before);
                leave(disk.forced(), batch);
                assertSurvives(batch, batch * 5L + 5);
            }
        }
    }

    @Test
    void a_snapshot_that_was_saved_had_been_forced() throws IOException {
        try (Journal journal = open()) {
            journal.append("pekalongan", entries(1, 1));
            journal.saveSnapshot("pekalongan", new Snapshot(1, 1, "x".repeat(100_000)));
            leave(disk.forced(), 0);

            try (Journal survivor = reopen(0)) {
                assertThat(survivor.findSnapshot("pekalongan", 1)).isPresent();
            }
        }
    }

    /** In between, the disk may have taken any of the writes, in any order, H2's own housekeeping among them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whichever_of_the_later_writes_reached_the_disk_no_acknowledged_entry_is_lost(long seed)
            throws IOException, InterruptedException {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Long> acknowledged = new ArrayList<>();
        try (Journal journal = open()) {
            long last = 0;
            for (int round = 0; round < 6; round++) {
                int appends = chance.nextInt(1, 60);
                for (int i = 0; i < appends; i++) {
                    int size = chance.nextInt(1, 12);
                    journal.append("pekalongan", entries(last + 1, last + size));
                    last += size;
                }
                journal.saveSnapshot("pekalongan", new Snapshot(last, 1, "s".repeat(chance.nextInt(20_000))));
                Thread.sleep(chance.nextInt(0, 250));
                leave(disk.afterPowerCut(chance), round);
                acknowledged.add(last);
            }
        }
        for (int i = 0; i < acknowledged.size(); i++) {
            assertSurvives(i, acknowledged.get(i));
        }
    }

    private Journal open() { return JdbiJournal.open(Database.in(directory, UnreliableDisk.SCHEME)); }

    private void assertSurvives(int cut, long acknowledged) {
        try (Journal survivor = reopen(cut)) {
            assertThat(survivor.last("pekalongan")).as("after cut %d", cut).isGreaterThanOrEqualTo(acknowledged);
            assertThat(survivor.read("pekalongan", 0, 100_000))
                    .startsWith(entries(1, acknowledged).toArray(JournalEntry[]::new));
        }
    }

    private void leave(byte[] left, int cut) throws IOException {
        Path after = Files.createDirectories(directory.resolve("cut" + cut));
        Files.write(after.resolve("bilik.mv.db"), left);
    }

    private Journal reopen(int cut) { return JdbiJournal.open(Database.in(directory.resolve("cut" + cut))); }
}
