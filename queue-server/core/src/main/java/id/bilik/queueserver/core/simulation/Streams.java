package id.bilik.queueserver.core.simulation;

import java.util.SplittableRandom;

/**
 * Chance by name: a stream for each seed, cause and index, so that the third participant's patience is the same whatever
 * plan is tried and whoever else comes (common random numbers; A. Law, Simulation Modeling and Analysis, ch. 11).
 */
public final class Streams {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Streams() {}

    public static SplittableRandom of(long seed, String cause, long index) {
        return new SplittableRandom(mix(mix(mix(seed) + cause.hashCode() * GOLDEN) + index * GOLDEN));
    }

    /** A seed for the replication of that number. */
    public static long replication(long seed, int number) {
        return mix(mix(seed) + (number + 1) * GOLDEN);
    }

    /** Mean seconds; the coefficient of variation is 1. */
    public static double exponential(SplittableRandom random, double mean) {
        return -Math.log1p(-random.nextDouble()) * mean;
    }

    /** The finalizer of SplittableRandom (G. Steele, D. Lea and C. Flood, OOPSLA 2014). */
    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
