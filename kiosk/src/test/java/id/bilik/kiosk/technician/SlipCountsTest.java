package id.bilik.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.kiosk.store.FolderDisk;
import id.bilik.kiosk.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlipCountsTest {

    private static final PrintOutcome PRINTED = new PrintOutcome.Printed();
    private static final PrintOutcome UNCONFIRMED = new PrintOutcome.Unconfirmed("says nothing");
    private static final PrintOutcome FAILED = new PrintOutcome.Failed(PrinterStatus.JAMMED, "jammed");

    private Instant now = Instant.parse("2026-03-02T01:15:00Z");
    private final SlipCounts slips = SlipCounts.forgotten(() -> now);

    @TempDir
    private Path folder;

    @Test
    void a_slip_without_proof_is_neither_printed_nor_failed() {
        count(PRINTED, UNCONFIRMED, UNCONFIRMED, FAILED, UNCONFIRMED);
        assertThat(slips.day()).isEqualTo(new SlipCounts.Day(1, 3, 1, 1));
    }

    @Test
    void a_day_begins_anew_and_a_run_goes_on() {
        count(PRINTED, UNCONFIRMED, UNCONFIRMED);
        now = now.plus(Duration.ofDays(1));
        assertThat(slips.day()).isEqualTo(new SlipCounts.Day(0, 0, 0, 2));
        count(UNCONFIRMED);
        assertThat(slips.day()).isEqualTo(new SlipCounts.Day(0, 1, 0, 3));
    }

    @Test
    void a_restart_forgets_nothing() throws IOException {
        try (Store before = store()) {
            SlipCounts counts = SlipCounts.kept(before, () -> now);
            List.of(PRINTED, UNCONFIRMED, UNCONFIRMED).forEach(counts::count);
        }
        try (Store after = store()) {
            SlipCounts counts = SlipCounts.kept(after, () -> now);
            assertThat(counts.day()).isEqualTo(new SlipCounts.Day(1, 2, 0, 2));
            counts.count(UNCONFIRMED);
        }
        now = now.plus(Duration.ofDays(1));
        try (Store nextDay = store()) {
            assertThat(SlipCounts.kept(nextDay, () -> now).day()).isEqualTo(new SlipCounts.Day(0, 0, 0, 3));
        }
    }

    private Store store() throws IOException { return Store.open(FolderDisk.take(folder).orElseThrow()); }

    private void count(PrintOutcome... outcomes) {
        for (PrintOutcome outcome : outcomes) {
            slips.count(outcome);
        }
    }
}
