package id.bilik.queueserver.server.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalDamaged;
import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup takes of a journal is whole, and holds all that was acknowledged before. */
class JournalPrefixTest {
    private static final int COPIES = 60;
    private static final int ARCHIVES = 12;

    @TempDir
    Path data;

    private static JournalEntry entry(long sequence) {
        return new JournalEntry(sequence, Instant.EPOCH, "MessageShown", "{\"text\":\"" + "x".repeat(50) + "\"}", null);
    }

    /** Reads all of it, and answers the last entry. */
    private static long readThrough(JournalPrefix prefix) throws IOException {
        long next = 1;
        for (JournalPrefix.Piece piece : prefix.pieces()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            piece.copyTo(bytes);
            assertThat(bytes.size()).isEqualTo((int) piece.length());
            if (piece.first() > 0) {
                next = JournalPrefix.read(piece.name(), bytes.toByteArray(), next, entry -> {});
            }
        }
        return next - 1;
    }

    @Test
    void each_copy_holds_all_that_was_acknowledged_before_while_files_fill_up_and_are_archived() throws Exception {
        AtomicLong acknowledged = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        try (Journal journal = FileJournal.open(data, Disk.REAL, 2_000)) {
            journal.append("pekalongan", List.of(entry(1), entry(2), entry(3)));
            acknowledged.set(3);
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!done.get()) {
                    long last = acknowledged.get();
                    journal.append("pekalongan", List.of(entry(last + 1), entry(last + 2), entry(last + 3)));
                    acknowledged.set(last + 3);
                }
            });
            try {
                for (int copy = 0; copy < COPIES || archives() < ARCHIVES; copy++) {
                    long before = acknowledged.get();
                    try (JournalPrefix prefix = JournalPrefix.open(data)) {
                        long last = readThrough(prefix);
                        assertThat(last).isGreaterThanOrEqualTo(before)
                                .isEqualTo(prefix.lasts().get("pekalongan"));
                        assertThat(last % 3).as("whole batches").isZero();
                    }
                }
            } finally {
                done.set(true);
                writer.join();
            }
        }
    }

    private long archives() throws IOException {
        try (Stream<Path> files = Files.list(FileJournal.folder(data).resolve("pekalongan"))) {
            return files.filter(file -> Names.sequence(file, Names.ARCHIVE).isPresent()).count();
        }
    }

    @Test
    void a_torn_end_stays_out() throws IOException {
        try (Journal journal = FileJournal.open(data)) {
            journal.append("pekalongan", List.of(entry(1)));
        }
        Path file = Names.of(FileJournal.folder(data).resolve("pekalongan"), 1, Names.SEGMENT);
        Files.writeString(file, "0000000\t2\t1/1\t", StandardOpenOption.APPEND);
        try (JournalPrefix prefix = JournalPrefix.open(data)) {
            assertThat(readThrough(prefix)).isEqualTo(1);
        }
    }

    @Test
    void a_journal_that_lacks_a_file_is_not_copied() throws IOException {
        try (Journal journal = FileJournal.open(data, Disk.REAL, 200)) {
            for (long sequence = 1; sequence < 20; sequence++) {
                journal.append("pekalongan", List.of(entry(sequence)));
            }
        }
        Path branch = FileJournal.folder(data).resolve("pekalongan");
        try (Stream<Path> files = Files.list(branch)) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith(Names.number(1))).toList()) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(() -> JournalPrefix.open(data)).isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("entries 1 to ");
    }
}
