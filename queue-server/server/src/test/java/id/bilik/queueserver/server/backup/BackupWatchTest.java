package id.bilik.queueserver.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a technician is told that no backup was made. */
class BackupWatchTest {
    @TempDir
    Path data;

    private Instant now = Instant.parse("2026-03-10T06:00:00Z");
    private BackupWatch watch;

    @BeforeEach
    void begin() { watch = new BackupWatch(data, () -> now); }

    private void made(Instant at) throws IOException {
        new BackupState(new BackupState.Last(at, "file", 1, 1, new LinkedHashMap<>()), null).write(data);
    }

    @Test
    void a_day_and_two_hours_after_the_last_one_the_alarm_stands() throws IOException {
        made(now);
        now = now.plus(Duration.ofHours(26).minusSeconds(1));
        assertThat(watch.alarms()).isEmpty();

        now = now.plus(Duration.ofMinutes(1));
        assertThat(watch.alarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.kind()).isEqualTo("backup-missing"));
    }

    /** It says nothing of today, however long that time is still to come. */
    @Test
    void a_last_one_of_a_wrong_clock_is_none() throws IOException {
        made(now.plus(Duration.ofDays(400)));
        now = now.plus(Duration.ofMinutes(1));

        assertThat(watch.health().problem()).contains("a wrong clock");
        assertThat(watch.alarms()).singleElement()
                .satisfies(alarm -> assertThat(alarm.since()).isBefore(now));
    }
}
