package id.bilik.queueserver.core.forecast;

/**
 * Chance by name: the same seed, path, visit and cause give the same number wherever and whenever it is asked for.
 * So the same visit keeps its luck from one forecast to the next, and a forecast moves because the branch moved.
 * The mixing function is that of SplittableRandom (G. Steele, D. Lea and C. Flood, OOPSLA 2014).
 */
final class Draw {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Draw() {}

    /** Evenly spread over [0, 1). */
    static double uniform(long seed, long path, long key, int cause) {
        return (mix(mix(mix(seed + GOLDEN * path) + key) + GOLDEN * cause) >>> 11) * 0x1p-53;
    }

    /** From the standard normal distribution. */
    static double normal(long seed, long path, long key, int cause) {
        // half a step away from 0, where the quantile is infinite
        return Normal.quantile(uniform(seed, path, key, cause) + 0x1p-54);
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        y = (y ^ (y >>> 27)) * 0x94d049bb133111ebL;
        return y ^ (y >>> 31);
    }
}
