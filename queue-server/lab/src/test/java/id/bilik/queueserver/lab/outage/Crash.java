package id.bilik.queueserver.lab.outage;

/** The kiosk stops right here. An error, so that nothing catches it on its way. */
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() { super("the kiosk stops here", null, false, false); }

    /** Counts the steps that a kiosk takes in the world outside of it, and stops it at one of them. */
    static final class Hook {
        private int steps;
        private int stopAt = Integer.MAX_VALUE;

        int steps() { return steps; }

        void stopAfter(int more) { stopAt = steps + more; }

        void never() { stopAt = Integer.MAX_VALUE; }

        boolean isSet() { return stopAt != Integer.MAX_VALUE; }

        void step() {
            if (++steps >= stopAt) {
                stopAt = Integer.MAX_VALUE;
                throw new Crash();
            }
        }
    }
}
