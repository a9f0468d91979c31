package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.Service;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The works of one service: those of earlier days as they would have been on a usual day, and those of today. Single
 * writer.
 */
final class ServiceWork {
    private final WorkPrior prior;
    private final Recent usual = new Recent();
    private final Recent today = new Recent();
    /** Those of earlier days, ascending. */
    private double[] sorted = new double[0];
    private @Nullable Logs logs;

    /** Moments of the logarithms of works on earlier days; how many there were. The prior is among them. */
    private record Logs(double mean, double variance, double count) {}

    ServiceWork(WorkPrior prior) { this.prior = prior; }

    /** Adds a work, or with the sign -1 takes the one away that was added lately. */
    void add(int sign, double work) {
        if (sign > 0) {
            today.add(work);
        } else {
            today.remove(work);
        }
    }

    /** Today was so many times as slow as other days, and is over. */
    void endDay(double factor) {
        for (double work : today.values()) {
            usual.add(work / factor);
        }
        today.clear();
        sorted = usual.values();
        Arrays.sort(sorted);
        logs = null;
    }

    boolean isOfToday() { return today.length() > 0; }

    /** How many works of earlier days are known. */
    int known() { return usual.length(); }

    /** What today tells about itself, with so much work done for visits that are not complete. */
    DayPace.Evidence evidence(Service service, double[] underWay) {
        Logs known = logs;
        if (known == null) {
            known = moments(service);
            logs = known;
        }
        double[] works = DayPace.logarithms(today.values());
        double sum = 0;
        for (double work : works) {
            sum += work;
        }
        return new DayPace.Evidence(known.mean, known.variance, known.count, works.length, sum,
                DayPace.logarithms(underWay));
    }

    private Logs moments(Service service) {
        double expected = Math.log(prior.mean(service)) - prior.varianceOfLog() / 2;
        double[] works = DayPace.logarithms(usual.values());
        double count = prior.weight() + works.length;
        double mean = prior.weight() * expected / count;
        for (double work : works) {
            mean += work / count;
        }
        double variance = prior.weight() * prior.varianceOfLog() / count;
        for (double work : works) {
            variance += (work - mean) * (work - mean) / count;
        }
        return new Logs(mean, variance, count);
    }

    /**
     * How far the mean work may be off. Of so many measured works, the prior among them, a mean is off by their
     * variation over the root of their number. If the day is slower than was believed, that moves the mean only as far as it is
     * known from other days; today's own works say what they say.
     *
     * @param variation of the works
     */
    ModelError.OfWork error(double variation) {
        double before = prior.weight() + usual.length();
        double known = before + today.length();
        return new ModelError.OfWork(before / known, variation / Math.sqrt(known));
    }

    /**
     * Work today, which is so many times as slow as other days.
     *
     * @param underWay seconds of work done for visits that are not complete
     */
    WorkDistribution distribution(Service service, double factor, double[] underWay) {
        double[] present = today.values();
        double[] all = Arrays.copyOf(sorted, sorted.length + present.length);
        for (int i = 0; i < present.length; i++) {
            all[sorted.length + i] = present[i] / factor;
        }
        return WorkDistribution.learned(prior.mean(service), prior.variation(), prior.weight(), all,
                Arrays.stream(underWay).map(done -> done / factor).toArray()).scaled(factor);
    }

    /**
     * What was seen, as on a usual day; empty where nothing was.
     *
     * @param own   how many times as slow today is as other days
     * @param usual how many times as slow days usually are as the works that are kept
     */
    Optional<BranchFigures.Works> figures(double own, double usual) {
        double[] works = DoubleStream
                .concat(Arrays.stream(sorted), Arrays.stream(today.values()).map(work -> work / own))
                .map(work -> work * usual).toArray();
        if (works.length == 0) {
            return Optional.empty();
        }
        double[] logs = DayPace.logarithms(works);
        double mean = Arrays.stream(logs).average().orElseThrow();
        double variance = Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).average().orElseThrow();
        return Optional
                .of(new BranchFigures.Works(works.length, Arrays.stream(works).average().orElseThrow(), variance));
    }
}
