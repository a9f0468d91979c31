package id.bilik.queueserver.lab.benchmarks;

import static id.bilik.queueserver.lab.benchmarks.BenchTable.ROUNDS;
import static id.bilik.queueserver.lab.benchmarks.BenchTable.in;
import static id.bilik.queueserver.lab.benchmarks.BenchTable.median;
import static id.bilik.queueserver.lab.benchmarks.BenchTable.row;

import id.bilik.queueserver.server.configuration.EdgeConfig;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.testsupport.browser.Chromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@code mvn -Pbench} prints: each figure as the median of some rounds, beside its goal and the limit that this
 * machine set in the same run. The rounds of a figure and of its limit take turns, so that both meet the same noise.
 */
public final class Bench {
    private static final int CLIENTS = 10;
    private static final int CORE_ROUNDS = 15;
    private static final int BOARDS = 200;
    private static final int CALLS = 40;
    private static final int FEEDS = 2_000;
    private static final int SLOW_SENDERS = 100;
    private static final int BEYOND = 50;
    /** Longer than headers may take. */
    private static final Duration EDGE_RUN = Duration.ofSeconds(12);
    private static final int PAGE_BOARDS = 50;
    private static final int GUESSES = 120;
    private static final int CROWD = 50;
    private static final int VISITS_WRITTEN = 300;
    /** Of a group of six booths in which a visit takes eight minutes: 45 an hour, 360 in eight. */
    private static final int HOUR_OF_VISITS = 60;
    private static final int DAY_OF_VISITS = 360;
    private static final Duration RUN = Duration.ofSeconds(4);
    /** After a start a branch is not spared for longer. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final long MANY_EVENTS = 1_000_000;
    private static final Duration SHORT_RUN = Duration.ofSeconds(3);

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "target/bench"));
        BenchTable.begin();
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("tickets", () -> tickets(directory));
        parts.put("flatness", () -> flatness(directory));
        parts.put("boards", () -> boards(directory));
        parts.put("edge", () -> edge(directory));
        parts.put("sign-in", () -> signIn(directory));
        parts.put("pages", () -> pages(directory));
        parts.put("memory", () -> memory(directory));
        parts.put("video", () -> VideoFigures.print(directory));
        parts.put("writes", () -> writes(directory));
        parts.put("start", () -> start(directory));
        parts.put("kiosk", () -> KioskFigures.print(directory));
        parts.put("core", Bench::core);
        parts.put("simulation", Bench::simulation);
        String only = System.getProperty("bench.only", "");
        if (!only.isEmpty() && !parts.containsKey(only)) {
            throw new IllegalArgumentException("there is no " + only + "; there are: " + parts.keySet());
        }
        // as a technician installs it: started from the archive that an installation makes
        BilikProcess.install("queue-server", "id.bilik.queueserver.server.Main");
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (only.isEmpty() || only.equals(part.getKey())) {
                part.getValue().measure();
            }
        }
    }

    private interface Part {
        void measure() throws IOException;
    }

    private static void tickets(Path directory) throws IOException {
        List<TicketBench.Figures> measured = new ArrayList<>();
        List<JournalBench.Figures> limits = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            in(directory, data -> {
                try (BilikProcess branch = BilikProcess.branch(data)) {
                    TicketBench.issueAmong(branch, CLIENTS, 0, WARM_UP);
                    measured.add(TicketBench.issue(branch, CLIENTS, RUN));
                }
            });
            limits.add(JournalBench.measure(directory, CLIENTS, SHORT_RUN, RUN));
        }
        double perSecond = median(measured, TicketBench.Figures::perSecond);
        double limit = median(limits, JournalBench.Figures::perSecond);
        row("durable tickets over HTTP, " + CLIENTS + " clients",
                "%,.0f/s, p95 %.1f ms, p99 %.1f ms".formatted(perSecond, median(measured, TicketBench.Figures::p95),
                        median(measured, TicketBench.Figures::p99)),
                ">= 5,700/s, p95 < 10 ms", "group commit %,.0f/s, p95 %.1f ms (%.0f %%)".formatted(limit,
                        median(limits, JournalBench.Figures::p95), 100 * perSecond / limit));
    }

    private static void flatness(Path directory) throws IOException {
        int[] waiting = {0, 1_000, 5_000};
        double[] perSecond = new double[waiting.length];
        double[] p95 = new double[waiting.length];
        in(directory, data -> {
            try (BilikProcess branch = BilikProcess.branch(data)) {
                TicketBench.issueAmong(branch, CLIENTS, 0, WARM_UP);
                int filled = 0;
                for (int i = 0; i < waiting.length; i++) {
                    TicketBench.fill(branch, waiting[i] - filled);
                    filled = waiting[i];
                    List<TicketBench.Figures> rounds = new ArrayList<>();
                    for (int round = 0; round < ROUNDS; round++) {
                        rounds.add(TicketBench.issueAmong(branch, CLIENTS, waiting[i], SHORT_RUN));
                    }
                    perSecond[i] = median(rounds, TicketBench.Figures::perSecond);
                    p95[i] = median(rounds, TicketBench.Figures::p95);
                }
            }
        });
        for (int i = 0; i < waiting.length; i++) {
            row("the same with %,d waiting (each leaves again)".formatted(waiting[i]),
                    "%,.0f/s, p95 %.1f ms".formatted(perSecond[i], p95[i]), "flat within 20 %",
                    "%.2f of the rate with 0 waiting".formatted(perSecond[i] / perSecond[0]));
        }
    }

    private static void boards(Path directory) throws IOException {
        List<BoardBench.Figures> measured = new ArrayList<>();
        List<BoardBench.Figures> limits = new ArrayList<>();
        in(directory, data -> {
            try (BilikProcess branch = BilikProcess.branch(data)) {
                TicketBench.fill(branch, 1_000);
                BoardBench.measure(branch, BOARDS, CALLS);
                for (int round = 0; round < ROUNDS; round++) {
                    measured.add(BoardBench.measure(branch, BOARDS, CALLS));
                    limits.add(BoardBench.bare(BOARDS, CALLS, BoardBench.frameBytes(branch)));
                }
            }
        });
        row("call -> " + BOARDS + " boards, one of them stalled",
                "p50 %.1f ms, p95 %.1f ms".formatted(median(measured, BoardBench.Figures::p50),
                        median(measured, BoardBench.Figures::p95)),
                "p95 < 50 ms", "bare fan-out p50 %.1f ms, p95 %.1f ms".formatted(
                        median(limits, BoardBench.Figures::p50), median(limits, BoardBench.Figures::p95)));
    }

    private static void edge(Path directory) throws IOException {
        in(directory, data -> {
            try (BilikProcess branch = BilikProcess.branch(data)) {
                TicketBench.issueAmong(branch, CLIENTS, 0, WARM_UP);
                EdgeBench.fill(branch, FEEDS / 2);
                List<EdgeBench.Figures> alone = new ArrayList<>();
                List<EdgeBench.Figures> besideFeeds = new ArrayList<>();
                List<EdgeBench.Figures> besideBoth = new ArrayList<>();
                double[] resident = new double[3];
                int[] cuts = new int[1];
                for (int round = 0; round < ROUNDS; round++) {
                    alone.add(EdgeBench.others(branch, EDGE_RUN));
                    resident[0] = branch.residentMegabytes();
                    try (IdleFeeds feeds = EdgeBench.open(branch, FEEDS)) {
                        besideFeeds.add(EdgeBench.others(branch, EDGE_RUN));
                        resident[1] = branch.residentMegabytes();
                        try (SlowSenders slow = new SlowSenders(branch.port(), SLOW_SENDERS)) {
                            besideBoth.add(EdgeBench.others(branch, EDGE_RUN));
                            cuts[0] += slow.cuts();
                        }
                        if (feeds.ended() > 0) {
                            throw new IOException(feeds.ended() + " feeds were cut");
                        }
                    }
                    EdgeBench.awaitNoFeeds(branch);
                }
                edgeRow("a ticket every 20 ms, alone", alone, "");
                edgeRow("the same beside %,d live feeds".formatted(FEEDS), besideFeeds,
                        "%.0f MiB before, %.0f with them".formatted(resident[0], resident[1]));
                edgeRow("and beside %d slow senders".formatted(SLOW_SENDERS), besideBoth,
                        "%d were cut off".formatted(cuts[0]));
                int here = EdgeConfig.SUGGESTED.feedsPerAddress();
                int there = EdgeConfig.SUGGESTED.feeds() - here;
                try (IdleFeeds feeds = EdgeBench.open(branch, here + BEYOND, there + BEYOND)) {
                    resident[2] = branch.residentMegabytes();
                    row("%,d live feeds and %d too many".formatted(here + there, 2 * BEYOND),
                            "%,d taken, %d answered 503".formatted(feeds.accepted(), feeds.refused()), "",
                            "%.0f MiB resident".formatted(resident[2]));
                }
            }
        });
    }

    private static void signIn(Path directory) throws IOException {
        in(directory, data -> {
            try (BilikProcess branch = BilikProcess.branch(data)) {
                TicketBench.issueAmong(branch, CLIENTS, 0, WARM_UP);
                SignInBench bench = new SignInBench(branch);
                SignInBench.Guesses guesses = bench.guess(GUESSES);
                row("a wrong attempt: unknown, invited, joined",
                        "%.1f, %.1f, %.1f ms".formatted(guesses.unknown(), guesses.invited(), guesses.joined()),
                        "differ by less than 10 %", "by %.1f %%, medians of %d".formatted(100 * guesses.difference(),
                                GUESSES));
                List<SignInBench.Crowd> crowds = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    crowds.add(bench.crowd(CROWD));
                }
                row("a ticket every 20 ms beside " + CROWD + " sign-ins",
                        "p95 %.1f ms".formatted(median(crowds, SignInBench.Crowd::beside)), "p95 < 50 ms",
                        "%.1f ms alone; %.0f in after %.1f s".formatted(median(crowds, SignInBench.Crowd::before),
                                median(crowds, SignInBench.Crowd::in), median(crowds, SignInBench.Crowd::seconds)));
            }
        });
    }

    private static void edgeRow(String what, List<EdgeBench.Figures> rounds, String remark) {
        row(what, "p50 %.1f ms, p95 %.1f ms".formatted(median(rounds, EdgeBench.Figures::p50),
                median(rounds, EdgeBench.Figures::p95)), "p95 < 20 ms", remark);
    }

    /** What people see; left out, and said so, where there is no Chromium. */
    private static void pages(Path directory) throws IOException {
        Optional<PageBench> chromium = PageBench.open();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.MISSING);
            return;
        }
        try (PageBench bench = chromium.get()) {
            in(directory, data -> {
                try (BilikProcess branch = BilikProcess.branch(data);
                        LeanClient kiosk = LeanClient.connect(branch.port())) {
                    TicketBench.fill(branch, 1_000);
                    for (int boards : new int[]{1, PAGE_BOARDS}) {
                        PageBench.Pixels pixels = bench.callToPixels(branch, boards, CALLS);
                        row("call -> pixels on a board, " + boards + " at once",
                                "p50 %.0f ms, p95 %.0f ms".formatted(pixels.p50(), pixels.p95()), "p95 <= 100 ms", "");
                    }
                    String followUrl = kiosk.send("POST", TicketBench.BRANCH + "/tickets", "{\"requestId\":\""
                            + UUID.randomUUID() + "\",\"service\":\"jht\"}").text("followUrl");
                    Map<String, String> paths = new LinkedHashMap<>();
                    paths.put("board", "/board/pekalongan");
                    paths.put("booth", "/booth/pekalongan/1");
                    paths.put("officer", "/officer/pekalongan/g1");
                    paths.put("staff", "/staff/pekalongan");
                    paths.put("phone", URI.create(followUrl).getPath());
                    bench.weigh(branch, paths).forEach((page, weight) -> row("page " + page + ", empty cache",
                            "%.0f kB, first paint %.0f ms".formatted(weight.bytes() / 1e3, weight.firstPaint()),
                            page.equals("phone") ? "<= 60 kB" : "",
                            weight.voiceBytes() > 0
                                    ? "and %.0f kB of voice".formatted(weight.voiceBytes() / 1e3)
                                    : ""));
                }
            });
        }
    }

    /** Pages that stand open all day: what a day of visits leaves behind in them. */
    private static void memory(Path directory) throws IOException {
        Optional<PageMemoryBench> chromium = PageMemoryBench.open();
        if (chromium.isEmpty()) {
            System.out.println(Chromium.MISSING);
            return;
        }
        try (PageMemoryBench bench = chromium.get()) {
            in(directory, data -> {
                try (BilikProcess branch = BilikProcess.branch(data)) {
                    bench.grow(branch, HOUR_OF_VISITS, DAY_OF_VISITS).forEach((page, growth) -> row(
                            "memory of page " + page + " after " + DAY_OF_VISITS + " visits",
                            "%.1f -> %.1f MB, %,.0f -> %,.0f nodes".formatted(growth.early().bytes() / 1e6,
                                    growth.late().bytes() / 1e6, growth.early().nodes(), growth.late().nodes()),
                            "no growth", "from the first " + HOUR_OF_VISITS + " visits on"));
                }
            });
        }
    }

    /** What a quiet branch writes: where a card wears out, this is what counts. */
    private static void writes(Path directory) throws IOException {
        in(directory, data -> {
            try (BilikProcess branch = BilikProcess.branch(data)) {
                WriteBench.Figures figures = WriteBench.measure(branch, data, VISITS_WRITTEN);
                row("written for an event, quiet branch",
                        "%,.0f bytes, %,.0f in pages".formatted(figures.bytes(), figures.pages()), "<= 3 kB",
                        "one page of 4,096 bytes for each force");
                row("a visit of %.1f events rests on".formatted(figures.events()),
                        "%,.0f bytes, %,.0f archived".formatted(figures.rests(), figures.archived()), "<= 3 kB", "");
            }
        });
    }

    private static void start(Path directory) throws IOException {
        List<Double> seconds = new ArrayList<>();
        List<Double> bareSeconds = new ArrayList<>();
        double[] resident = new double[1];
        in(directory, data -> {
            try (BilikProcess branch = BilikProcess.branch(data)) {
                TicketBench.fill(branch, 10_000);
                resident[0] = branch.residentMegabytes();
                branch.kill();
            }
            for (int round = 0; round < ROUNDS; round++) {
                try (BilikProcess branch = BilikProcess.branch(data)) {
                    seconds.add(branch.secondsToReady());
                    branch.kill();
                }
                in(directory, empty -> {
                    try (BilikProcess branch = BilikProcess.branch(empty)) {
                        bareSeconds.add(branch.secondsToReady());
                    }
                });
            }
        });
        row("start to ready after 10,000 tickets and a kill", "%.2f s".formatted(median(seconds, Double::doubleValue)),
                "< 1 s", "%.2f s with an empty journal".formatted(median(bareSeconds, Double::doubleValue)));
        row("resident memory after 10,000 tickets, -Xmx256m", "%.0f MB".formatted(resident[0]), "< 200 MB", "");
        startLate(directory);
    }

    /** After some months: what is long past must not be paid for at every start. */
    private static void startLate(Path directory) throws IOException {
        List<Double> seconds = new ArrayList<>();
        in(directory, data -> {
            try (Journal journal = FileJournal.open(data)) {
                LongHistory.write(journal, MANY_EVENTS);
            }
            for (int round = 0; round < ROUNDS; round++) {
                try (BilikProcess branch = BilikProcess.branch(data)) {
                    seconds.add(branch.secondsToReady());
                    branch.kill();
                }
            }
        });
        row("start to ready at %,d events".formatted(MANY_EVENTS), "%.2f s".formatted(
                median(seconds, Double::doubleValue)), "< 3 s", "");
    }

    private static void core() {
        DeciderBench.Result result = DeciderBench.run(CORE_ROUNDS);
        DeciderBench.Row first = result.rows().getFirst();
        for (DeciderBench.Row row : result.rows()) {
            row("one command in the core with %,d waiting".formatted(row.waiting()),
                    "issue %.1f, call %.1f, complete %.1f µs".formatted(row.issueNanos() / 1e3, row.callNanos() / 1e3,
                            row.completeNanos() / 1e3),
                    "", "%.2f of the issue with %,d waiting".formatted(
                            (double) row.issueNanos() / first.issueNanos(), first.waiting()));
        }
    }

    private static void simulation() {
        for (SimulationBench.Row row : SimulationBench.run()) {
            row(row.name(), "%.1f %s".formatted(row.value(), row.unit()), "<= %.0f %s".formatted(row.bar(), row.unit()),
                    row.perSecond() > 0 ? "%,.0f events/s".formatted(row.perSecond()) : "");
        }
    }
}
