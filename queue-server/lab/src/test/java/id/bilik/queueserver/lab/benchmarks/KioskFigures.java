package id.bilik.queueserver.lab.benchmarks;

import static id.bilik.queueserver.lab.benchmarks.BenchTable.ROUNDS;
import static id.bilik.queueserver.lab.benchmarks.BenchTable.in;
import static id.bilik.queueserver.lab.benchmarks.BenchTable.median;
import static id.bilik.queueserver.lab.benchmarks.BenchTable.row;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A kiosk as it is installed, with its server and a printer: its start, its memory, and how soon a slip begins. */
final class KioskFigures {
    private static final int SLIPS = 200;
    private static final int SLIPS_OF_DAYS = 2_000;
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration WRITING = Duration.ofSeconds(3);

    private KioskFigures() {}

    static void print(Path directory) throws IOException {
        BilikProcess.install("kiosk", "id.bilik.kiosk.Main");
        List<Double> seconds = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        List<KioskBench.Figures> slips = new ArrayList<>();
        List<JournalBench.Figures> writes = new ArrayList<>();
        double[] residentLater = new double[1];
        List<Double> serverSeconds = new ArrayList<>();
        double[] serverResident = new double[1];
        in(directory, data -> {
            try (KioskBench bench = KioskBench.start(data)) {
                for (int round = 0; round < ROUNDS; round++) {
                    KioskBench.Start start = bench.startKiosk();
                    seconds.add(start.seconds());
                    resident.add(start.megabytes());
                    slips.add(bench.printSlips(SLIPS));
                    writes.add(JournalBench.measure(data.resolve("disk"), 1, WARM_UP, WRITING));
                }
                bench.printSlips(SLIPS_OF_DAYS);
                residentLater[0] = bench.kioskMegabytes();
                TicketBench.fill(bench.branch(), 10_000);
                serverResident[0] = bench.branch().residentMegabytes();
                bench.branch().kill();
            }
            for (int round = 0; round < ROUNDS; round++) {
                try (BilikProcess branch = BilikProcess.branch(data.resolve("branch"))) {
                    serverSeconds.add(branch.secondsToReady());
                    branch.kill();
                }
            }
        });
        row("installed kiosk, start to ready", "%.2f s".formatted(median(seconds, Double::doubleValue)), "<= 1 s",
                "");
        row("installed kiosk, resident after its first slips", mebibytes(median(resident, Double::doubleValue)),
                "<= 110 MiB", "");
        row("installed kiosk, resident after %,d further slips".formatted(SLIPS + SLIPS_OF_DAYS),
                mebibytes(residentLater[0]), "<= 110 MiB", "");
        row("a wish at the kiosk -> first byte at the printer",
                "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms".formatted(median(slips, KioskBench.Figures::p50),
                        median(slips, KioskBench.Figures::p95), median(slips, KioskBench.Figures::p99)),
                "p95 <= 20 ms", "it waits for the disk twice; one durable write: p50 %.1f ms, p95 %.1f ms".formatted(
                        median(writes, JournalBench.Figures::p50), median(writes, JournalBench.Figures::p95)));
        row("server with a kiosk, start after 10,000 tickets", "%.2f s".formatted(
                median(serverSeconds, Double::doubleValue)), "< 1 s", "");
        row("server with a kiosk, resident after 10,000 tickets", "%.0f MB".formatted(serverResident[0]),
                "< 200 MB", "");
    }

    private static String mebibytes(double megabytes) { return "%.0f MiB".formatted(megabytes * 1e6 / (1 << 20)); }
}
