package id.bilik.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.kiosk.store.FolderDisk;
import id.bilik.kiosk.store.Store;
import id.bilik.process.clock.Uptime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

            assertThat(stamp.at()).isEqualTo(MORNING.plusSeconds(20));
            assertThat(stamp.exact()).isFalse();
        }
    }

    @Test
    void a_clock_that_is_ahead_makes_nothing_later() throws IOException {
        try (Store store = open()) {
            clock(store, new Run("first", Duration.ofMinutes(5))).heard(MORNING);
        }
        for (int days : new int[]{0, 1, 3, 400}) {
            try (Store store = open()) {
                Instant shown = MORNING.plus(Duration.ofDays(days));
                KioskClock clock = new KioskClock(() -> shown, new Run("second", Duration.ofSeconds(20)), store,
                        List.of());

                assertThat(clock.stamp())
                        .isEqualTo(new Stamp("second", 20_000, MORNING.plusSeconds(20), false, shown));
            }
        }
    }

    @Test
    void a_run_goes_on_from_the_last_moment_that_is_known_of_the_runs_before() throws IOException {
        Run first = new Run("first", Duration.ofMinutes(5));
        try (Store store = open()) {
            clock(store, first).heard(MORNING);
            Instant poisoned = MORNING.plus(Duration.ofDays(400));
            List<Stamp> known = List.of(
                    new Stamp("first", first.sinceBoot().plusMinutes(30).toMillis(), MORNING, false, null),
                    new Stamp("earlier", 5_000, poisoned, false, null));
            Stamp stamp = new KioskClock(() -> LONG_AGO, new Run("second", Duration.ofSeconds(20)), store, known)
                    .stamp();

            assertThat(stamp.at()).isEqualTo(MORNING.plusSeconds(30 * 60 + 20));
        }
    }

    @Test
    void what_a_clock_showed_counts_if_it_was_as_wrong_in_the_run_after_and_lies_between() throws IOException {
        Duration ahead = Duration.ofDays(30);
        try (Store store = open()) {
            new KioskClock(() -> MORNING, new Run("first", Duration.ofMinutes(5)), store, List.of()).heard(MORNING);
            Instant given = MORNING.plusSeconds(3_600);
            Stamp stamp = new KioskClock(() -> given.plus(ahead), new Run("second", Duration.ofMinutes(9)), store,
                    List.of()).stamp();
            Instant heard = MORNING.plusSeconds(7_200);
            KioskClock third = new KioskClock(() -> heard.plus(ahead), new Run("third", Duration.ofMinutes(1)), store,
                    List.of());
            assertThat(third.better(stamp).at()).isEqualTo(MORNING.plusSeconds(540));
            assertThat(third.latest(stamp)).isEmpty();
            third.heard(heard);

            assertThat(third.better(stamp).at()).isEqualTo(given);
            assertThat(third.better(stamp).exact()).isFalse();
            assertThat(third.latest(stamp)).contains(heard.minusSeconds(60));
            Stamp odd = new Stamp("second", 540_000, stamp.at(), false, given.plus(Duration.ofDays(3)));
            assertThat(third.better(odd)).isEqualTo(odd);
        }
    }

    private static KioskClock clock(Store store, Run run) {
        return new KioskClock(() -> LONG_AGO, run, store, List.of());
    }

    private Store open() throws IOException { return Store.open(FolderDisk.take(folder).orElseThrow()); }
}
