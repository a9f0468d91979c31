package id.bilik.queueserver.lab.benchmarks;

import static id.bilik.queueserver.lab.benchmarks.BenchTable.ROUNDS;
import static id.bilik.queueserver.lab.benchmarks.BenchTable.in;
import static id.bilik.queueserver.lab.benchmarks.BenchTable.median;

import id.bilik.testsupport.browser.Chromium;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One officer and people in six booths. The machine does the work of seven, so its load is said with each figure. */
final class VideoFigures {
    private static final int SEATINGS = 3;
    private static final int SWITCHES = 20;
    private static final int MUTES = 20;
    private static final Duration WATCHED = Duration.ofSeconds(10);

    private VideoFigures() {}

    private interface Measured {
        double millis() throws IOException;
    }

    static void print(Path directory) throws IOException {
        Optional<Path> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.MISSING);
            return;
        }
        in(directory, data -> {
            try (VideoBench bench = VideoBench.open(chromium.orElseThrow(), data)) {
                measure(bench);
            }
        });
    }

    private static void measure(VideoBench bench) throws IOException {
        VideoBench.Seated seated = bench.seat(SEATINGS);
        row("seated -> both see each other, %d times".formatted(seated.times()),
                "p50 %.0f ms, p95 %.0f ms".formatted(seated.p50(), seated.p95()), "p95 < 500 ms");
        row("officer's browser, six booths, one of them large", "%.0f %% of one core"
                .formatted(median(bench.processor(ROUNDS, WATCHED), Double::doubleValue)), "<= 60 %");
        List<Double> switches = bench.switches(SWITCHES);
        row("large booth 640 wide, of %d switches".formatted(SWITCHES), "%d, within %.0f ms at the median"
                .formatted(switches.size(), median(switches, Double::doubleValue)), "all");
        List<Double> sound = bench.sound(MUTES);
        row("officer's voice, track to track, and after %d mutes".formatted(MUTES),
                "%.0f ms, %.0f ms".formatted(sound.getFirst(), sound.getLast()), "< 150 ms, the same");
        row("officer's page loaded anew -> six pictures", rounds(bench::backAfterReload), "< 2 s");
        for (Duration cut : List.of(Duration.ofSeconds(10), Duration.ofSeconds(30))) {
            row("a booth's line cut for %d s -> both pictures".formatted(cut.toSeconds()),
                    rounds(() -> bench.backAfter(cut)), cut.toSeconds() == 10 ? "< 0.5 s" : "< 4 s");
        }
        row("server killed and started: longest gap of a picture", rounds(bench::longestGapOverKill), "<= 500 ms");
    }

    private static void row(String what, String measured, String goal) {
        BenchTable.row(what, measured, goal,
                "load %.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    /** The median, and what the worst round was. */
    private static String rounds(Measured figure) throws IOException {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(figure.millis());
        }
        return "%.0f ms, at most %.0f ms".formatted(median(rounds, Double::doubleValue),
                rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
}
