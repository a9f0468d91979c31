package id.bilik.queueserver.lab.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** Durable tickets over HTTP: each client holds one connection and asks for the next ticket when it has the last. */
final class TicketBench {
    static final String BRANCH = "/api/branches/pekalongan";
    private static final List<String> SERVICES = List.of("jht", "jkk", "jkm", "jp", "info", "kolektif");

    /** @param p95 of a client's wait for the answer, milliseconds; likewise the others */
    record Figures(int clients, int waiting, double perSecond, double p50, double p95, double p99) {}

    private TicketBench() {}

    /** Tickets as fast as they come; the queue grows. */
    static Figures issue(BilikProcess branch, int clients, Duration run) throws IOException {
        return run(branch, clients, 0, run, false);
    }

    /** Each ticket leaves the queue again, untimed, so that about {@code waiting} wait all the while. */
    static Figures issueAmong(BilikProcess branch, int clients, int waiting, Duration run) throws IOException {
        return run(branch, clients, waiting, run, true);
    }

    static void fill(BilikProcess branch, int tickets) throws IOException {
        AtomicLong left = new AtomicLong(tickets);
        inParallel(10, () -> {
            try (LeanClient client = LeanClient.connect(branch.port())) {
                while (left.getAndDecrement() > 0) {
                    ticket(client);
                }
            }
        });
    }

    private static Figures run(BilikProcess branch, int clients, int waiting, Duration run, boolean leave)
            throws IOException {
        ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000, 3);
        AtomicLong issueNanos = new AtomicLong();
        long until = System.nanoTime() + run.toNanos();
        inParallel(clients, () -> {
            try (LeanClient client = LeanClient.connect(branch.port())) {
                for (long began = System.nanoTime(); began < until; began = System.nanoTime()) {
                    LeanClient.Answer answer = ticket(client);
                    long took = System.nanoTime() - began;
                    micros.recordValue(took / 1000);
                    issueNanos.addAndGet(took);
                    if (leave) {
                        client.send("DELETE", BRANCH + "/tickets/" + answer.text("ticket"), "");
                    }
                }
            }
        });
        double perSecond = leave
                ? clients * micros.getTotalCount() * 1e9 / issueNanos.get()
                : micros.getTotalCount() * 1e9 / run.toNanos();
        return new Figures(clients, waiting, perSecond, micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(95) / 1000.0, micros.getValueAtPercentile(99) / 1000.0);
    }

    private static LeanClient.Answer ticket(LeanClient client) throws IOException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        LeanClient.Answer answer = client.send("POST", BRANCH + "/tickets",
                "{\"requestId\":\"" + new UUID(random.nextLong(), random.nextLong()) + "\",\"service\":\""
                        + SERVICES.get(random.nextInt(SERVICES.size())) + "\"}");
        if (answer.status() != 201) {
            throw new IOException("no ticket: " + answer.body());
        }
        return answer;
    }

    /** Something that may fail on the wire. */
    interface Work {
        void run() throws IOException;
    }

    static void inParallel(int threads, Work work) throws IOException {
        List<Thread> running = new ArrayList<>();
        @Nullable
        IOException[] failure = new IOException[1];
        for (int i = 0; i < threads; i++) {
            running.add(Thread.ofPlatform().start(() -> {
                try {
                    work.run();
                } catch (IOException failed) {
                    failure[0] = failed;
                }
            }));
        }
        for (Thread thread : running) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (failure[0] != null) {
            throw failure[0];
        }
    }
}
