package id.bilik.queueserver.lab.demo;

import java.time.Duration;

/** Life's time, faster. It can be held, as the clock of a branch is while its server is away. */
final class TimeScale {
    /** How often somebody looks whether the time goes on. */
    private static final long LOOK_MILLIS = 50;

    private final double speed;
    private final long startNanos = System.nanoTime();
    private long heldNanos;
    private long heldSince = -1;

    TimeScale(double speed) { this.speed = speed; }

    /** Since the start, in life. */
    synchronized Duration now() {
        long until = heldSince >= 0 ? heldSince : System.nanoTime() - startNanos;
        return Duration.ofNanos((long) ((until - heldNanos) * speed));
    }

    synchronized void hold() {
        if (heldSince < 0) {
            heldSince = System.nanoTime() - startNanos;
        }
    }

    synchronized void goOn() {
        if (heldSince >= 0) {
            heldNanos += System.nanoTime() - startNanos - heldSince;
            heldSince = -1;
        }
    }

    private synchronized boolean isHeld() { return heldSince >= 0; }

    /** @param life how long it would take in life */
    void sleep(Duration life) throws InterruptedException {
        sleepUntil(now().plus(life));
    }

    /** @param life since the start, in life */
    void sleepUntil(Duration life) throws InterruptedException {
        while (true) {
            Duration left = life.minus(now());
            if (!left.isPositive()) {
                return;
            }
            if (isHeld()) {
                Thread.sleep(LOOK_MILLIS);
            } else {
                // a little too early is slept again, and a little too late is late
                Thread.sleep(Duration.ofNanos((long) Math.ceil(left.toNanos() / speed)));
            }
        }
    }
}
