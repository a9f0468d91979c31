package id.bilik.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.kiosk.store.FolderDisk;
import id.bilik.kiosk.store.Store;
import id.bilik.process.clock.Uptime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of day on a machine that is restarted, switched off, and wrong. */
class KioskClockTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T01:15:00Z");
    /** What a Pi shows that lost its power long ago. */
    private static final Instant LONG_AGO = Instant.parse("2025-11-30T10:00:00Z");

    @TempDir
    private Path folder;

    /** A run of the machine, so far. */
    private record Run(String boot, Duration sinceBoot) implements Uptime {
        Run after(Duration more) { return new Run(boot, sinceBoot.plus(more)); }
    }

    @Test
    void a_restart_of_the_kiosk_keeps_the_time_that_the_server_said() throws IOException {
        Run run = new Run("first", Duration.ofMinutes(5));
        try (Store store = open()) {
            clock(store, run).heard(MORNING);
        }
        try (Store store = open()) {
            Stamp stamp = clock(store, run.after(Duration.ofMinutes(10))).stamp();

            assertThat(stamp.at()).isEqualTo(MORNING.plusSeconds(600));
            assertThat(stamp.exact()).isTrue();
        }
    }

    @Test
    void a_moment_of_an_earlier_run_is_known_from_what_the_server_said_in_it() throws IOException {
        Run run = new Run("first", Duration.ofMinutes(5));
        Stamp unknown;
        try (Store store = open()) {
            KioskClock clock = clock(store, run);
            unknown = clock.stamp();
            clock(store, run.after(Duration.ofMinutes(2))).heard(MORNING);
        }
        try (Store store = open()) {
            Stamp known = clock(store, new Run("second", Duration.ofSeconds(20))).better(unknown);

            assertThat(unknown.exact()).isFalse();
            assertThat(known.at()).isEqualTo(MORNING.minusSeconds(120));
            assertThat(known.exact()).isTrue();
        }
    }

    @Test
    void a_run_without_a_word_of_the_server_is_not_earlier_than_anything_that_was_known() throws IOException {
        try (Store store = open()) {
            clock(store, new Run("first", Duration.ofMinutes(5))).heard(MORNING);
        }
        try (Store store = open()) {
            Stamp stamp = clock(store, new Run("second", Duration.ofSeconds(20))).stamp();

            assertThat(stamp.at()).isEqualTo(MORNING);
            assertThat(stamp.exact()).isFalse();
        }
    }

    private static KioskClock clock(Store store, Run run) {
        return new KioskClock(() -> LONG_AGO, run, store, Instant.EPOCH);
    }

    private Store open() throws IOException { return Store.open(FolderDisk.take(folder).orElseThrow()); }
}
