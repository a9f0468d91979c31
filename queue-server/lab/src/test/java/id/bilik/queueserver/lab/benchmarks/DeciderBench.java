package id.bilik.queueserver.lab.benchmarks;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CallingMode;
import id.bilik.queueserver.core.branch.Channel;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.branch.deciding.Decider;
import id.bilik.queueserver.core.branch.deciding.Decision;
import id.bilik.queueserver.core.branch.deciding.Order;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.CentralQueue;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * The pure core alone, on one thread: what a command costs with few and with many waiting, and a whole day of a
 * thousand visits. Medians of rounds after the compiler has settled.
 */
public final class DeciderBench {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final int VISITS = 1000;
    private static final int COMMANDS = 1000;

    /** Medians, nanoseconds a command, with so many waiting. */
    public record Row(int waiting, long issueNanos, long callNanos, long completeNanos) {}

    /**
     * All medians.
     *
     * @param dayMillis    a day of a thousand visits
     * @param dayCpuMillis the same in processor time, which other work on the machine disturbs less
     * @param dayEvents    events in it
     */
    public record Result(List<Row> rows, double dayMillis, double dayCpuMillis, int dayEvents) {}

    private final Decider decider = new Decider(new CentralQueue());

    private DeciderBench() {}

    /** Prints the medians. */
    public static void main(String[] args) {
        Result result = run(args.length > 0 ? Integer.parseInt(args[0]) : 200);
        System.out.println("waiting   issue ns   call ns   complete ns");
        for (Row row : result.rows()) {
            System.out.printf(Locale.ROOT, "%7d %10d %9d %13d%n", row.waiting(), row.issueNanos(), row.callNanos(),
                    row.completeNanos());
        }
        System.out.printf(Locale.ROOT, "a day of %d visits, %d events: %.2f ms, %.2f ms of processor time%n", VISITS,
                result.dayEvents(), result.dayMillis(), result.dayCpuMillis());
    }

    /** Runs each measure as many rounds. */
    public static Result run(int rounds) {
        DeciderBench bench = new DeciderBench();
        int events = bench.play(1);
        double dayMillis = bench.day(rounds, System::nanoTime);
        double dayCpuMillis = bench.day(rounds, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
        List<Row> rows = new ArrayList<>();
        for (int waiting : new int[]{0, 1000, 5000}) {
            rows.add(bench.row(waiting, Math.max(20, rounds / 4)));
        }
        return new Result(rows, dayMillis, dayCpuMillis, events);
    }

    private double day(int rounds, LongSupplier clock) {
        return median(rounds, () -> {
            long before = clock.getAsLong();
            play(1);
            return clock.getAsLong() - before;
        }) / 1e6;
    }

    private Row row(int waiting, int rounds) {
        Branch crowd = branch(CallingMode.MANUAL);
        for (int i = 0; i < waiting; i++) {
            crowd = done(crowd, issue(i), START.plusMillis(i));
        }
        Branch full = crowd;
        Instant now = START.plusSeconds(60);
        long issue = median(rounds, () -> {
            Branch branch = full;
            long before = System.nanoTime();
            for (int i = 0; i < COMMANDS; i++) {
                branch = done(branch, issue(waiting + i), now);
            }
            return (System.nanoTime() - before) / COMMANDS;
        });
        long[] complete = new long[1];
        List<Long> completes = new ArrayList<>();
        long call = median(rounds, () -> {
            Branch branch = full;
            long called = 0;
            complete[0] = 0;
            for (int i = 0; i < COMMANDS; i++) {
                if (waiting == 0) {
                    branch = done(branch, issue(i), now);
                }
                long before = System.nanoTime();
                branch = done(branch, new Command.CallNext("g1", null), now);
                called += System.nanoTime() - before;
                branch = done(branch, new Command.Arrive("1", null), now);
                before = System.nanoTime();
                branch = done(branch, new Command.Complete("1", null, null), now);
                complete[0] += System.nanoTime() - before;
            }
            completes.add(complete[0] / COMMANDS);
            return called / COMMANDS;
        });
        completes.sort(null);
        return new Row(waiting, issue, call, completes.get(completes.size() / 2));
    }

    /** What a participant does next, at its time; ties in order of being planned. */
    private record Step(Instant at, int order, Command command) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Integer.compare(order, other.order);
        }
    }

    /** A thousand visits over six hours at thirty booths, about as many as they can take; gives the number of events. */
    private int play(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Branch branch = branch(CallingMode.AUTOMATIC);
        PriorityQueue<Step> steps = new PriorityQueue<>();
        int order = 0;
        Instant arrival = START;
        for (int i = 0; i < VISITS; i++) {
            arrival = arrival.plusMillis((long) (-Math.log(1 - random.nextDouble()) * 21_600));
            steps.add(new Step(arrival, order++, issue(i)));
        }
        int events = 0;
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            if (!(decider.decide(branch, Order.unnamed(step.command()),
                    step.at()) instanceof Decision.Accepted accepted)) {
                throw new IllegalStateException(step + " was refused");
            }
            branch = accepted.branch();
            events += accepted.events().size();
            for (RecordedEvent recorded : accepted.events()) {
                if (recorded.event() instanceof Event.TicketCalled call) {
                    Instant at = step.at();
                    String booth = call.booth();
                    List<Command> works = List.of(new Command.Arrive(booth, call.ticket()),
                            new Command.StartSelfWork(booth, call.ticket()),
                            new Command.AskForOfficer(booth, call.ticket(), null),
                            new Command.Complete(booth, call.ticket(), null));
                    for (Command work : works) {
                        at = at.plusMillis(30_000 + random.nextInt(160_000));
                        steps.add(new Step(at, order++, work));
                    }
                }
            }
        }
        if (branch.tally().completed() != VISITS) {
            throw new IllegalStateException("not all were served: " + branch.tally());
        }
        return events;
    }

    /** Open, five groups of six booths, an officer at each. */
    private Branch branch(CallingMode mode) {
        List<GroupPlan> groups = new ArrayList<>();
        List<Service> services = new ArrayList<>();
        for (String id : List.of("jht", "jkk", "jkm", "jp", "info")) {
            services.add(new Service(id, (char) ('A' + services.size()), Map.of(), Duration.ofMinutes(6),
                    Duration.ofMinutes(40)));
        }
        for (int g = 0; g < 5; g++) {
            List<String> booths = new ArrayList<>();
            for (int b = 1; b <= 6; b++) {
                booths.add(Integer.toString(6 * g + b));
            }
            groups.add(new GroupPlan("g" + (g + 1), booths, services.stream().map(Service::id).toList(), 6));
        }
        Rules rules = new Rules(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1),
                Map.of(Priority.ELDERLY, 2.0, Priority.DISABLED, 3.0));
        BranchPlan plan = new BranchPlan("bench", "Bench", ZoneId.of("Asia/Jakarta"), List.of("id"), services, groups,
                Hours.AROUND_THE_CLOCK, rules);
        Branch branch = done(Branch.unfounded("bench"), new Command.AdoptPlan(plan), START);
        for (Group group : branch.groups()) {
            branch = done(branch, new Command.SignOn(group.id(), "officer"), START);
            branch = done(branch, new Command.SetCallingMode(group.id(), mode), START);
        }
        return branch;
    }

    private static Command issue(int number) {
        String service = switch (number % 10) {
            case 0 -> "jkk";
            case 1 -> "jkm";
            case 2 -> "jp";
            case 3 -> "info";
            default -> "jht";
        };
        Priority priority = number % 8 == 0 ? Priority.ELDERLY : Priority.NONE;
        return new Command.IssueTicket(new UUID(number * 0x9E3779B97F4A7C15L, number * 0xBF58476D1CE4E5B9L), service,
                priority, Channel.OFFLINE);
    }

    private Branch done(Branch branch, Command command, Instant now) {
        if (decider.decide(branch, Order.unnamed(command), now) instanceof Decision.Accepted accepted) {
            return accepted.branch();
        }
        throw new IllegalStateException(command + " was refused");
    }

    /** Of as many rounds after as many to warm up. */
    private static long median(int rounds, LongSupplier measure) {
        long[] measured = new long[2 * rounds];
        for (int i = 0; i < measured.length; i++) {
            measured[i] = measure.getAsLong();
        }
        Arrays.sort(measured, rounds, 2 * rounds);
        return measured[rounds + rounds / 2];
    }
}
