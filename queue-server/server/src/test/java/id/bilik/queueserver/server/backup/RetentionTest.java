package id.bilik.queueserver.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was purged must not live on in backups, and the last good ones must not go with it. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:30:00Z");

    @TempDir
    Path folder;

    private Path made(int daysAgo) throws IOException {
        return Files.createFile(folder.resolve(BackupName.of(NOW.minus(Duration.ofDays(daysAgo)))));
    }

    @Test
    void those_that_are_too_old_go_and_nothing_else() throws IOException {
        Path today = made(0);
        Path yesterday = made(1);
        Path kept = made(30);
        Path old = made(31);
        Path other = Files.createFile(folder.resolve("bilik-epochs.txt"));
        Path foreign = Files.createFile(folder.resolve("bilik-20200101T000000Z.zip.age.copy"));

        assertThat(Retention.apply(folder, 30, NOW)).containsExactly(old);
        assertThat(old).doesNotExist();
        assertThat(today).exists();
        assertThat(yesterday).exists();
        assertThat(kept).exists();
        assertThat(other).exists();
        assertThat(foreign).exists();
    }

    @Test
    void the_newest_two_stay_however_old_they_are() throws IOException {
        made(200);
        Path second = made(120);
        Path first = made(100);
        Retention.apply(folder, 30, NOW);
        assertThat(Retention.list(folder)).containsExactly(first, second);
    }

    /** The machine's clock was a year ahead for a day. */
    @Test
    void a_name_of_a_time_that_has_not_come_is_none_of_the_two_and_stays() throws IOException {
        Path second = made(120);
        Path first = made(100);
        Path ahead = made(-365);
        Path furtherAhead = made(-366);

        assertThat(Retention.apply(folder, 30, NOW)).isEmpty();
        assertThat(Retention.list(folder)).containsExactly(furtherAhead, ahead, first, second);
    }
}
