package id.bilik.kiosk.technician;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.bilik.hardware.Lamps;
import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.hardware.simulated.SimulatedButtons;
import id.bilik.hardware.simulated.SimulatedLamps;
import id.bilik.hardware.simulated.SimulatedPrinter;
import id.bilik.kiosk.desk.SlipCopy;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.kiosk.store.FolderDisk;
import id.bilik.kiosk.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private final SimulatedPrinter printer = new SimulatedPrinter(PaperSize.MM_80.dots(), 9, () -> NOW);
    private final SimulatedLamps bulbs = new SimulatedLamps();
    private final HeldLamps lamps = new HeldLamps(bulbs);
    private PaperCount paper = PaperCount.forgotten(100);
    private final SlipCounts slips = SlipCounts.forgotten(InstantSource.system());
    private CountedPrinter counted = new CountedPrinter(printer, paper, slips);
    private @Nullable SlipCopy last;
    private Actions actions = actions();

    private Actions actions() {
        return new Actions("kiosk-1", "1.0", counted, () -> Optional.ofNullable(last), paper, PaperSize.MM_80, lamps,
                new ButtonCheck(new SimulatedButtons(List.of()), lamps, Duration.ofSeconds(1)), () -> NOW);
    }

    private String lastSlip() { return PaperText.of(printer.listSlips().getFirst().paper()); }

    @Test
    void a_test_slip_says_whose_it_is_and_uses_paper() throws InterruptedException {
        assertThat(actions.run("test-print")).isEqualTo(new ActionResult(true, "printed", Map.of(), "printed"));
        assertThat(lastSlip()).contains("TEST PRINT", "kiosk-1", "2026-11-23T01:00:00Z");
        assertThat(paper.left()).isEqualTo(99);
    }

    @Test
    void the_ruler_is_as_wide_as_the_paper() throws InterruptedException {
        actions.run("width-test");
        assertThat(lastSlip()).contains("|" + "-".repeat(PaperSize.MM_80.columns() - 2) + "|");
    }

    @Test
    void a_reprint_is_told_with_its_ticket_and_with_its_count_from_the_second_on() throws InterruptedException {
        assertThat(actions.run("reprint-last"))
                .isEqualTo(new ActionResult(false, "no-ticket", Map.of(), "this kiosk remembers no ticket"));
        last = new SlipCopy("A042", 1, new PrintOutcome.Printed());
        assertThat(actions.run("reprint-last"))
                .isEqualTo(new ActionResult(true, "printed", Map.of("ticket", "A042"), "A042: printed"));
        last = new SlipCopy("A042", 2, new PrintOutcome.Failed(PrinterStatus.PAPER_OUT, "no paper"));
        assertThat(actions.run("reprint-last"))
                .isEqualTo(new ActionResult(false, "not-printed",
                        Map.of("ticket", "A042", "copy", "2", "printer", "paper-out", "reason", "no paper"),
                        "A042, copy 2: paper-out: no paper"));
    }

    @Test
    void one_job_waits_for_the_other_whoever_sends_it() throws InterruptedException {
        Semaphore entered = new Semaphore(0);
        Semaphore may = new Semaphore(0);
        CountedPrinter slow = new CountedPrinter(new ReceiptPrinter() {
            @Override
            public PrintOutcome print(byte[] job) {
                entered.release();
                may.acquireUninterruptibly();
                return new PrintOutcome.Printed();
            }

            @Override
            public PrinterStatus status() { return PrinterStatus.READY; }
        }, paper, slips);
        Thread ticket = Thread.ofPlatform().start(() -> slow.print(new byte[0]));
        entered.acquire();
        Thread technician = Thread.ofPlatform().start(() -> slow.print(new byte[0]));
        await().until(() -> technician.getState() == Thread.State.BLOCKED);
        assertThat(entered.availablePermits()).as("jobs at the printer beside the first").isZero();
        may.release(2);
        ticket.join();
        technician.join();
        assertThat(entered.availablePermits()).isEqualTo(1);
    }

    @Test
    void a_printer_that_can_not_is_said_and_counts_no_paper() throws InterruptedException {
        printer.setStatus(PrinterStatus.COVER_OPEN);
        assertThat(actions.run("test-print").success()).isFalse();
        assertThat(actions.run("test-print").detail()).contains("cover-open");
        assertThat(paper.left()).isEqualTo(100);
    }

    @Test
    void the_count_costs_no_write_outlives_a_restart_and_begins_anew_with_a_roll(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("kiosk.log");
        Store store = count(folder);
        for (int i = 0; i < 25; i++) {
            actions.run("test-print");
        }
        assertThat(file).doesNotExist();
        store.close();

        store = count(folder);
        assertThat(paper.left()).isEqualTo(75);
        assertThat(actions.run("new-roll").detail())
                .isEqualTo("the roll before gave 25 slips; this one is taken for 100");
        byte[] afterAPowerCut = Files.readAllBytes(file);
        store.close();
        Files.write(file, afterAPowerCut);

        count(folder).close();
        assertThat(paper.left()).isEqualTo(100);
    }

    private Store count(Path folder) throws IOException {
        Store store = Store.open(FolderDisk.take(folder).orElseThrow());
        paper = PaperCount.kept(store, 100);
        counted = new CountedPrinter(printer, paper, slips);
        actions = actions();
        return store;
    }

    @Test
    void paper_that_is_there_again_after_it_was_out_is_a_new_roll() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            actions.run("test-print");
        }
        show(PrinterStatus.PAPER_NEAR_END, PrinterStatus.READY, PrinterStatus.OFFLINE, PrinterStatus.READY);
        assertThat(paper.left()).as("a sensor that wavers, and power that went").isEqualTo(40);
        show(PrinterStatus.PAPER_OUT, PrinterStatus.COVER_OPEN, PrinterStatus.PAPER_OUT, PrinterStatus.READY);
        assertThat(paper.left()).isEqualTo(100);
    }

    @Test
    void a_young_roll_that_was_taken_out_and_put_back_is_the_same_roll() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            actions.run("test-print");
        }
        show(PrinterStatus.PAPER_OUT, PrinterStatus.READY);
        assertThat(paper.left()).isEqualTo(80);
    }

    private void show(PrinterStatus... each) {
        for (PrinterStatus status : each) {
            printer.setStatus(status);
            assertThat(counted.status()).isEqualTo(status);
        }
    }

    @Test
    void lamps_are_tested_from_the_dark_and_then_show_what_the_kiosk_wants() throws InterruptedException {
        List<String> seen = new CopyOnWriteArrayList<>();
        HeldLamps watched = new HeldLamps(new Lamps() {
            private final SimulatedLamps memory = new SimulatedLamps();

            @Override
            public void set(String name, boolean lit) {
                memory.set(name, lit);
                seen.add(name + (lit ? "+" : "-"));
            }

            @Override
            public SequencedMap<String, Boolean> states() { return memory.states(); }
        });
        watched.set("button-1", true);
        watched.set("paper-low", false);
        seen.clear();
        Actions tested = new Actions("kiosk-1", "1.0", counted, Optional::empty, paper, PaperSize.MM_80, watched,
                new ButtonCheck(new SimulatedButtons(List.of()), watched, Duration.ofSeconds(1)), () -> NOW);
        assertThat(tested.run("lamp-test"))
                .isEqualTo(new ActionResult(true, "lamps", Map.of("count", "2"), "2 lamps in turn"));
        assertThat(seen).containsExactly("button-1-", "paper-low-", "button-1+", "button-1-", "paper-low+",
                "paper-low-", "button-1+", "paper-low-");
    }

    @Test
    void a_kiosk_without_a_panel_says_so_instead_of_waiting() throws InterruptedException {
        assertThat(actions.run("button-test"))
                .isEqualTo(new ActionResult(false, "no-buttons", Map.of(), "there is no button"));
        assertThat(actions.run("lamp-test"))
                .isEqualTo(new ActionResult(false, "no-lamps", Map.of(), "there is no lamp"));
    }
}
