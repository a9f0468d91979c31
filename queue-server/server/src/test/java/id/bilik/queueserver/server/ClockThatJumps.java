package id.bilik.queueserver.server;

import id.bilik.process.clock.Uptime;
import id.bilik.queueserver.server.runtime.ClockMemory;
import id.bilik.queueserver.server.runtime.TrustedClock;
import id.bilik.queueserver.server.runtime.WatchedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A machine that has been running for two hours, and whose clock somebody sets. */
public final class ClockThatJumps implements Uptime {
    private final Instant start;
    private final long startNanos = System.nanoTime();
    private volatile Duration off = Duration.ZERO;

    public ClockThatJumps(String local, String zone) { start = SettableClock.instant(local, ZoneId.of(zone)); }

    /** The branch's clock on that machine. */
    public WatchedClock in(Path folder) {
        return new WatchedClock(new TrustedClock(() -> start.plus(passed()).plus(off), this,
                new ClockMemory(folder.resolve("clock.json")), () -> false, Instant.EPOCH), System::nanoTime,
                later -> {});
    }

    /** Its clock is wrong by so much from now on. */
    public void set(Duration wrong) { off = wrong; }

    private Duration passed() { return Duration.ofNanos(System.nanoTime() - startNanos); }

    @Override
    public String boot() { return "one"; }

    @Override
    public Duration sinceBoot() { return Duration.ofHours(2).plus(passed()); }
}
