package id.bilik.queueserver.lab.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The table that {@link Bench} prints, and the folders that its rounds work in. */
final class BenchTable {
    static final int ROUNDS = 3;
    private static final String ROW = "| %-46s | %-32s | %-24s | %-40s |%n";

    private BenchTable() {}

    static void begin() {
        System.out.printf("%n" + ROW, "what (medians of " + ROUNDS + " rounds)", "measured", "goal",
                "limit of this machine in this run");
        System.out.printf(ROW, "---", "---", "---", "---");
    }

    static void row(String what, String measured, String goal, String limit) {
        System.out.printf(ROW, what, measured, goal, limit);
        System.out.flush();
    }

    static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    interface Round {
        void run(Path data) throws IOException;
    }

    /** In a folder of its own, which is gone afterwards. */
    static void in(Path directory, Round round) throws IOException {
        Path data = Files.createTempDirectory(directory, "branch");
        try {
            round.run(data);
        } finally {
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException kept) {
                        throw new UncheckedIOException(kept);
                    }
                });
            }
        }
    }
}
