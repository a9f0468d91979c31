package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.deciding.CallingPolicy;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.forecast.BranchModel;
import id.bilik.queueserver.core.forecast.LearnedModel;
import id.bilik.queueserver.core.forecast.ModelError;
import id.bilik.queueserver.core.forecast.UsualDays;
import id.bilik.queueserver.core.simulation.Morning;
import id.bilik.queueserver.core.simulation.OfficerModel;
import id.bilik.queueserver.core.simulation.Scenario;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Simulator;
import id.bilik.queueserver.core.simulation.Streams;
import id.bilik.queueserver.core.simulation.planning.ArrivalHistory;
import id.bilik.queueserver.core.simulation.planning.DayToStaff;
import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import id.bilik.queueserver.core.simulation.planning.StaffingTrial;
import id.bilik.queueserver.core.simulation.planning.Verified;
import id.bilik.queueserver.server.settings.PlanFile;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the verified share of a plan holds what comes true. Branches whose truth is hidden are watched for some days; what
 * they taught verifies a staffing, and the truth then plays the same staffing on other days. Beside it the range that takes what
 * was learned as true.
 */
final class VerifiedTrial {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final double TARGET = 1200;
    /** Officers all day, about as few as hold the target. */
    private static final int OFFICERS = 3;
    /** Standard deviations of logarithms by which the truth differs from the plan. */
    private static final double WORK = .3;
    private static final double PACE = .15;
    private static final double SPEED = .1;
    private static final double LEAVING = .5;
    private static final double ARRIVALS = .15;
    private static final double DAYS_DIFFER = .1;
    private static final List<Integer> SEEN = List.of(0, 1, 5, 10);

    /** Half hours of branches that were watched for as many days. */
    private static final class Sums {
        private int slots;
        private int exactHeld;
        private int unsureHeld;
        private double exactWidth;
        private double unsureWidth;
        private double exactOff;
        private double unsureOff;

        void add(Verified exact, Verified unsure, double share) {
            slots++;
            exactHeld += holds(exact, share) ? 1 : 0;
            unsureHeld += holds(unsure, share) ? 1 : 0;
            exactWidth += exact.high() - exact.low();
            unsureWidth += unsure.high() - unsure.low();
            exactOff += exact.mean() - share;
            unsureOff += unsure.mean() - share;
        }
    }

    private final BranchPlan plan = PlanFile.readDefault();
    private final CallingPolicy policy = new CentralQueue();
    private final Map<Integer, Sums> sums = new TreeMap<>();

    private VerifiedTrial() {}

    /** @param branches whose truth is hidden, 1 or more */
    static void print(int branches, long seed, PrintStream out) {
        out.printf(Locale.ROOT, "seed %d, %d branches, %d officers all day; verified share within %.0f min%n%s%n", seed,
                branches, OFFICERS, TARGET / 60,
                "days seen   half hours   taken as true: held   width    bias   unsure: held   width    bias");
        VerifiedTrial trial = new VerifiedTrial();
        for (int branch = 0; branch < branches; branch++) {
            trial.play(Streams.replication(seed, branch));
        }
        trial.sums.forEach((days, of) -> out.printf(Locale.ROOT, "%9d %12d %21.3f %7.3f %7.3f %14.3f %7.3f %7.3f%n",
                days, of.slots,
                of.exactHeld / (double) of.slots, of.exactWidth / of.slots, of.exactOff / of.slots,
                of.unsureHeld / (double) of.slots, of.unsureWidth / of.slots, of.unsureOff / of.slots));
    }

    private void play(long seed) {
        DayToStaff truth = truth(seed);
        DayToStaff.Days real = truth.believed();
        List<Verified> shares = verified(truth, Streams.replication(seed, 1));
        LearnedModel learned = new LearnedModel(plan);
        ArrivalHistory arrivals = new ArrivalHistory(plan.zone());
        Branch branch = Branch.unfounded(plan.id());
        for (int day = 0; day <= SEEN.getLast(); day++) {
            Morning morning = Morning.next(branch, plan, truth.start().plusSeconds(86_400L * day), OFFICERS);
            morning.events().forEach(learned::accept);
            morning.events().forEach(arrivals::accept);
            if (SEEN.contains(day)) {
                count(day, truth, shares, DayToStaff.whole(plan, learned.usualDays(plan, morning.at()),
                        arrivals.usual(plan), FIRST, 1), Streams.replication(seed, 2));
            }
            SimulatedDay played = Simulator.record(new Scenario(morning.branch(), morning.at(), 14 * 3600.0, policy,
                    new OfficerModel.Sharing(real.rate()), Map.of(),
                    real.people().apply(Streams.replication(seed, 100 + day)), List.of(), Integer.MAX_VALUE));
            played.journal().forEach(learned::accept);
            played.journal().forEach(arrivals::accept);
            branch = played.end();
        }
    }

    /** Days of one branch, whatever the seed that it is drawn by. */
    private DayToStaff truth(long seed) {
        Map<String, ModelError.OfWork> works = new TreeMap<>();
        for (Service service : plan.services()) {
            works.put(service.id(), new ModelError.OfWork(1, WORK));
        }
        BranchModel known = BranchModel.expected(plan);
        BranchModel hidden = new BranchModel(known.work(), known.usual(), known.officers(), known.noShow(),
                known.noShowWork(), known.pauses(), known.usualPause(), known.peaks(), known.attained(),
                known.attention(), known.leaving(), new ModelError(PACE, works, SPEED, 0, Map.of(), 0, LEAVING))
                .drawn(Streams.of(seed, "truth", 0));
        DayToStaff days = DayToStaff.whole(plan, new UsualDays(hidden, DAYS_DIFFER),
                new ArrivalHistory.Rates(ExpectedDay.rates(plan).slots(), false, ARRIVALS, DAYS_DIFFER), FIRST, 1);
        DayToStaff.Days real = days.asLikely().apply(seed);
        return new DayToStaff(plan, days.start(), days.slots(), days.learned(), real, any -> real);
    }

    private List<Verified> verified(DayToStaff day, long seed) {
        int[] officers = new int[day.slots()];
        Arrays.fill(officers, OFFICERS);
        return new StaffingTrial(day, policy, TARGET, OFFICERS, seed).verified(officers, () -> {});
    }

    private void count(int days, DayToStaff truth, List<Verified> shares, DayToStaff learned, long seed) {
        DayToStaff asBelieved = new DayToStaff(plan, learned.start(), learned.slots(), learned.learned(),
                learned.believed(), any -> learned.believed());
        List<Verified> exact = verified(asBelieved, seed);
        List<Verified> unsure = verified(learned, seed);
        int shift = (int) ((learned.start().getEpochSecond() - truth.start().getEpochSecond()) / 1800);
        for (int slot = Math.max(0, -shift); slot < unsure.size() && slot + shift < shares.size(); slot++) {
            sums.computeIfAbsent(days, it -> new Sums()).add(exact.get(slot), unsure.get(slot),
                    shares.get(slot + shift).mean());
        }
    }

    /** In whole percents, as the page shows it. */
    private static boolean holds(Verified told, double share) {
        return Math.round(told.low() * 100) <= Math.round(share * 100)
                && Math.round(share * 100) <= Math.round(told.high() * 100);
    }
}
