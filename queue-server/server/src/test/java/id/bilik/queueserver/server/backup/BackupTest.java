package id.bilik.queueserver.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.technician.Alarm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a backup, and what happens where none can be made or restored. */
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:30:00Z");

    @TempDir
    Path folder;

    private final RecoveryKey.Pair key = RecoveryKey.make();
    private Path data;
    private Path usb;

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        usb = Files.createDirectory(folder.resolve("usb"));
        key.key().keep(data);
        try (Journal journal = FileJournal.open(data)) {
            journal.append("pekalongan",
                    List.of(new JournalEntry(1, NOW, "MessageShown", "{\"text\":\"selamat pagi\"}", null)));
        }
        Files.writeString(data.resolve("follow.key"), "secret");
        Files.createDirectories(data.resolve("day-keys"));
        Files.writeString(data.resolve("day-keys/2026-11-27"), "key of a day");
        Files.createDirectories(data.resolve("library"));
        Files.writeString(data.resolve("library/native.so"), "code");
        Files.createDirectories(data.resolve("before-restore-20261101T000000Z"));
        Files.writeString(data.resolve("before-restore-20261101T000000Z/follow.key"), "older");
    }

    private Backup.Done make() throws BackupFailed { return make(Optional.empty()); }

    private Backup.Done make(Optional<Path> plan) throws BackupFailed {
        return new Backup(new Backup.Source(data, plan, false, "test"), NOW).make(usb, OptionalInt.of(30));
    }

    private List<String> names(Path backup) throws Exception {
        List<String> names = new ArrayList<>();
        try (InputStream opened = SealedZip.read(backup, RecoveryKey.opener(key.secret()));
                ZipInputStream zip = new ZipInputStream(opened)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private void restore(Path backup, String typed) throws BackupFailed {
        new Restore(data, NOW, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)).run(backup,
                typed, OptionalInt.empty());
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(usb)) {
            assertThat(files).isEmpty();
        }
        assertThat(data.resolve(Catalogue.WORK)).doesNotExist();
    }

    @Test
    void a_backup_takes_files_that_nobody_thought_of_and_leaves_out_what_is_named() throws Exception {
        Files.writeString(data.resolve("of-a-later-version.json"), "{}");
        Path plan = Files.writeString(folder.resolve("plan.json"), "{}");
        assertThat(names(Path.of(make(Optional.of(plan)).made().file()))).containsExactly(
                "journal/pekalongan/0000000000000000001.log", "backup.recipient", "day-keys/2026-11-27", "follow.key",
                "of-a-later-version.json", "plan-of-backup.json", "manifest.json");
    }

    @Test
    void nothing_of_it_can_be_read_without_the_key() throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(make().made().file()));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("selamat pagi")
                .doesNotContain("follow.key").doesNotContain("secret");
    }

    @Test
    void damage_of_the_journal_is_found_before_a_backup_has_its_name() throws Exception {
        Path file = FileJournal.folder(data).resolve("pekalongan/0000000000000000001.log");
        String line = Files.readString(file);
        try (Journal journal = FileJournal.open(data)) {
            journal.append("pekalongan",
                    List.of(new JournalEntry(2, NOW, "MessageShown", "{\"text\":\"siang\"}", null)));
        }
        Files.writeString(file, Files.readString(file).replace("pagi", "malm"));
        assertThat(line).contains("pagi");
        assertThatThrownBy(this::make).isInstanceOf(BackupFailed.class).hasMessageContaining("not what was written");
        assertNothingLeft();
        assertThat(BackupState.read(data).failure()).isNotNull();
    }

    @Test
    void an_entry_that_cannot_follow_is_found_before_a_backup_has_its_name() throws Exception {
        try (Journal journal = FileJournal.open(data)) {
            journal.append("pekalongan",
                    List.of(new JournalEntry(2, NOW, "VisitReturned", "{\"ticket\":\"A001\"}", null)));
        }
        assertThatThrownBy(this::make).isInstanceOf(BackupFailed.class);
        assertNothingLeft();
    }

    @Test
    void where_no_backup_can_be_made_a_sentence_says_why() throws Exception {
        assertThatThrownBy(() -> new Backup(new Backup.Source(data, Optional.empty(), false, "test"), NOW)
                .make(folder.resolve("unplugged"), OptionalInt.of(30))).hasMessageContaining("is the disk there");
        assertThatThrownBy(() -> new Backup(new Backup.Source(data, Optional.empty(), false, "test"), NOW)
                .make(Files.createDirectories(data.resolve("inside")), OptionalInt.of(30)))
                .hasMessageContaining("another disk");
        Files.delete(data.resolve("backup.recipient"));
        assertThatThrownBy(this::make).hasMessageContaining("backup-key");
        assertNothingLeft();
    }

    @Test
    void a_backup_that_was_altered_or_truncated_is_not_restored_and_nothing_changes() throws Exception {
        Path backup = Path.of(make().made().file());
        long size = Files.size(backup);
        for (long at = 10; at < size; at += 97) {
            Path altered = Files.copy(backup, folder.resolve("altered" + at));
            try (RandomAccessFile file = new RandomAccessFile(altered.toFile(), "rw")) {
                file.seek(at);
                int there = file.read();
                file.seek(at);
                file.write(there ^ 1);
            }
            assertThatThrownBy(() -> restore(altered, key.secret())).as("byte %d", at).isInstanceOf(BackupFailed.class);
            Path truncated = folder.resolve("truncated" + at);
            Files.write(truncated, Arrays.copyOf(Files.readAllBytes(backup), (int) at));
            assertThatThrownBy(() -> restore(truncated, key.secret())).as("%d bytes", at)
                    .isInstanceOf(BackupFailed.class);
        }
        assertThatThrownBy(() -> restore(backup, RecoveryKey.make().secret()))
                .hasMessageContaining("not sealed for this recovery key");
        assertThatThrownBy(() -> restore(backup, "AGE-SECRET-KEY-1")).hasMessageContaining("mistyped");
        assertThat(data.resolve(Catalogue.RESTORING)).doesNotExist();
        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.last("pekalongan")).isEqualTo(1);
        }
    }

    @Test
    void a_key_is_read_as_people_type_it() throws Exception {
        String typed = key.secret().toLowerCase(Locale.ROOT).replaceAll("(.{10})", "$1 ") + "\n";
        restore(Path.of(make().made().file()), "# kept in the safe\n" + typed);
        try (Journal journal = FileJournal.open(data)) {
            assertThat(journal.last("pekalongan")).isEqualTo(2);
        }
        assertThat(data.resolve("before-restore-20261127T123000Z/day-keys/2026-11-27")).exists();
    }

    @Test
    void the_alarm_comes_26_hours_after_the_last_whole_backup_began() throws Exception {
        Instant[] now = {NOW};
        BackupWatch watch = new BackupWatch(data, () -> now[0]);
        assertThat(watch.alarms()).extracting(Alarm::kind).containsExactly("backup-missing");
        make();
        now[0] = NOW.plus(Duration.ofHours(26)).minusSeconds(1);
        assertThat(watch.alarms()).isEmpty();
        assertThat(watch.health()).isEqualTo(new BackupWatch.Health(true, NOW, null));
        now[0] = NOW.plus(Duration.ofHours(26));
        assertThat(watch.alarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.since()).isEqualTo(NOW.plus(Duration.ofHours(26))));
        assertThat(new BackupWatch(null, () -> now[0]).alarms()).as("none are wanted").isEmpty();
    }
}
