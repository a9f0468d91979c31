package id.bilik.queueserver.lab.scenarios;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.RecordedEvent;
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
import java.util.stream.IntStream;

/**
 * Whether the verified share of a plan holds what comes true. Branches whose truth is hidden are watched for some days; what
 * they taught verifies a staffing, and the truth then plays the same staffing. Beside it the interval that takes what was learned as
 * true.
 */
final class VerifiedTrial {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final double TARGET = 1200;
    /** Officers all day, about as few as hold the target. */
    private static final int OFFICERS = 3;
    /** Standard deviations of logarithms by which the truth differs from the plan. */
    private static final double WORK = .3;
    private static final double ARRIVALS = .15;
    private static final double DAYS_DIFFER = .1;
    /** Each of forty days, for what is true. */
    private static final int TRUTHS = 5;

    private final BranchPlan plan = PlanFile.readDefault();
    private final CallingPolicy policy = new CentralQueue();
    private int slots;
    private int exactHeld;
    private int unsureHeld;
    private double exactWidth;
    private double unsureWidth;

    private VerifiedTrial() {}

    /** @param branches whose truth is hidden, 1 or more */
    static void print(int branches, long seed, PrintStream out) {
        out.printf(Locale.ROOT, "seed %d, %d branches, %d officers all day; verified share within %.0f min%n%s%n", seed,
                branches, OFFICERS, TARGET / 60,
                "days seen   half hours   taken as true: held   width   unsure: held   width");
        for (int days : new int[]{0, 1, 5}) {
            VerifiedTrial trial = new VerifiedTrial();
            for (int branch = 0; branch < branches; branch++) {
                trial.play(days, Streams.replication(seed, branch));
            }
            out.printf(Locale.ROOT, "%9d %12d %21.3f %7.3f %14.3f %7.3f%n", days, trial.slots,
                    trial.exactHeld / (double) trial.slots, trial.exactWidth / trial.slots,
                    trial.unsureHeld / (double) trial.slots, trial.unsureWidth / trial.slots);
        }
    }

    private void play(int days, long seed) {
        DayToStaff truth = truth(seed);
        DayToStaff.Days real = truth.asLikely().apply(seed);
        LearnedModel learned = new LearnedModel(plan);
        ArrivalHistory arrivals = new ArrivalHistory(plan.zone());
        Branch branch = Branch.unfounded(plan.id());
        for (int day = 0; day < days; day++) {
            Morning morning = Morning.next(branch, plan, truth.start().plusSeconds(86_400L * day), OFFICERS);
            SimulatedDay played = Simulator.record(new Scenario(morning.branch(), morning.at(), 14 * 3600.0, policy,
                    new OfficerModel.Sharing(real.rate()), Map.of(),
                    real.people().apply(Streams.replication(seed, day)),
                    List.of(), Integer.MAX_VALUE));
            for (List<RecordedEvent> part : List.of(morning.events(), played.journal())) {
                part.forEach(learned::accept);
                part.forEach(arrivals::accept);
            }
            branch = played.end();
        }
        Morning next = Morning.next(branch, plan, truth.start().plusSeconds(86_400L * days), OFFICERS);
        next.events().forEach(learned::accept);
        next.events().forEach(arrivals::accept);
        DayToStaff unsure = DayToStaff.whole(plan, learned.usualDays(plan, next.at()), arrivals.usual(plan), FIRST, 1);
        DayToStaff exact = new DayToStaff(plan, unsure.start(), unsure.slots(), unsure.learned(), unsure.believed(),
                any -> unsure.believed());
        count(verified(truth, seed, TRUTHS), truth, verified(exact, seed, 1), verified(unsure, seed, 1), unsure);
    }

    private DayToStaff truth(long seed) {
        Map<String, ModelError.OfWork> works = new TreeMap<>();
        for (Service service : plan.services()) {
            works.put(service.id(), new ModelError.OfWork(0, WORK));
        }
        BranchModel known = BranchModel.expected(plan);
        BranchModel hidden = new BranchModel(known.work(), known.usual(), known.officers(), known.noShow(),
                known.noShowWork(), known.pauses(), known.usualPause(), known.peaks(), known.attained(),
                known.attention(), known.leaving(), new ModelError(0, works, 0, 0, Map.of(), 0, 0))
                .drawn(Streams.of(seed, "truth", 0));
        double busy = Math.exp(ARRIVALS * Streams.of(seed, "busy truth", 0).nextGaussian());
        DayToStaff days = DayToStaff.whole(plan, new UsualDays(hidden, DAYS_DIFFER),
                new ArrivalHistory(plan.zone()).usual(plan), FIRST, busy);
        // the level of the arrivals is hidden, and not unsure
        DayToStaff.Days real = days.asLikely().apply(seed);
        return new DayToStaff(plan, days.start(), days.slots(), days.learned(), days.believed(), any -> real);
    }

    private static List<Verified> verified(DayToStaff day, long seed, int times) {
        StaffingTrial[] trials = new StaffingTrial[times];
        Arrays.setAll(trials,
                number -> new StaffingTrial(day, new CentralQueue(), TARGET, OFFICERS, seed + 31L * (times + number)));
        int[] officers = new int[day.slots()];
        Arrays.fill(officers, OFFICERS);
        List<List<Verified>> all = Arrays.stream(trials).map(trial -> trial.verified(officers, () -> {})).toList();
        return IntStream.range(0, day.slots()).mapToObj(slot -> {
            double mean = all.stream().mapToDouble(each -> each.get(slot).mean()).average().orElseThrow();
            return times == 1 ? all.getFirst().get(slot) : new Verified(mean, mean, mean);
        }).toList();
    }

    private void count(List<Verified> truth, DayToStaff real, List<Verified> exact, List<Verified> unsure,
            DayToStaff learned) {
        int shift = (int) ((learned.start().getEpochSecond() - real.start().getEpochSecond()) / 1800);
        for (int slot = 0; slot < unsure.size(); slot++) {
            int there = slot + shift;
            if (there < 0 || there >= truth.size()) {
                continue;
            }
            double share = truth.get(there).mean();
            slots++;
            exactHeld += holds(exact.get(slot), share) ? 1 : 0;
            unsureHeld += holds(unsure.get(slot), share) ? 1 : 0;
            exactWidth += exact.get(slot).high() - exact.get(slot).low();
            unsureWidth += unsure.get(slot).high() - unsure.get(slot).low();
        }
    }

    private static boolean holds(Verified told, double share) { return told.low() <= share && share <= told.high(); }
}
