package id.bilik.queueserver.lab.benchmarks;

import id.bilik.queueserver.server.AuthenticatorApp;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/** What a guesser can tell by the clock, and what others feel while many people sign in at once. */
final class SignInBench {
    private static final String PASSWORD = "tujuh bakau biru laut";
    /** Attempts at an account or from an address that nobody has to wait for. */
    private static final int FREE_ATTEMPTS = 4;
    private static final long SEED = 1;
    private static final Duration QUIET = Duration.ofSeconds(5);

    private final BilikProcess branch;
    private final InstantSource clock = Clock.systemUTC();
    private final AtomicInteger addresses = new AtomicInteger();
    private int accounts;

    /** Who has joined. */
    record Joined(String name, String totpSecret) {}

    /** Medians of a wrong attempt, milliseconds. */
    record Guesses(double unknown, double invited, double joined) {
        /** Between the quickest and the slowest, as a part of the quickest. */
        double difference() {
            double[] sorted = {unknown, invited, joined};
            Arrays.sort(sorted);
            return sorted[2] / sorted[0] - 1;
        }
    }

    /**
     * What others felt.
     *
     * @param before  p95 of a ticket every 20 ms, alone, milliseconds
     * @param beside  the same while people sign in
     * @param seconds until the last of them was in
     * @param in      how many were; the others were told to come again
     */
    record Crowd(double before, double beside, double seconds, int in) {}

    SignInBench(BilikProcess branch) { this.branch = branch; }

    /** So many wrong attempts of each kind, in an order that is drawn. */
    Guesses guess(int attempts) throws IOException {
        List<String> invited = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < attempts; i += FREE_ATTEMPTS) {
            invited.add(invite().name);
            joined.add(join().name);
        }
        double[][] millis = new double[3][attempts];
        // by chance: whatever else comes in turns, as the collector does after so many hashes, meets all alike
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 3 * attempts; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(SEED));
        for (int each : order) {
            int i = each / 3;
            String name = switch (each % 3) {
                case 0 -> "Nobody " + i;
                case 1 -> invited.get(i / FREE_ATTEMPTS);
                default -> joined.get(i / FREE_ATTEMPTS);
            };
            millis[each % 3][i] = attempt(name);
        }
        return new Guesses(median(millis[0]), median(millis[1]), median(millis[2]));
    }

    /** So many people at once, each from a PC of their own, beside a ticket every 20 ms. */
    Crowd crowd(int people) throws IOException {
        List<Joined> joined = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            joined.add(join());
        }
        double before = EdgeBench.others(branch, QUIET).p95();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger in = new AtomicInteger();
        Histogram beside = new Histogram(60_000_000, 3);
        Thread[] signing = new Thread[people];
        for (int i = 0; i < people; i++) {
            signing[i] = Thread.ofVirtual().start(() -> {
                if (signIn(joined.get(next.getAndIncrement()))) {
                    in.incrementAndGet();
                }
            });
        }
        double seconds = EdgeBench.othersWhile(branch,
                () -> Arrays.stream(signing).anyMatch(Thread::isAlive), beside) / 1e9;
        return new Crowd(before, beside.getValueAtPercentile(95) / 1000.0, seconds, in.get());
    }

    private double attempt(String name) throws IOException {
        try (LeanClient client = fromAnother()) {
            long began = System.nanoTime();
            LeanClient.Answer answer = client.send("POST", "/api/session", "{\"account\":\"" + name
                    + "\",\"password\":\"wrong wrong wrong\",\"code\":\"000000\"}");
            if (answer.status() != 401) {
                throw new IOException("a wrong attempt was answered " + answer.status() + " " + answer.body());
            }
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private boolean signIn(Joined who) {
        try (LeanClient client = fromAnother()) {
            return client.send("POST", "/api/session", "{\"account\":\"" + who.name + "\",\"password\":\"" + PASSWORD
                    + "\",\"code\":\"" + AuthenticatorApp.code(who.totpSecret, clock.instant()) + "\"}")
                    .status() == 200;
        } catch (IOException cut) {
            return false;
        }
    }

    private LeanClient fromAnother() throws IOException {
        int address = addresses.getAndIncrement();
        return LeanClient.connect("127.1." + address / 250 + "." + (address % 250 + 1), branch.port());
    }

    private Joined invite() throws IOException {
        String name = "Person " + accounts++;
        try (LeanClient desk = LeanClient.connect(branch.port())) {
            LeanClient.Answer made = desk.send("POST", "/api/accounts",
                    "{\"name\":\"" + name + "\",\"roles\":[\"auditor\"]}");
            return new Joined(name, made.text("code"));
        }
    }

    private Joined join() throws IOException {
        Joined invited = invite();
        try (LeanClient client = LeanClient.connect(branch.port())) {
            String code = "{\"code\":\"" + invited.totpSecret + "\"";
            String secret = client.send("POST", "/api/join/look", code + "}").text("totpSecret");
            LeanClient.Answer answer = client.send("POST", "/api/join", code + ",\"password\":\"" + PASSWORD
                    + "\",\"totp\":\"" + AuthenticatorApp.code(secret, clock.instant()) + "\"}");
            if (answer.status() != 201) {
                throw new IOException("nobody joined: " + answer.body());
            }
            return new Joined(invited.name, secret);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
