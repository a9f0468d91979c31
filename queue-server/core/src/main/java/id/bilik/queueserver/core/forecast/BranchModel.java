package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a branch at one moment: how much work its services are, how fast its officers are, who does not
 * come when called, and how long a pause takes. Immutable.
 *
 * @param work by service: seconds of work, walking to the booth included, of a visit that has the officer to itself
 * @param usual rate of an officer of whom nothing is known
 * @param officers rates of those who are known, by name
 * @param noShow probability that who is called does not come, 0 to 1
 * @param noShowWork what a no-show costs, seconds of work
 * @param pauses mean length of a pause by its reason, seconds
 * @param usualPause the same for a reason that was never given before
 * @param peaks visits, 1 to 5, beyond which that officer has been seen to get slower in total; absent where not
 * @param attained by ticket in a booth: seconds of work done since it was called
 * @param attention by service: seconds that an officer stays with a visit at a time; empty where it is not known
 * @param leaving how fast those who wait leave the queue
 * @param error how far all this may be off
 */
public record BranchModel(Map<String, WorkDistribution> work, OfficerRate usual, Map<String, OfficerRate> officers,
        double noShow, double noShowWork, Map<String, Double> pauses, double usualPause,
        Map<String, Integer> peaks, Map<TicketNumber, Double> attained,
        Map<String, WorkDistribution> attention, LeavingRates leaving, ModelError error) {
    /** Self-work per attention before it is measured. */
    public static final double SELF_WORK_PER_ATTENTION = 2;
    /** Coefficient of variation of work before it is measured: people's services are about exponential. */
    public static final double VARIATION = 1;
    static final double NO_SHOW = .04;
    static final double NO_SHOW_WORK = 120;
    static final double PAUSE_SECONDS = 900;
    private static final double LEAST_LATE = 60;

    /** What the plan expects, before anything is known. */
    public static BranchModel expected(BranchPlan plan) {
        Map<String, WorkDistribution> work = new HashMap<>();
        for (Service service : plan.services()) {
            work.put(service.id(), expected(service));
        }
        return new BranchModel(work, OfficerRate.of(SELF_WORK_PER_ATTENTION), Map.of(), NO_SHOW, NO_SHOW_WORK,
                Map.of(), PAUSE_SECONDS, Map.of(), Map.of(), Map.of(), new LeavingCounts(LeavingPrior.NONE).leaving(),
                ModelError.NONE);
    }

    static WorkDistribution expected(Service service) {
        return WorkDistribution.prior(service.expected().toMillis() / 1000.0, VARIATION);
    }

    /**
     * One of the models that are as likely to be true, given how far this one may be off: to be played, so that an answer is
     * no surer than what it was made from.
     */
    public BranchModel drawn(SplittableRandom random) {
        double day = error.day() * random.nextGaussian();
        Map<String, WorkDistribution> works = new TreeMap<>(work);
        works.replaceAll((service, known) -> known
                .scaled(error.ofService(service).factor(day, random.nextGaussian())));
        double crew = ModelError.factor(error.crew(), random.nextGaussian());
        OfficerRate anybody = usual.times(crew * ModelError.factor(error.ofOfficer(null), random.nextGaussian()));
        Map<String, OfficerRate> rates = new TreeMap<>(officers);
        rates.replaceAll(
                (name, rate) -> rate.times(crew * ModelError.factor(error.ofOfficer(name), random.nextGaussian())));
        return new BranchModel(works, anybody, rates, ModelError.noShow(noShow, error.noShow(), random.nextGaussian()),
                noShowWork, pauses, usualPause,
                peaks, attained, attention, leaving.times(ModelError.factor(error.leaving(), random.nextGaussian())),
                ModelError.NONE);
    }

    /** The same where all work takes so many times as long. */
    BranchModel slower(double factor) {
        Map<String, WorkDistribution> works = new TreeMap<>(work);
        works.replaceAll((service, known) -> known.scaled(factor));
        return new BranchModel(works, usual, officers, noShow, noShowWork, pauses, usualPause, peaks, attained,
                attention, leaving, error);
    }

    /** The same where nobody in particular stands for so many officers. */
    BranchModel withOfficers(int count) {
        ModelError one = error;
        return new BranchModel(work, usual, officers, noShow, noShowWork, pauses, usualPause, peaks, attained,
                attention, leaving, new ModelError(one.day(), one.services(), one.crew(),
                        one.officer() / Math.sqrt(count), one.officers(), one.noShow(), one.leaving()));
    }

    /** The same, taken as if it could not be off. */
    public BranchModel exact() {
        return new BranchModel(work, usual, officers, noShow, noShowWork, pauses, usualPause, peaks, attained,
                attention, leaving, ModelError.NONE);
    }

    /** The same with another belief of how fast people leave. */
    public BranchModel with(LeavingRates other) {
        return new BranchModel(work, usual, officers, noShow, noShowWork, pauses, usualPause, peaks, attained,
                attention,
                other, error);
    }

    /** Rate of that officer; null stands for nobody in particular. */
    public OfficerRate rateOf(@Nullable String officer) {
        return officer == null ? usual : officers.getOrDefault(officer, usual);
    }

    /** The most visits that are worthwhile for that officer, 1 to 6. */
    public int peakOf(@Nullable String officer) {
        return officer == null ? OfficerRate.MOST_BOOTHS : peaks.getOrDefault(officer, OfficerRate.MOST_BOOTHS);
    }

    /**
     * How much longer a pause is going to take, seconds. Where a return was announced, until then; who is late already is
     * believed to be as late again, at least a minute. Otherwise as long as pauses of that reason take on average; one
     * that outlasted that, as long again.
     */
    public double pauseLeft(Duty.Pause pause, Instant now) {
        Instant returnAt = pause.returnAt();
        if (returnAt == null) {
            return pauseLeft(pause.reason(), Math.max(0, secondsBetween(pause.since(), now)));
        }
        double left = secondsBetween(now, returnAt);
        return left > 0 ? left : Math.max(LEAST_LATE, -left);
    }

    private static double secondsBetween(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    private double pauseLeft(@Nullable String reason, double lasted) {
        double mean = reason == null ? usualPause : pauses.getOrDefault(reason, usualPause);
        return lasted < mean ? mean - lasted : lasted;
    }
}
