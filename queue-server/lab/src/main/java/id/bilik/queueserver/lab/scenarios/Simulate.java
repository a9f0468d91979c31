package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.calling.BoothChoice;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.calling.OfficerSpeed;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.lab.comparison.AppointmentTable;
import id.bilik.queueserver.lab.comparison.ForecastTrial;
import id.bilik.queueserver.lab.comparison.HomeTrial;
import id.bilik.queueserver.lab.comparison.LeavingTrial;
import id.bilik.queueserver.lab.comparison.MergingTrial;
import id.bilik.queueserver.lab.comparison.PolicyTable;
import id.bilik.queueserver.lab.comparison.ReferenceScenario;
import id.bilik.queueserver.lab.comparison.RoundRobin;
import id.bilik.queueserver.lab.comparison.TriedForecast;
import id.bilik.queueserver.lab.demo.ImaginedBranches;
import id.bilik.queueserver.lab.replay.QuestionsTable;
import id.bilik.queueserver.lab.replay.ReplayTable;
import id.bilik.queueserver.server.journal.JournalInUse;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * {@code mvn -Psimulate [-Dseed=N] [-Ddays=N]}: prints the table of policies and the trial of the forecast, and writes
 * both as a page with charts to target/simulation.html. With {@code -Dstaffing=FACTOR [-Dshare=.8 -Dminutes=30]} prints
 * the officers that a day of so many times the expected arrivals wants; with {@code -Dday=FILE [-Dday.filter=…]} the
 * table of policies for the people of that recorded day; with {@code -Dpatience=MINUTES} what it is worth to know that
 * people leave after so many minutes on average; with {@code -Dhomes=N} how good the
 * forecast is on N days of three booths and three homes; with {@code -Dfirstdays=N} how good the forecast is on the first days of N
 * branches; with {@code -Dquestions=N} how good the what-if is on N imagined days, both with {@code -Dothers=N} where they
 * begin with the figures of N other branches; with {@code -Dreplay=FOLDER} how good both
 * were on the last day of a journal; with {@code -Dverified=N} whether the verified
 * shares of a staffing hold what comes true in N branches; with {@code -Dbar=attention}, {@code noshow} or {@code speeds} the reference scenario
 * under worse conditions, on five seeds. The same seed prints the same.
 */
public final class Simulate {
    private static final int TRAINING_DAYS = 10;
    private static final int TEST_DAYS = 30;
    /** Share of the people who have appointments, and how fast these accumulate. */
    private static final double BOOKED = .3;
    /** Seeds that a bar is held on, the share who do not come, how long their booths stay empty, and officers' speeds. */
    private static final int SEEDS = 5;
    private static final double NO_SHOW = .08;
    private static final List<Duration> KEPT_FOR = List.of(Duration.ofMinutes(5), Duration.ofMinutes(3),
            Duration.ofMinutes(2), Duration.ofSeconds(90));
    private static final List<Double> SPEEDS = List.of(.8, 1.0, 1.2);
    private static final double ABSENT = .25;
    /** Of the usual speed: the load of a branch that is short of officers. */
    private static final List<Double> SLOW = List.of(.75);
    /** Share of the people who are on a company's list: the collective share of the shipped plans. */
    private static final double OF_COMPANY = .1;
    private static final int MERGING_SEEDS = 25;
    private static final List<Double> WEIGHTS = List.of(1.0, 2.0, 4.0);

    private Simulate() {}

    public static void main(String[] arguments) {
        long seed = number("seed", 20261122);
        int days = Math.toIntExact(number("days", 60));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            if (!System.getProperty("staffing", "").isBlank()) {
                runStaffing(seed, out);
            } else if (!System.getProperty("patience", "").isBlank()) {
                runLeaving(decimal("patience", 60), seed, out);
            } else if (!System.getProperty("homes", "").isBlank()) {
                HomeTrial.print(TRAINING_DAYS, Math.toIntExact(number("homes", TEST_DAYS)), seed, out);
            } else if (!System.getProperty("firstdays", "").isBlank()) {
                FirstDayTable.print(Math.toIntExact(number("firstdays", 8)), others(), seed, out);
            } else if (!System.getProperty("questions", "").isBlank()) {
                QuestionsTable.print(Math.toIntExact(number("questions", 2)), others(), seed, out);
            } else if (!System.getProperty("replay", "").isBlank()) {
                runReplay(Path.of(System.getProperty("replay", "")), seed, out);
            } else if (!System.getProperty("bar", "").isBlank()) {
                runBar(System.getProperty("bar", ""), days, seed, out);
            } else if (!System.getProperty("verified", "").isBlank()) {
                VerifiedTrial.print(Math.toIntExact(number("verified", 8)), seed, out);
            } else if (!System.getProperty("day", "").isBlank()) {
                runRecorded(Path.of(System.getProperty("day", "")), System.getProperty("day.filter", ""), days, seed,
                        out, Path.of(System.getProperty("report", "target/simulation.html")));
            } else {
                run(seed, days, out, Path.of(System.getProperty("report", "target/simulation.html")));
            }
        } catch (UnusableInput | IOException wrong) {
            System.err.println(
                    wrong instanceof NoSuchFileException ? "no such file: " + wrong.getMessage() : wrong.getMessage());
            System.exit(1);
        } catch (RuntimeException failed) {
            out.println("failed with -Dseed=" + seed + " -Ddays=" + days);
            throw failed;
        }
    }

    private static void run(long seed, int days, PrintStream out, Path file) throws IOException {
        Report report = new Report();
        out.printf(Locale.ROOT, "seed %d, %d paired days; minutes, with 95 %% confidence%n", seed, days);
        for (ReferenceScenario scenario : List.of(ReferenceScenario.allSkilled(), ReferenceScenario.withSkills(),
                ReferenceScenario.withoutOne(), ReferenceScenario.unequal())) {
            List<PolicyTable.Row> rows = PolicyTable.of(scenario, policies(scenario), days, seed);
            print(scenario.name(), rows, out);
            report.add(scenario.name(), rows);
        }
        List<AppointmentTable.Row> appointments = AppointmentTable.of(ReferenceScenario.allSkilled(), BOOKED, WEIGHTS,
                days, seed);
        print(appointments, out);
        report.add(BOOKED, appointments);
        ForecastTrial.Result trial = ForecastTrial.run(TRAINING_DAYS, TEST_DAYS, 2, seed);
        String forecast = String.format(Locale.ROOT,
                "forecast, learned on %d days, tested on %d: %d visits that had somebody ahead, mean wait %.1f min%n"
                        + "mean absolute error %.2f min; position x booth time / booths %.2f (ours is %.2f of it); "
                        + "knowing the true parameters %.2f (ours is %.2f of it); range held in %.1f %%",
                TRAINING_DAYS, TEST_DAYS, trial.count(), trial.meanWait() / 60, trial.error() / 60,
                trial.naive() / 60, trial.error() / trial.naive(), trial.knowing() / 60,
                trial.error() / trial.knowing(), 100 * trial.held());
        out.printf("%n%s%n", forecast);
        report.add(forecast);
        write(report, file, out);
    }

    private static void write(Report report, Path file, PrintStream out) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, report.html());
        out.printf("%nthe same with charts: %s%n", file);
    }

    /** What was asked for cannot be played; the message says why, and no stack of calls is wanted. */
    private static final class UnusableInput extends Exception {
        private static final long serialVersionUID = 1;

        UnusableInput(RuntimeException cause) { super(cause.getMessage(), cause); }
    }

    private static void runStaffing(long seed, PrintStream out) throws UnusableInput {
        try {
            StaffingTable.print(decimal("staffing", 1), StaffingTable.wish(decimal("share", .8),
                    decimal("minutes", 30), number("most", 30), number("shift", 4)),
                    System.getProperty("history", ""), seed, out);
        } catch (IllegalArgumentException | JournalInUse wrong) {
            throw new UnusableInput(wrong);
        }
    }

    /** The first day of a branch, and five days after five of learning. */
    private static void runLeaving(double minutes, long seed, PrintStream out) {
        out.printf(Locale.ROOT, "seed %d, people leave after %.0f min on average; minutes%n%s%n", seed, minutes,
                "day             tickets   left   wait   error, all stay   bias   held   error, some leave   bias   held");
        printLeaving("first", LeavingTrial.run(60 * minutes, 0, 1, 1, seed), out);
        printLeaving("sixth to tenth", LeavingTrial.run(60 * minutes, 5, 5, 2, seed), out);
    }

    private static void printLeaving(String days, LeavingTrial.Result trial, PrintStream out) {
        TriedForecast.Score stay = trial.staying();
        TriedForecast.Score leave = trial.leaving();
        out.printf(Locale.ROOT, "%-15s %7d %5.0f%% %6.1f %17.2f %6.1f %6.2f %19.2f %6.1f %6.2f%n", days, leave.count(),
                100 * trial.left(), trial.meanWait() / 60, stay.error() / 60, stay.bias() / 60, stay.held(),
                leave.error() / 60, leave.bias() / 60, leave.held());
    }

    private static void runReplay(Path folder, long seed, PrintStream out) throws IOException, UnusableInput {
        try {
            ReplayTable.print(folder, seed, out);
        } catch (IllegalArgumentException | JournalInUse wrong) {
            throw new UnusableInput(wrong);
        }
    }

    /** Some seeds, the given one and its followers. */
    private static void runBar(String bar, int days, long seed, PrintStream out) throws UnusableInput {
        int seeds = bar.equals("bookings") ? MERGING_SEEDS : SEEDS;
        Bars bars = new Bars(days, LongStream.range(seed, seed + seeds).boxed().toList(), out);
        switch (bar) {
            case "attention" -> bars.printAttention();
            case "noshow" -> bars.printNoShows(NO_SHOW, KEPT_FOR);
            case "speeds" -> bars.printSpeeds(SPEEDS);
            case "bookings" -> {
                List<ReferenceScenario> scenarios = List.of(ReferenceScenario.allSkilled(),
                        ReferenceScenario.withoutOne(), ReferenceScenario.withSpeeds(SLOW));
                for (ReferenceScenario scenario : scenarios) {
                    bars.printMerging(scenario, new MergingTrial.Bookings(BOOKED, ABSENT, decimal("weight", 4)));
                }
            }
            case "collective" -> {
                for (ReferenceScenario scenario : List.of(ReferenceScenario.allSkilled(),
                        ReferenceScenario.withoutOne(), ReferenceScenario.withSpeeds(SLOW))) {
                    bars.printCollective(scenario, OF_COMPANY, decimal("weight", 4));
                }
            }
            default -> throw new UnusableInput(new IllegalArgumentException(
                    "-Dbar is one of attention, noshow, speeds, bookings and collective, not " + bar));
        }
    }

    private static void runRecorded(Path file, String filter, int days, long seed, PrintStream out, Path page)
            throws IOException, UnusableInput {
        RecordedTable recorded;
        ReferenceScenario scenario;
        try {
            recorded = RecordedTable.read(file, filter);
            scenario = recorded.scenario(number("officers", 0), seed);
        } catch (IllegalArgumentException wrong) {
            throw new UnusableInput(wrong);
        }
        recorded.printHeading(scenario, seed, out);
        String title = file.getFileName() + " " + filter;
        List<PolicyTable.Row> rows = PolicyTable.of(scenario, recorded::people, policies(scenario), days, seed);
        print(title, rows, out);
        Report report = new Report();
        report.add(title, rows);
        write(report, page, out);
    }

    private static void print(String title, List<PolicyTable.Row> rows, PrintStream out) {
        out.printf("%n%s%n%-44s %14s %14s %14s %7s %7s   %s%n", title, "policy", "mean wait", "95 %", "in branch",
                "called", "30 min", "wait, 95 %, in branch relative to the bound");
        for (PolicyTable.Row row : rows) {
            out.printf(Locale.ROOT, "%-44s %14s %14s %14s %7.3f %7.3f   %s  %s  %s%n", row.policy(),
                    minutes(row.meanWait()), minutes(row.p95()), minutes(row.inBranch()), row.served(),
                    row.level().mean(), ratio(row.waitRatio()), ratio(row.p95Ratio()), ratio(row.inBranchRatio()));
        }
    }

    private static void print(List<AppointmentTable.Row> rows, PrintStream out) {
        out.printf(Locale.ROOT, "%n%.0f %% have an appointment; waits from the booked time or the later arrival%n"
                + "%-28s %14s %14s %16s %14s %14s%n", 100 * BOOKED, "weight of appointments", "booked, mean", "95 %",
                "within 5 min", "others, mean", "95 %");
        for (AppointmentTable.Row row : rows) {
            out.printf(Locale.ROOT, "%-28s %14s %14s %16s %14s %14s%n", Report.weight(row), minutes(row.booked()),
                    minutes(row.bookedP95()),
                    String.format(Locale.ROOT, "%.3f ± %.3f", row.inTime().mean(), row.inTime().halfWidth()),
                    minutes(row.walkIn()), minutes(row.walkInP95()));
        }
    }

    private static Map<String, CallingPolicy> policies(ReferenceScenario scenario) {
        Map<String, CallingPolicy> policies = new LinkedHashMap<>();
        policies.put("lightest load", new CentralQueue());
        policies.put("lightest load, not beyond the measured peak",
                new CentralQueue(BoothChoice.LIGHTEST_LOAD, scenario::speed));
        policies.put("largest gain, measured rates", new CentralQueue(BoothChoice.LARGEST_GAIN, scenario::speed));
        policies.put("largest gain, also beyond the peak",
                new CentralQueue(BoothChoice.LARGEST_GAIN, () -> unlimited(scenario.speed())));
        policies.put("round robin at issue", new RoundRobin());
        return policies;
    }

    private static OfficerSpeed unlimited(OfficerSpeed speed) {
        return new OfficerSpeed() {
            @Override
            public double gain(Group group) { return speed.gain(group); }

            @Override
            public int peak(Group group) { return group.concurrency(); }
        };
    }

    private static String minutes(Estimate seconds) {
        return String.format(Locale.ROOT, "%.2f ± %.2f", seconds.mean() / 60, seconds.halfWidth() / 60);
    }

    private static String ratio(Estimate ratio) {
        return Double.isNaN(ratio.mean())
                ? "nobody waited"
                : String.format(Locale.ROOT, "%.3f ± %.3f", ratio.mean(), ratio.halfWidth());
    }

    /** Where new branches have their priors from. */
    private static ImaginedBranches others() {
        return new ImaginedBranches(Math.toIntExact(number("others", 0)));
    }

    private static long number(String key, long otherwise) {
        String text = System.getProperty(key, "");
        return text.isBlank() ? otherwise : Long.parseLong(text.strip());
    }

    private static double decimal(String key, double otherwise) {
        String text = System.getProperty(key, "");
        return text.isBlank() ? otherwise : Double.parseDouble(text.strip());
    }
}
