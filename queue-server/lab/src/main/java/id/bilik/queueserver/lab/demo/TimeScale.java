package id.bilik.queueserver.lab.demo;

import java.time.Duration;

/** Life's time, faster. */
final class TimeScale {
    private final double speed;
    private final long startNanos = System.nanoTime();

    TimeScale(double speed) { this.speed = speed; }

    /** @param life how long it would take in life */
    void sleep(Duration life) throws InterruptedException {
        Thread.sleep(Duration.ofNanos((long) (life.toNanos() / speed)));
    }

    /** @param life since the start, in life */
    void sleepUntil(Duration life) throws InterruptedException {
        long nanos = (long) (life.toNanos() / speed) - (System.nanoTime() - startNanos);
        if (nanos > 0) {
            Thread.sleep(Duration.ofNanos(nanos));
        }
    }
}
