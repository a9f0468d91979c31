package id.bilik.queueserver.lab.benchmarks;

import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.JournalEntry;
import id.bilik.queueserver.server.journal.file.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * The limit that the journal and the disk set: bare group commit. Clients hand one entry each to a single writer and
 * wait; whatever waits shares the next durable transaction. Nothing is decided, nothing is sent.
 */
public final class JournalBench {
    private static final String DATA = """
            {"ticket":"A042","service":"jht","priority":"none","channel":"kiosk","ahead":12,"low":300,"likely":540}""";

    private JournalBench() {}

    /**
     * What one run gave.
     *
     * @param perSecond entries that were durable, per second
     * @param p50 of a client's wait, in milliseconds; likewise the others
     * @param batch entries per transaction, on average
     * @param fileMegabytes of the files at the end of the run
     */
    public record Figures(int clients, double perSecond, double p50, double p95, double p99, double batch,
            long fileMegabytes) {
        @Override
        public String toString() {
            return "bare group commit, %2d clients: %,7.0f entries/s, p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, %.1f a batch, file %d MB"
                    .formatted(clients, perSecond, p50, p95, p99, batch, fileMegabytes);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments.length > 0 ? arguments[0] : "target/bench-journal");
        for (int clients : List.of(1, 10, 16)) {
            System.out.println(measure(directory, clients, Duration.ofSeconds(2), Duration.ofSeconds(5)));
        }
        startAfter(directory, 60_000);
        startAfter(directory, 1_000_000);
    }

    /** Runs on a fresh journal below the directory, and removes it. */
    public static Figures measure(Path directory, int clients, Duration warmUp, Duration run) throws IOException {
        Path fresh = fresh(directory);
        try (Journal journal = FileJournal.open(fresh)) {
            Group group = new Group(journal);
            group.run(clients, warmUp);
            return group.run(clients, run).figures(clients, fresh);
        } finally {
            remove(fresh);
        }
    }

    /** Prints how long an existing journal of that many entries takes to open, the newest entry known. */
    static void startAfter(Path directory, int entries) throws IOException {
        Path fresh = fresh(directory);
        try {
            try (Journal journal = FileJournal.open(fresh)) {
                for (int i = 0; i < entries; i += 500) {
                    List<JournalEntry> batch = new ArrayList<>();
                    for (int j = 1; j <= 500; j++) {
                        batch.add(entry(i + j));
                    }
                    journal.append("pekalongan", batch);
                }
            }
            for (int i = 0; i < 3; i++) {
                long began = System.nanoTime();
                try (Journal journal = FileJournal.open(fresh)) {
                    long opened = System.nanoTime();
                    long last = journal.last("pekalongan");
                    System.out.printf("open with %,d entries: %d ms, first reading %d ms, %d MB%n", last,
                            (opened - began) / 1_000_000, (System.nanoTime() - opened) / 1_000_000,
                            megabytes(fresh));
                }
            }
        } finally {
            remove(fresh);
        }
    }

    private static JournalEntry entry(long sequence) {
        return new JournalEntry(sequence, Instant.now().truncatedTo(ChronoUnit.MICROS), "TicketIssued", DATA,
                UUID.randomUUID());
    }

    private static Path fresh(Path directory) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(directory), "journal");
    }

    private static long megabytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes >> 20;
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Group {
        private final Journal journal;
        private final BlockingQueue<CountDownLatch> waiting = new LinkedBlockingQueue<>();
        private long last;

        Group(Journal journal) {
            this.journal = journal;
            this.last = journal.last("pekalongan");
        }

        Result run(int clients, Duration time) {
            ConcurrentHistogram waits = new ConcurrentHistogram(TimeUnit.SECONDS.toNanos(60), 3);
            long began = System.nanoTime();
            long end = began + time.toNanos();
            List<Thread> threads = Stream.generate(() -> Thread.ofVirtual().start(() -> submitUntil(end, waits)))
                    .limit(clients).toList();
            long first = last;
            long batches = 0;
            List<CountDownLatch> group = new ArrayList<>();
            while (threads.stream().anyMatch(Thread::isAlive) || !waiting.isEmpty()) {
                if (next(group)) {
                    journal.append("pekalongan", entriesFor(group.size()));
                    last += group.size();
                    batches++;
                    group.forEach(CountDownLatch::countDown);
                    group.clear();
                }
            }
            return new Result(waits, last - first, batches, (System.nanoTime() - began) / 1e9);
        }

        private boolean next(List<CountDownLatch> group) {
            try {
                CountDownLatch one = waiting.poll(1, TimeUnit.MILLISECONDS);
                if (one == null) {
                    return false;
                }
                group.add(one);
                waiting.drainTo(group);
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<JournalEntry> entriesFor(int many) {
            List<JournalEntry> entries = new ArrayList<>(many);
            for (int i = 1; i <= many; i++) {
                entries.add(entry(last + i));
            }
            return entries;
        }

        private void submitUntil(long end, ConcurrentHistogram waits) {
            while (System.nanoTime() < end) {
                CountDownLatch durable = new CountDownLatch(1);
                long asked = System.nanoTime();
                waiting.add(durable);
                try {
                    durable.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                waits.recordValue(System.nanoTime() - asked);
            }
        }
    }

    private record Result(ConcurrentHistogram waits, long entries, long batches, double seconds) {
        Figures figures(int clients, Path file) throws IOException {
            return new Figures(clients, entries / seconds, milliseconds(50), milliseconds(95), milliseconds(99),
                    (double) entries / Math.max(1, batches), megabytes(file));
        }

        private double milliseconds(double percentile) { return waits.getValueAtPercentile(percentile) / 1e6; }
    }
}
