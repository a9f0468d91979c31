package id.bilik.queueserver.core.forecast;

import id.bilik.queueserver.core.branch.plan.Service;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The works of one service: those of earlier days as they would have been on a usual day, and those of today. Single
 * writer.
 */
final class ServiceWork {
    /** The plan's figure counts as so many works. */
    private static final double SERVICE_PRIOR = 8;
    private static final double PRIOR_LOG_VARIANCE = Math.log1p(BranchModel.VARIATION * BranchModel.VARIATION);

    private final Recent usual = new Recent();
    private final Recent today = new Recent();
    /** Those of earlier days, ascending. */
    private double[] sorted = new double[0];
    private @Nullable Logs logs;

    /** Moments of the logarithms of works on earlier days; how many there were. The plan's figure is among them. */
    private record Logs(double mean, double variance, double count) {}

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
        double expected = Math.log(service.expected().toMillis() / 1000.0) - PRIOR_LOG_VARIANCE / 2;
        double[] works = DayPace.logarithms(usual.values());
        double count = SERVICE_PRIOR + works.length;
        double mean = SERVICE_PRIOR * expected / count;
        for (double work : works) {
            mean += work / count;
        }
        double variance = SERVICE_PRIOR * PRIOR_LOG_VARIANCE / count;
        for (double work : works) {
            variance += (work - mean) * (work - mean) / count;
        }
        return new Logs(mean, variance, count);
    }

    /**
     * How far the mean work may be off. Of so many measured works, the plan's figure among them, a mean is off by their
     * variation over the root of their number. If the day is slower than was believed, that moves the mean only as far as it is
     * known from other days; today's own works say what they say.
     *
     * @param variation of the works
     */
    ModelError.OfWork error(double variation) {
        double before = SERVICE_PRIOR + usual.length();
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
        return WorkDistribution.learned(service.expected().toMillis() / 1000.0, BranchModel.VARIATION, SERVICE_PRIOR,
                all, Arrays.stream(underWay).map(done -> done / factor).toArray()).scaled(factor);
    }
}
