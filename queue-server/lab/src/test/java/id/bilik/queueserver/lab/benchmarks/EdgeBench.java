package id.bilik.queueserver.lab.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** What others feel of thousands of live feeds and of senders that never come to an end. */
final class EdgeBench {
    /** A person every 20 ms: 180,000 an hour. */
    private static final Duration PACE = Duration.ofMillis(20);

    /** @param p50 of the wait for a ticket, milliseconds; likewise the other */
    record Figures(double p50, double p95) {}

    private EdgeBench() {}

    /** So many tickets {@code A001} and on, which phones can follow. */
    static void fill(BilikProcess branch, int tickets) throws IOException {
        try (LeanClient client = LeanClient.connect(branch.port())) {
            for (int i = 0; i < tickets; i++) {
                ticket(client);
            }
        }
    }

    /** Tickets at a steady pace. A ticket that comes late because of the one before counts from when it was due. */
    static Figures others(BilikProcess branch, Duration run) throws IOException {
        Histogram micros = new Histogram(60_000_000, 3);
        long until = System.nanoTime() + run.toNanos();
        othersWhile(branch, () -> System.nanoTime() < until, micros);
        return new Figures(micros.getValueAtPercentile(50) / 1000.0, micros.getValueAtPercentile(95) / 1000.0);
    }

    /**
     * The same for as long as something lasts.
     *
     * @param micros takes the waits
     * @return nanoseconds that it lasted
     */
    static long othersWhile(BilikProcess branch, BooleanSupplier lasts, Histogram micros) throws IOException {
        try (LeanClient client = LeanClient.connect(branch.port())) {
            long begin = System.nanoTime();
            for (long due = begin; lasts.getAsBoolean(); due += PACE.toNanos()) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                ticket(client);
                micros.recordValue((System.nanoTime() - due) / 1000);
            }
            return System.nanoTime() - begin;
        }
    }

    /** Feeds whose client is gone are noticed by their next sign of life. */
    static void awaitNoFeeds(BilikProcess branch) throws IOException {
        try (LeanClient client = LeanClient.connect(branch.port())) {
            while (!client.send("GET", "/metrics", "").body().contains("\nbilik_screens_connected 0.0\n")) {
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        }
    }

    private static void ticket(LeanClient client) throws IOException {
        LeanClient.Answer answer = client.send("POST", TicketBench.BRANCH + "/tickets",
                "{\"requestId\":\"" + UUID.randomUUID() + "\",\"service\":\"jht\"}");
        if (answer.status() != 201) {
            throw new IOException("no ticket: " + answer.body());
        }
    }

    /** Half of them boards, half of them phones, each with a ticket of its own. The tickets must be there. */
    static IdleFeeds open(BilikProcess branch, int feeds) throws IOException {
        IdleFeeds opened = new IdleFeeds();
        open(opened, branch, "127.0.0.1", feeds);
        return opened;
    }

    /** Likewise from two addresses. */
    static IdleFeeds open(BilikProcess branch, int here, int there) throws IOException {
        IdleFeeds opened = open(branch, here);
        open(opened, branch, "127.0.0.2", there);
        return opened;
    }

    private static void open(IdleFeeds opened, BilikProcess branch, String from, int feeds) throws IOException {
        InetAddress address = InetAddress.getByName(from);
        for (int i = 0; i < feeds; i++) {
            opened.open(address, branch.port(), TicketBench.BRANCH
                    + (i % 2 == 0 ? "/board/live" : "/tickets/A%03d/live".formatted(i / 2 + 1)));
        }
        opened.await();
    }
}
